#!/usr/bin/env bash
# Writes requirements/*.txt anew from pyproject.toml: every version pinned, every file hashed, no index named.
# Needs uv. Arguments go to uv, for example --upgrade-package spacy; without them pinned versions stay.
set -euo pipefail
cd "$(dirname "$0")/.."
lock() {
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
        --custom-compile-command "bash tools/lock.sh" "$@"
}
build_requirements() {
    python3 -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")'
}
lock "$@" pyproject.toml --output-file requirements/runtime.txt
build_requirements | lock "$@" - --constraints requirements/runtime.txt --output-file requirements/build.txt
build_requirements | lock "$@" pyproject.toml - --group test --group lint \
    --constraints requirements/runtime.txt --constraints requirements/build.txt --output-file requirements/test.txt
lock "$@" pyproject.toml --group training --group names \
    --constraints requirements/test.txt --output-file requirements/training.txt
