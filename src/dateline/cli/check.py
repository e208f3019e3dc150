"""`dateline check`."""

import json
from itertools import islice
from pathlib import Path

import click

__all__ = ["check"]


def _format(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    """A format that can be checked."""
    from dateline.checks import CHECKS  # noqa: PLC0415 - heavy imports wait until they are needed

    if value.lower() not in CHECKS:
        raise click.BadParameter(f"{value!r} is none: choose from {', '.join(CHECKS)}")
    return value.lower()


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    callback=_format,
    metavar="FORMAT",
    required=True,
    help="The format that the file claims to be; any that `dateline export` writes.",
)
@click.option(
    "--limit", type=click.IntRange(1), default=50, show_default=True, metavar="N", help="Show so many faults."
)
@click.option("--json", "as_json", is_flag=True, help="Print each fault as a line of JSON.")
def check(file: Path, form: str, limit: int, as_json: bool) -> int:
    """Check a file, this program's or anyone's, by the rules of its format; exit 1 where it breaks one."""
    from dateline.checks import check as run  # noqa: PLC0415

    try:
        faults = run(file, form)
        shown = 0
        for fault in islice(faults, limit):
            shown += 1
            if as_json:
                said = {"line": fault.line, "column": fault.column, "words": fault.words}
                click.echo(json.dumps(said, ensure_ascii=False))
            else:
                click.echo(f"{file}: {fault}")
        more = sum(1 for _ in faults)
    except OSError as error:
        raise click.UsageError(f"cannot read {file}: {(error.strerror or str(error)).lower()}") from error
    count = shown + more
    if more:
        click.echo(f"dateline: {more:,} more faults; --limit {count} shows all", err=True)
    click.echo(f"dateline: {count:,} fault{'' if count == 1 else 's'} in {file} as {form}", err=True)
    return 1 if count else 0
