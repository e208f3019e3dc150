"""Whether one value of a text table is what its column may hold."""

import math
import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from dateline.exports import Column

__all__ = ["cell_faults", "read_number"]

_INTEGER = re.compile(r"-?\d+(\.0+)?")
"""Spreadsheets and R write whole numbers with a point where a column has empty cells."""
_NUMBER = re.compile(r"-?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?")
_DATETIME = re.compile(r"(\d{4}-\d\d-\d\d)([ T]\d\d:\d\d(:\d\d(\.\d+)?)?Z?)?")
_LISTED = 8
"""Values of an enumeration that a message names."""


def read_number(text: str) -> float | None:
    """The number that a cell holds; None where it holds none."""
    return float(text) if _NUMBER.fullmatch(text) else None


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def cell_faults(column: Column, text: str) -> Iterator[str]:
    """What is wrong with a cell, in words; nothing for a sound one.

    Args:
        column: the codebook's rules for it.
        text: the cell as written; empty for nothing.
    """
    if not text:
        if column.required:
            yield "is empty; the format requires it"
        return
    if reason := _type_fault(column.type, text):
        yield reason
        return
    if column.values and _canonical(column.type, text) not in column.values:
        allowed = ", ".join(column.values[:_LISTED]) + (" …" if len(column.values) > _LISTED else "")
        yield f"{_short(text)} is not one of {allowed}"
    if column.pattern and not _pattern(column.pattern).fullmatch(text):
        yield f"{_short(text)} has not the form {column.pattern}"
    number = read_number(text) if column.type in ("integer", "number") else None
    if number is not None:
        if column.least is not None and number < column.least:
            yield f"{text} is less than {column.least:g}"
        if column.most is not None and number > column.most:
            yield f"{text} is more than {column.most:g}"


def _canonical(kind: str, text: str) -> str:
    return text.partition(".")[0] if kind == "integer" else text


def _type_fault(kind: str, text: str) -> str | None:
    match kind:
        case "integer":
            return None if _INTEGER.fullmatch(text) else f"{_short(text)} is not a whole number"
        case "number":
            number = read_number(text)
            return None if number is not None and math.isfinite(number) else f"{_short(text)} is not a number"
        case "boolean":
            return None if text in ("true", "false") else f"{_short(text)} is neither true nor false"
        case "date":
            return None if _is_day(text) else f"{_short(text)} is not a day written YYYY-MM-DD"
        case "datetime":
            found = _DATETIME.fullmatch(text)
            sound = found is not None and _is_day(found.group(1))
            return (
                None if sound else f"{_short(text)} is not a day written YYYY-MM-DD, with or without a time"
            )
        case _:
            return None


def _is_day(text: str) -> bool:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _short(text: str) -> str:
    return repr(text if len(text) <= 60 else f"{text[:57]}…")
