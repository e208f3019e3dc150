"""Dates written in numbers: `4/22/2016`, `22.04.2016`, `22-Apr-2016`, `on 22/04`, `2016-11`, `Q3 2016`."""

import re
from datetime import date

from dateline.model import Granularity
from dateline.reading.timex import calendar
from dateline.reading.timex.calendar import Stretch
from dateline.reading.timex.grammar import Node
from dateline.reading.timex.meaning import Meaning, Reckoner, Setting, text_of

__all__ = ["NUMERIC"]

_PARTS = re.compile(r"\d+|[a-z]+")
_TURN = 40
"""A year of two digits above it is of the twentieth century."""


def _full_year(text: str) -> int:
    year = int(text)
    return year if len(text) > 2 else year + (1900 if year >= _TURN else 2000)


def _one(day: date | None, *, own_year: bool = False) -> Meaning | None:
    return Meaning(Granularity.DAY, Stretch(day, day), own_year=own_year) if day else None


def _iso_date(node: Node, setting: Setting) -> Meaning | None:
    """Year first, or last: then day and month in the American order where there is such a day, else turned.

    With full stops the day stands first, as on the continent of Europe.
    """
    text = text_of(node, "date") or ""
    months = setting.lexicon.months
    if text.isdigit():
        year, month, day = text[:4], text[4:6], text[6:]
    else:
        first, second, third = _PARTS.findall(text)
        if len(first) == 4:
            year, month, day = (first, third, second) if third in months else (first, second, third)
        elif second in months or "." in text:
            day, month, year = first, second, third
        else:
            month, day, year = first, second, third
    number = months.get(month) or int(month)
    found = calendar.day_in_month(_full_year(year), number, int(day))
    if found is None and month.isdigit():
        found = calendar.day_in_month(_full_year(year), int(day), number)
    return _one(found, own_year=True)


def _day_and_month(text: str) -> list[tuple[int, int]]:
    """Month and day, the American order first."""
    first, second = (int(part) for part in _PARTS.findall(text))
    return [
        (month, day)
        for month, day in ((first, second), (second, first))
        if month <= 12 and calendar.day_in_month(2000, month, day)
    ]


def _day_month(node: Node, setting: Setting) -> Meaning | None:
    found = _day_and_month(text_of(node, "date") or "")
    if not found:
        return None
    month, day = found[0]
    origin = setting.published
    if setting.year is not None:
        return _one(calendar.day_in_month(setting.year, month, day))
    if origin is None:
        return Meaning(Granularity.DAY)
    if text_of(node, "which") == "this":
        return _one(calendar.day_in_month(origin.year, month, day))
    return _one(calendar.nearest_day(origin, month, day, future=setting.is_future(node)))


def _year_month(node: Node, _: Setting) -> Meaning | None:
    """`2016-11`, `11/2016`; `2003-06` are the years 2003 to 2006, as the digits could go on counting."""
    first, second = _PARTS.findall(text_of(node, "date") or "")
    year, month = (first, second) if len(first) == 4 else (second, first)
    opening = int(year)
    if year == first and len(month) == 2 and int(month) > opening % 100:
        closing = opening - opening % 100 + int(month)
        return Meaning(Granularity.RANGE, Stretch(date(opening, 1, 1), date(closing, 12, 31)), own_year=True)
    return Meaning(Granularity.MONTH, calendar.month(opening, int(month)), own_year=True)


def _year_part(node: Node, _: Setting) -> Meaning | None:
    """`2016 Q3`, `H1 2016`: a quarter or a half of a year."""
    text = text_of(node, "date") or ""
    year = int(max(re.findall(r"\d+", text), key=len))
    found = re.search(r"([qh])([1-4])", text)
    assert found is not None  # the lexer asks for it
    number = int(found[2])
    if found[1] == "q":
        return Meaning(Granularity.QUARTER, calendar.quarter(year, number), own_year=True)
    if number > 2:
        return None
    first, last = calendar.quarter(year, 2 * number - 1).first, calendar.quarter(year, 2 * number).last
    return Meaning(Granularity.RANGE, Stretch(first, last), own_year=True)


NUMERIC: dict[str, Reckoner] = {
    "day_month": _day_month,
    "iso_date": _iso_date,
    "year_month": _year_month,
    "year_part": _year_part,
}
