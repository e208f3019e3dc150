"""The ledger's own CSV: one row an incident."""

from collections.abc import Iterable, Mapping

from dateline.exports.delimited import Cell, DelimitedExporter
from dateline.exports.flat import flat_row, other_tolls, side_tolls
from dateline.exports.record import Record

__all__ = ["TableExporter"]


class TableExporter(DelimitedExporter):
    """Writes one row an incident; no incident is left out."""

    name = "csv"

    def rows(self, record: Record) -> Iterable[Mapping[str, Cell]]:
        """The row of the incident."""
        if other_tolls(record.document):
            self.loss.note("other_tolls")
        if side_tolls(record.document):
            self.loss.note("sides")
        columns = {column.name: column.many for column in self.codebook.columns}
        row: dict[str, Cell] = {}
        for name, value in flat_row(record.document).items():
            row[name] = self._join(value, columns[name] or "; ") if isinstance(value, list) else value
        yield row

    def _join(self, values: list[str], separator: str) -> str:
        mark = separator.strip()
        if mark and any(mark in value for value in values):
            self.loss.note("separator")
            values = [value.replace(mark, ",") for value in values]
        return separator.join(values)
