"""The ledger's own records: one whole incident a line."""

from collections.abc import Iterable, Iterator

from dateline.exports.exporter import Exporter
from dateline.exports.record import Record

__all__ = ["JsonlExporter"]

_LINES = 200
"""Lines a chunk: an incident takes 1 to 20 KB."""


class JsonlExporter(Exporter):
    """Writes each incident as the ledger stores it."""

    name = "jsonl"

    def chunks(self, records: Iterable[Record]) -> Iterator[bytes]:
        """A line an incident."""
        lines: list[str] = []
        for record in records:
            self.loss.read()
            self.loss.wrote()
            lines.append(record.body)
            if len(lines) == _LINES:
                yield ("\n".join(lines) + "\n").encode()
                lines = []
        if lines:
            yield ("\n".join(lines) + "\n").encode()
