#!/usr/bin/env bash
# Sets up an environment of its own and passes lint, types, tests and the quality floors.
set -euo pipefail
cd "$(dirname "$0")/.."
venv=${DATELINE_TEST_VENV:-.venv-test}
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/python" -m pip install --quiet --require-hashes -r requirements/test.txt
"$venv/bin/python" -m pip install --quiet --no-deps --no-build-isolation --editable .
"$venv/bin/ruff" check .
"$venv/bin/ruff" format --check .
"$venv/bin/mypy"
"$venv/bin/python" -m pytest "$@"
"$venv/bin/python" tools/score_gold.py --check
