"""An export: the file piece by piece, and what it says of itself."""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any

from dateline.exports import FORMATS, Codebook, LossReport, Note, Record, load_codebook, make_exporter
from dateline.model import Query
from dateline.services.exporting.source import ExportSource

__all__ = ["Export", "ExportError", "export"]

_BATCH = 500
"""Incidents taken from the ledger at a time: about 5 MB of JSON."""


class ExportError(ValueError):
    """An export that can't be made; the message says why."""


class Export:
    """The bytes of a file, once; `loss` is whole when they have all been taken.

    Args:
        note: what the export says of itself.
        batches: rows of the table of incidents, with their bodies.
        passed: is told how many incidents have been taken so far.
    """

    def __init__(
        self,
        note: Note,
        batches: Iterator[list[dict[str, Any]]],
        passed: Callable[[int], None] | None = None,
    ) -> None:
        self.note = note
        self.loss = LossReport(load_codebook(note.format))
        self._batches = batches
        self._passed = passed
        self._chunks = make_exporter(note, self.loss).chunks(self._records())

    @property
    def codebook(self) -> Codebook:
        """The format's rules: title, media type, suffix."""
        return self.loss.codebook

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        return next(self._chunks)

    def _records(self) -> Iterator[Record]:
        done = 0
        for batch in self._batches:
            for row in batch:
                yield Record(row["body"])
            done += len(batch)
            if self._passed:
                self._passed(done)

    def document(self) -> dict[str, Any]:
        """Note and loss report as JSON: the side file of formats that have no place for them."""
        return {**self.note.document(), "loss": self.loss.document()}


def export(
    view: ExportSource,
    query: Query | None = None,
    format: str = "jsonl",
    *,
    as_of: str | None = None,
    passed: Callable[[int], None] | None = None,
) -> Export:
    """Write what a query finds in one of the `FORMATS`, in memory that does not grow with the ledger.

    Args:
        view: a ledger or a view of it.
        query: which incidents; all that are not rejected where left out. Its limit and cursor don't count.
        format: name of the format.
        as_of: the time or entry that the view was asked for, to be said in the export.
        passed: is told how many incidents have been taken so far.

    Raises:
        ExportError: if there is no such format.
        dateline.ledger.QueryError: if a filter can't be understood.
    """
    if format not in FORMATS:
        raise ExportError(f"no format {format!r}: choose from {', '.join(FORMATS)}")
    asked = (query or Query()).model_copy(update={"cursor": None})
    while True:
        snapshot = view.snapshot()
        batches = view.rows("incidents", asked, _BATCH, body=True)
        first = next(batches, [])
        # Rows come from the state of their first batch: begin again if the ledger grew in between.
        if view.snapshot().id == snapshot.id:
            break
    return Export(Note(format, asked, snapshot, as_of), chain([first], batches), passed)
