#!/bin/sh
# Writes requirements/{run,dev,bench}.txt: exact versions with hashes, without naming any index.
set -eu
cd "$(dirname "$0")/.."
.venv/bin/python -m pip install --quiet --disable-pip-version-check pip-tools
compile() {
    .venv/bin/python -m piptools compile --quiet --generate-hashes --allow-unsafe --strip-extras \
        --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header --no-annotate "$@"
}
compile --extra all --output-file requirements/run.txt pyproject.toml requirements/build.in
compile --extra dev --output-file requirements/dev.txt pyproject.toml requirements/build.in
compile --extra dev --extra bench --output-file requirements/bench.txt pyproject.toml requirements/build.in
# The extras name the project itself; it is installed from its folder, not from a list.
for list in run dev bench; do
    sed -i '/^# WARNING: pip install will require/d; /^# Consider using a hashable URL/d; /^cchc-rules @ /d' "requirements/$list.txt"
done
