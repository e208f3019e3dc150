#!/usr/bin/env bash
# Installs Dateline into .venv (or the folder given), every package at the version and hash that requirements/ pins.
set -euo pipefail
cd "$(dirname "$0")/.."
source tools/python.sh
venv=${1:-.venv}
builder=$(mktemp -d)
trap 'rm -rf "$builder"' EXIT

# What the package is built with, the gazetteer's sources above all, stays out of the environment that runs it.
echo "building the package, with the gazetteer (about a minute)"
"$python" -m venv "$builder/venv"
"$builder/venv/bin/python" -m pip install --quiet --require-hashes -r requirements/build.txt
"$builder/venv/bin/python" -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir "$builder" .

echo "installing it into $venv with what it needs (about a minute)"
"$python" -m venv "$venv"
"$venv/bin/python" -m pip install --quiet --require-hashes -r requirements/runtime.txt
"$venv/bin/python" -m pip install --quiet --no-deps --force-reinstall "$builder"/dateline-*.whl
echo "installed: $venv/bin/dateline"
