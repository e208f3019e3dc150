"""Text tables: their head, their rows, and the cells by the codebook."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.checks.cell import cell_faults
from dateline.checks.fault import Fault
from dateline.exports import Codebook

__all__ = ["Shape", "TableRow", "check_cells", "check_table", "read_rows", "table_faults"]

csv.field_size_limit(1 << 24)


@dataclass(frozen=True, slots=True)
class Shape:
    """How a table is written."""

    delimiter: str = ","
    head: bool = True
    """Whether the first line names the columns; else they are the codebook's."""
    quoted: bool = True
    """Whether quotation marks enclose cells."""
    empty: str = ""
    """The word for an empty cell."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table, by column; `None` of POLECAT and blanks around a cell are gone."""

    line: int
    cells: dict[str, str]

    def text(self, name: str) -> str:
        """A cell; empty where the table has no such column."""
        return self.cells.get(name, "")

    def number(self, name: str) -> float | None:
        """A cell's number; None where it is empty or holds none."""
        try:
            return float(self.text(name))
        except ValueError:
            return None


def table_faults(header: list[str], book: Codebook) -> Iterator[Fault]:
    """What is wrong with the head of a table."""
    known = set(book.names) | set(book.optional_columns)
    for name in book.names:
        if name not in header:
            yield Fault(1, name, "the column is missing")
    for name in header:
        if name and name not in known:
            yield Fault(1, name, f"{book.name} has no such column")
    ordered = [name for name in header if name in set(book.names)]
    if len(set(header)) != len([name for name in header if name]) and all(header):
        yield Fault(1, None, "a column stands in the head twice")
    elif ordered != [name for name in book.names if name in set(ordered)]:
        yield Fault(1, None, f"the columns are not in the order of {book.name}")


def read_rows(path: Path, book: Codebook, shape: Shape) -> Iterator[TableRow | Fault]:
    """The rows of a table and what is wrong with its shape, in order; one row is held at a time.

    Args:
        path: the file, in UTF-8; what is no UTF-8 in it is shown as U+FFFD.
        book: the codebook, whose columns are taken where the table has no head.
        shape: how the table is written.

    Raises:
        OSError: if the file can't be read.
    """
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as stream:
        reader = csv.reader(
            stream,
            delimiter=shape.delimiter,
            quoting=csv.QUOTE_MINIMAL if shape.quoted else csv.QUOTE_NONE,
            strict=shape.quoted,
        )
        names = list(book.names)
        try:
            if shape.head:
                names = [name.strip() for name in next(reader, [])]
                yield from table_faults(names, book)
            for cells in reader:
                line = reader.line_num
                if not any(cells):
                    continue
                if shape.head and _is_tags(cells):
                    continue
                if len(cells) != len(names):
                    yield Fault(line, None, f"has {len(cells)} columns where {len(names)} are due")
                    continue
                kept = (cell.strip() for cell in cells)
                yield TableRow(
                    line,
                    {
                        name: "" if cell == shape.empty else cell
                        for name, cell in zip(names, kept, strict=True)
                    },
                )
        except csv.Error as error:
            yield Fault(reader.line_num, None, f"is not a table: {error}")


def _is_tags(cells: list[str]) -> bool:
    """Whether it is a row of HXL tags (#date, #geo+lat): the Humanitarian Data Exchange adds one."""
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(cell.startswith("#") for cell in filled)


def check_cells(row: TableRow, book: Codebook) -> Iterator[Fault]:
    """What is wrong with the single cells of a row."""
    for column in book.columns:
        if column.name in row.cells:
            for words in cell_faults(column, row.cells[column.name]):
                yield Fault(row.line, column.name, words)


def check_table(
    path: Path,
    book: Codebook,
    rules: Callable[[TableRow], Iterator[Fault]],
    *,
    key: str | None = None,
    shape: Shape | None = None,
) -> Iterator[Fault]:
    """The faults of a table, in order of lines.

    Args:
        path: the file.
        book: the codebook.
        rules: what holds between the cells of a row.
        key: a column in which no two rows may have the same.
        shape: how the table is written; commas, quotation marks and a head where left out.

    Raises:
        OSError: if the file can't be read.
    """
    seen: set[str] = set()
    for row in read_rows(path, book, shape or Shape()):
        if isinstance(row, Fault):
            yield row
            continue
        yield from check_cells(row, book)
        yield from rules(row)
        if key is not None:
            if row.text(key) in seen:
                yield Fault(row.line, key, f"{row.text(key)} stands on an earlier line too")
            seen.add(row.text(key))
