#!/bin/sh
# Makes .venv ready: `sh tools/setup.sh run` for using cchc, `sh tools/setup.sh dev` for tests too.
# Needs Python 3.11 or newer with venv; everything else comes from the hashed lists in requirements/.
set -eu
kind=${1:-run}
cd "$(dirname "$0")/.."
stamp=".venv/.ready-$kind"
list="requirements/$kind.txt"
wanted=$(cat pyproject.toml "$list" tools/setup.sh | cksum)

if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]; then
    exit 0
fi

python=${PYTHON:-}
for candidate in python3.11 python3.12 python3.13 python3; do
    [ -n "$python" ] && break
    if command -v "$candidate" >/dev/null 2>&1 &&
        "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
        python=$candidate
    fi
done
if [ -z "$python" ]; then
    echo "setup: Python 3.11 or newer was not found; install it (apt-get install python3.11 python3.11-venv)." >&2
    exit 1
fi

# durable-rules is published as source only: it needs a C compiler and Python's headers.
can_compile() {
    command -v cc >/dev/null 2>&1 &&
        [ -f "$("$python" -c 'import sysconfig; print(sysconfig.get_path("include"))')/Python.h" ]
}
if ! can_compile && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "setup: installing a C compiler for durable-rules" >&2
    (apt-get update -qq && apt-get install -y -qq gcc libc6-dev python3-dev) >/dev/null 2>&1 || true
fi

[ -x .venv/bin/python ] || "$python" -m venv .venv
picked=".venv/requirements-$kind.txt"
if can_compile; then
    cp "$list" "$picked"
else
    echo "setup: no C compiler, durable-rules is left out; the built-in evaluator of the same policies takes over." >&2
    awk '/^durable-rules==/ {skip=1} !/^durable-rules==/ && !/^[[:space:]]/ {skip=0} !skip' "$list" >"$picked"
fi
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$picked"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
.venv/bin/python -m compileall -q cchc_rules
printf '%s' "$wanted" >"$stamp"
