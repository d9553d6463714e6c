#!/bin/sh
# The tests look at documents as a reader would: they need LibreOffice Writer and Calc, Poppler, a Times-compatible
# font with Vietnamese letters, Chromium for the HTML report and Java for Spark.
# Installs them where that is possible, else says what to do.
set -eu
missing=""
command -v soffice >/dev/null 2>&1 || missing="$missing libreoffice-writer"
[ -e "$(dirname "$(readlink -f "$(command -v soffice)" 2>/dev/null)")/libsclo.so" ] || missing="$missing libreoffice-calc"
command -v pdftotext >/dev/null 2>&1 || missing="$missing poppler-utils"
command -v fc-list >/dev/null 2>&1 || missing="$missing fontconfig"
command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 ||
    command -v google-chrome >/dev/null 2>&1 || missing="$missing chromium"
command -v java >/dev/null 2>&1 || missing="$missing openjdk-17-jre-headless"
{ command -v fc-list >/dev/null 2>&1 && fc-list | grep -q "LiberationSerif"; } || missing="$missing fonts-liberation2"
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "test: installing$missing" >&2
    apt-get update -qq >/dev/null
    # shellcheck disable=SC2086 # a list of package names
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null 2>&1 && exit 0
fi
echo "test: missing programs, run: sudo apt-get install$missing" >&2
exit 1
