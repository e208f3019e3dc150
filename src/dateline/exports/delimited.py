"""Tables of text: one line a row, columns between separators."""

import csv
import io
from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar

from dateline.exports.exporter import Exporter
from dateline.exports.record import Record

__all__ = ["Cell", "DelimitedExporter"]

Cell = str | int | float | bool | None

_CHUNK = 1 << 16


class DelimitedExporter(Exporter):
    """Writes rows with the columns of the format's codebook."""

    delimiter: ClassVar[str] = ","
    head: ClassVar[bool] = True
    quoted: ClassVar[bool] = True
    """Whether cells are quoted where they hold the separator; else what would need it becomes a blank."""
    empty: ClassVar[str] = ""

    @abstractmethod
    def rows(self, record: Record) -> Iterable[Mapping[str, Cell]]:
        """The rows of one incident; none where it is left out, which the loss report is then told."""

    def chunks(self, records: Iterable[Record]) -> Iterator[bytes]:
        """The table in UTF-8, in pieces of about 64 KiB."""
        buffer = io.StringIO(newline="")
        writer = csv.writer(
            buffer,
            delimiter=self.delimiter,
            lineterminator="\n",
            quoting=csv.QUOTE_MINIMAL if self.quoted else csv.QUOTE_NONE,
            quotechar='"' if self.quoted else None,
        )
        names = self.codebook.names
        if self.head:
            writer.writerow(names)
        for record in records:
            self.loss.read()
            for row in self.rows(record):
                writer.writerow([self._text(row.get(name)) for name in names])
                self.loss.wrote()
            if buffer.tell() >= _CHUNK:
                yield buffer.getvalue().encode()
                buffer.seek(0)
                buffer.truncate()
        yield buffer.getvalue().encode()

    def _text(self, value: Cell) -> str:
        if value is None or value == "":
            return self.empty
        if isinstance(value, bool):
            return "true" if value else "false"
        if not isinstance(value, str):
            return str(value)
        if self.quoted:
            # A lone carriage return would end the line for many readers, and csv leaves it unquoted.
            return value.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")
        return " ".join(value.replace("\x00", "").split())
