"""Calendar dates as pages, records and reports write them out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache

from dateline.data import read_yaml

__all__ = ["StatedDate", "date_of_value", "partial_dates", "stated_dates"]

_EARLIEST, _LATEST = 1800, 2199
"""Years outside are no publication's: numbers that only look like a date."""


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A day written out in a text."""

    start: int
    end: int
    month: int
    day: int
    year: int | None
    """None where only month and day are written ("Jan 18")."""

    @property
    def value(self) -> date | None:
        """The day, where its year is written and it is on the calendar."""
        return _day(self.year, self.month, self.day) if self.year is not None else None


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    names: dict[int, list[str]] = read_yaml("publication.yaml")["months"]
    return {name: number for number, forms in names.items() for name in forms}


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    month = r"(?P<month>" + "|".join(sorted(_months(), key=len, reverse=True)) + r")\.?"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    year = r"(?P<year>[12]\d{3})"
    return (
        re.compile(rf"\b{month}\s+{day}(?:\s*,?\s+{year})?(?![\w%])", re.IGNORECASE),
        re.compile(rf"(?<![\w.,:$-]){day}\s+(?:of\s+)?{month}(?:\s*,?\s+{year})?(?![\w%])", re.IGNORECASE),
        re.compile(
            r"(?<![\w/-])(?P<year>[12]\d{3})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?![\w-]|[/.]\d)(?:T[\d:.+Z-]*)?"
        ),
    )


def _all_dates(text: str) -> Iterator[StatedDate]:
    for pattern in _patterns():
        for match in pattern.finditer(text):
            name, year = match["month"].lower(), match["year"]
            month = int(name) if name.isdigit() else _months()[name]
            # A leap year stands in where none is written, so that 29 February passes.
            if _day(int(year) if year else 2000, month, int(match["day"])):
                yield StatedDate(
                    match.start(), match.end(), month, int(match["day"]), int(year) if year else None
                )


def stated_dates(text: str) -> tuple[StatedDate, ...]:
    """Days written with their year, in the order of the text."""
    return tuple(sorted((d for d in _all_dates(text) if d.year is not None), key=lambda d: (d.start, -d.end)))


def partial_dates(text: str) -> tuple[StatedDate, ...]:
    """Days written as month and day alone, in the order of the text."""
    taken = [(d.start, d.end) for d in stated_dates(text)]
    return tuple(
        sorted(
            (
                d
                for d in _all_dates(text)
                if d.year is None and not any(d.start < end and start < d.end for start, end in taken)
            ),
            key=lambda d: (d.start, -d.end),
        )
    )


def date_of_value(value: object) -> date | None:
    """The day that a metadata field gives.

    Read are ISO 8601 (also "2017-2-7" and "20240118"), RFC 5322, English dates, and seconds since 1970.
    The day is the one that the field writes, in whatever time zone it writes it; seconds since 1970 are
    counted in UTC. Dates that could be read two ways ("03/04/2024") are not taken.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        seconds = value / 1000 if abs(value) > 1e11 else value
        try:
            return _plausible(datetime.fromtimestamp(seconds, tz=UTC).date())
        except (ValueError, OverflowError, OSError):
            return None
    if not isinstance(value, str):
        return None
    text = value.strip()
    if iso := re.match(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)", text) or re.fullmatch(
        r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?", text
    ):
        return _day(*(int(part) for part in iso.groups()))
    if re.fullmatch(r"\d{9,13}", text):
        return date_of_value(int(text))
    if dates := stated_dates(text):
        return dates[0].value
    if numeric := re.match(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)", text):
        first, second, year = (int(part) for part in numeric.groups())
        if first == second or (first > 12) != (second > 12):
            return (
                _day(year, min(first, second), max(first, second))
                if max(first, second) > 12 or first == second
                else None
            )
    try:
        return _plausible(parsedate_to_datetime(text).date())
    except (ValueError, TypeError, IndexError):
        return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return _plausible(date(year, month, day))
    except ValueError:
        return None


def _plausible(day: date) -> date | None:
    return day if _EARLIEST <= day.year <= _LATEST else None
