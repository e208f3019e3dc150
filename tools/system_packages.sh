#!/usr/bin/env bash
# Installs what some tests need beside Python packages, where this machine lets us: a browser and a database server.
# Where it does not, those tests skip and say so.
set -euo pipefail

wanted=()
command -v chromium > /dev/null || command -v google-chrome > /dev/null || wanted+=(chromium)
compgen -G '/usr/lib/postgresql/*/bin/initdb' > /dev/null || command -v initdb > /dev/null || wanted+=(postgresql)
[ ${#wanted[@]} -eq 0 ] && exit 0

if ! command -v apt-get > /dev/null; then
    echo "no apt-get here: install ${wanted[*]} by hand, or the tests that need them skip"
    exit 0
fi
as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! sudo -n true 2> /dev/null; then
        echo "not the superuser: run 'sudo apt-get install ${wanted[*]}', or the tests that need them skip"
        exit 0
    fi
    as_root=(sudo)
fi
echo "installing ${wanted[*]}"
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" apt-get install -y -qq --no-install-recommends "${wanted[@]}" > /dev/null
