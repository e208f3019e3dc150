"""`dateline export`."""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.filters import filtered, located, open_view

if TYPE_CHECKING:
    from dateline.model import Query
    from dateline.services.exporting import Export

__all__ = ["export"]

_BINARY = ("parquet", "gpkg")
_INTERVAL = 0.2
"""Seconds between two states of the progress line."""


def _format(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    """A format that there is."""
    from dateline.exports import FORMATS  # noqa: PLC0415 - heavy imports wait until they are needed

    if value.lower() not in FORMATS:
        raise click.BadParameter(f"{value!r} is none: choose from {', '.join(FORMATS)}")
    return value.lower()


@click.command()
@click.option(
    "--format",
    "form",
    callback=_format,
    metavar="FORMAT",
    required=True,
    help="csv, jsonl, parquet, geojson, gpkg, plover, polecat, acled, ucdp, gdelt, gdelt-mentions, "
    "petrarch, prov, annotation or claimreview.",
)
@click.option(
    "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write here instead of standard output."
)
@click.option(
    "--loss",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write here what the format could not carry over, as JSON.",
)
@filtered
@located
def export(
    form: str,
    output: Path | None,
    loss: Path | None,
    query: "Query",
    ledger: str | None,
    as_of: str | None,
) -> int:
    """Write a ledger, or what the filters leave of it, in another format.

    What the format can't hold is said on standard error, and in the file or in FILE.meta.json beside it.
    docs/exports.md tells how each format is filled.
    """
    from dateline.ledger.error import LedgerError  # noqa: PLC0415
    from dateline.services.exporting import ExportError, write_export, write_loss  # noqa: PLC0415
    from dateline.services.exporting import export as start  # noqa: PLC0415

    if output is None and form in _BINARY and sys.stdout.isatty():
        raise click.UsageError(f"{form} is no text for a terminal: name a file with --output")
    view = open_view(ledger, as_of)
    try:
        total = view.incidents(query.model_copy(update={"limit": 1})).total
        with _Progress(total) as progress:
            made = start(view, query, form, as_of=as_of, passed=progress.passed)
            if output is None:
                for chunk in made:
                    sys.stdout.buffer.write(chunk)
                sys.stdout.buffer.flush()
                beside = None
            else:
                beside = write_export(made, output)
        if loss is not None:
            write_loss(made, loss)
    except (LedgerError, ExportError) as error:
        raise click.ClickException(str(error)) from error
    _tell(made, beside)
    return 0


def _tell(made: "Export", beside: Path | None) -> None:
    """What became of the incidents, on standard error."""
    lines = made.loss.lines()
    # Without a file nothing else says which state of the ledger this is.
    lines[0] += f", ledger {made.note.snapshot.id}"
    for line in lines:
        click.echo(f"dateline: {line}", err=True)
    if beside is not None:
        click.echo(f"dateline: query, licence and mapping of columns: {beside}", err=True)


class _Progress:
    """How far the export is, on one line of a terminal; silent elsewhere."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._shown = sys.stderr.isatty()
        self._next = 0.0
        self.passed: Callable[[int], None] = self._passed

    def __enter__(self) -> "_Progress":
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown:
            click.echo("\r\x1b[K", err=True, nl=False)

    def _passed(self, done: int) -> None:
        now = time.monotonic()
        if self._shown and now >= self._next:
            self._next = now + _INTERVAL
            click.echo(f"\r\x1b[K{done:,} of {self._total:,} incidents", err=True, nl=False)
