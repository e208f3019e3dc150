"""The ledger's own CSV: one row an incident."""

from collections.abc import Iterable, Mapping
from functools import cache

from dateline.exports.codebook import load_codebook
from dateline.exports.delimited import Cell, DelimitedExporter
from dateline.exports.flat import flat_row, other_tolls, side_tolls
from dateline.exports.record import Record

__all__ = ["TableExporter"]


@cache
def _separators() -> dict[str, str]:
    return {column.name: column.many or "; " for column in load_codebook("csv").columns}


class TableExporter(DelimitedExporter):
    """Writes one row an incident; no incident is left out."""

    name = "csv"

    def rows(self, record: Record) -> Iterable[Mapping[str, Cell]]:
        """The row of the incident."""
        if other_tolls(record.document):
            self.loss.note("other_tolls")
        if side_tolls(record.document):
            self.loss.note("sides")
        separators = _separators()
        yield {
            name: self._join(value, separators[name]) if isinstance(value, list) else value
            for name, value in flat_row(record.document).items()
        }

    def _join(self, values: list[str], separator: str) -> str:
        mark = separator.strip()
        if mark and any(mark in value for value in values):
            self.loss.note("separator")
            values = [value.replace(mark, ",") for value in values]
        return separator.join(values)
