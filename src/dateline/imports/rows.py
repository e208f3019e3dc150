"""Rows of foreign tables, whatever of their format's columns they have."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from dateline.checks.delimited import Shape, TableRow, read_rows
from dateline.checks.fault import Fault
from dateline.exports import load_codebook

__all__ = ["ImportFileError", "day_of", "foreign_rows", "whole"]


class ImportFileError(ValueError):
    """A file that is not of the format that it was said to be."""


def foreign_rows(
    path: Path, name: str, needed: tuple[str, ...], shape: Shape | None = None
) -> Iterator[TableRow]:
    """The rows of a table that has at least the needed columns; rows of another width are passed over.

    Raises:
        ImportFileError: if a needed column is missing.
        OSError: if the file can't be read.
    """
    for row in read_rows(path, load_codebook(name), shape or Shape()):
        if isinstance(row, Fault):
            if row.line == 1 and row.column in needed:
                raise ImportFileError(f"{path} is no {name} file: the column {row.column} is missing")
            continue
        yield row


def day_of(text: str) -> date | None:
    """The day that a cell begins with; None where it begins with none."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def whole(row: TableRow, column: str) -> int | None:
    """The whole number of a cell; None where it is empty or holds none."""
    number = row.number(column)
    return None if number is None else int(number)
