# Sourced by the other scripts: sets `python` to the interpreter that PYTHON names, else python3, and refuses old ones.
python=${PYTHON:-python3}
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "$0: Dateline needs Python 3.11 or newer; PYTHON=/path/to/python names one" >&2
    exit 2
}
