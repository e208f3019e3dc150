#!/usr/bin/env bash
# Sets up an environment of its own and passes lint, types, tests and the quality floors.
# Arguments go to pytest: bash tools/test.sh -m "not slow"
set -euo pipefail
cd "$(dirname "$0")/.."
source tools/python.sh
venv=${DATELINE_TEST_VENV:-.venv-test}
step() { printf '\n== %s\n' "$*"; }

step "a browser and a database server"
bash tools/system_packages.sh
step "environment: $venv"
[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
"$venv/bin/python" -m pip install --quiet --require-hashes -r requirements/test.txt
"$venv/bin/python" -m pip install --quiet --no-deps --no-build-isolation --editable .
step lint
"$venv/bin/ruff" check .
"$venv/bin/ruff" format --check .
step types
"$venv/bin/mypy"
step "front end"
"$venv/bin/python" tools/build_frontend.py
"$venv/bin/python" tools/build_frontend.py --check
step tests
"$venv/bin/python" -m pytest "$@"
step floors
"$venv/bin/dateline" score --check docs/floors.json --processes 2
