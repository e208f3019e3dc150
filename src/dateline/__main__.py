"""`python -m dateline` is the `dateline` command."""

from dateline.cli import main

__all__: list[str] = []

if __name__ == "__main__":
    main(prog_name="dateline")
