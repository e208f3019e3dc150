"""Recognizers: dates, periods and durations in short sentences.

The cases are the tests of Microsoft's Recognizers-Text.
The project's own criterion is kept: a case is right if its values are
(github.com/microsoft/Recognizers-Text, Specs, MIT). A case is *supported* if the project's reference
implementation (.NET) supports it, its result is a date, a period of days or a duration (clock times, sets
and time zones are other things), and its value has both ends; cases of the special calendar modes are left
out, and inputs without a letter, which are no report. Where a case has a past and a future value, either is
right: the reader chooses by tense.

Conventions that differ, where the reader's is the coding manual's: the ends of periods are exclusive there,
but for "from A to B" with days; inclusive here, so that "from May to October" has October in it, and "2014 to
2018" the year 2018. A period that the reference day falls in ("this week") may end or begin with that day. A
period of days back from the reference day ("the past fortnight") has that day in it, one ahead ("the next
fortnight") has not. Decades back or ahead are counted from that day like any other unit, not by the calendar.
"Early" and "late" in a month are its days 1 to 10 and 21 to the end, there its halves. A distance in weeks,
months or years ("two weeks ago", "two weeks before May 13") gives a day there, and the week, month or year of
that day here. A duration is right if it is found as an expression that places nothing on the calendar, since
a ledger does not hold lengths of time.

Half of the inputs (by their SHA-256) are reported on, the other half may be looked at. The grammar's first
version was written with all of them in view.
"""

import json
import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from dateline.reading.reader import Reader
from dateline.reading.timex import find_timexes
from dateline.reading.timex.timex import Timex
from dateline.scoring.measure import Fault, Figure, Unit, accuracy
from dateline.scoring.sets.layers import read_layers
from dateline.sources import freeze

__all__ = ["MEASURE", "Expected", "Recognizers", "expected", "is_right"]

_FILES = (
    "DateParser",
    "DatePeriodParser",
    "DateTimeModel",
    "DurationParser",
    "HolidayParser",
    "MergedParser",
)
_SORTS = {"date": "date", "daterange": "period", "duration": "duration"}
_NAMED = re.compile(
    r"\d\s*[/.-]\s*\d|\b\d{4}\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE
)
_UNIT = re.compile(r"\b(week|month|year)s?\b", re.IGNORECASE)
_DISTANCE = re.compile(r"\b(?:ago|later|before|after|from|since|hence)\b", re.IGNORECASE)
_CLOSING = re.compile(
    r"(?:\b(?:to|till|until|through|thru|and)\b|[-\u2013~])\s*([^-\u2013~]*)$", re.IGNORECASE
)
"""What stands behind the last "to" of a period."""
_MONTH_NAME = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
_PART_OF_MONTH = re.compile(rf"\b(early|late)\b.*(?:\bmonth\b|{_MONTH_NAME.pattern})", re.IGNORECASE)
_DECADES = re.compile(r"\b(last|past|previous|next|coming)\b.*\bdecades?\b", re.IGNORECASE)
_DAY = re.compile(r"(?!0001)\d{4}-\d\d-\d\d")
"""The year 1 stands for a date that there is not ("the fifth Sunday")."""
_REFERENCE = "2016-11-07"
"""The day of cases that give none, as in the project's tests."""

Stretch = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Expected:
    """One expression of a case.

    Attributes:
        sort: "date", "relative" (a date told by its distance or weekday), "period" or "duration".
        start: offset of its words in the input.
        end: offset after them.
        values: first and last days that are right, inclusive; none for a duration.
        unit: "week", "month" or "year" where the words of a date count in these.
        decades: "last", "next" or their like, where the words are decades counted.
    """

    sort: str
    start: int
    end: int
    values: frozenset[Stretch]
    unit: str | None = None
    decades: str | None = None


def expected(case: dict[str, Any]) -> Iterator[Expected]:
    """The expressions of a case that are supported.

    Args:
        case: an object of the project's specs.
    """
    if any("dotnet" in str(case.get(key, "")).lower() for key in ("NotSupported", "NotSupportedByDesign")):
        return
    for result in case.get("Results") or ():
        kind = str(result.get("Type") or result.get("TypeName") or "").rpartition(".")[2]
        words = str(result.get("Text") or "")
        if kind not in _SORTS or not words:
            continue
        start = result.get("Start")
        start = case["Input"].lower().find(words.lower()) if start is None else int(start)
        values = frozenset(_values(result))
        if start < 0 or (kind != "duration" and not values):
            continue
        sort = _SORTS[kind]
        if sort == "date" and not _NAMED.search(words):
            sort = "relative"
        counted = sort == "relative" or (sort == "date" and _DISTANCE.search(words))
        unit = _UNIT.search(words) if counted else None
        if sort == "period":
            values |= frozenset(_by_the_manual(words, values))
        decades = _DECADES.search(words) if sort == "period" else None
        yield Expected(
            sort,
            start,
            start + len(words),
            values,
            unit[1].lower() if unit else None,
            decades[1].lower() if decades else None,
        )


def _by_the_manual(words: str, values: Iterable[Stretch]) -> Iterator[Stretch]:
    """The periods that the coding manual makes of the same words; see the head of this file."""
    closing, part = _CLOSING.search(words), _PART_OF_MONTH.search(words)
    for first, last in values:
        unit = _told_unit(closing[1]) if closing else None
        if (unit and last.day == 1) or unit == "week":
            yield first, _end_of(last, unit or "")
        if part and (first.year, first.month) == (last.year, last.month):
            whole = _around(first, "month")
            early = part[1].lower() == "early"
            yield (first, first.replace(day=10)) if early else (first.replace(day=21), whole[1])


def _told_unit(closing: str) -> str | None:
    """What the last words of a period name: "year", "month", "quarter" or "week"; None for a day."""
    if re.search(r"\bweek\b", closing, re.IGNORECASE):
        return "week"
    if re.search(r"\bq[1-4]\b", closing, re.IGNORECASE):
        return "quarter"
    if re.search(r"\b(?:start|beginning|mid|middle|end)\b|\b\d{1,2}(?:st|nd|rd|th)?\b(?!\d)", closing):
        return None
    if _MONTH_NAME.search(closing):
        return "month"
    return "year" if re.search(r"\b\d{4}\b|\bthousand\b", closing) else None


def _end_of(day: date, unit: str) -> date:
    """Last day of the unit that begins on a day."""
    if unit == "week":
        return day + timedelta(days=6)
    if unit == "quarter":
        return _around(day.replace(month=(day.month - 1) // 3 * 3 + 3), "month")[1]
    return _around(day, unit)[1]


def _values(result: dict[str, Any]) -> Iterator[Stretch]:
    resolution, value = result.get("Resolution") or {}, result.get("Value") or {}
    held = [*resolution.get("values", ())]
    if isinstance(value, dict):
        held += [value.get(key) or {} for key in ("FutureResolution", "PastResolution")]
    for one in held:
        single = one.get("date") or (one.get("value") if one.get("type") == "date" else None)
        first, last = one.get("startDate") or one.get("start"), one.get("endDate") or one.get("end")
        if single and _DAY.fullmatch(single):
            yield date.fromisoformat(single), date.fromisoformat(single)
        elif first and last and _DAY.match(first) and _DAY.match(last):
            begin, end = date.fromisoformat(first[:10]), date.fromisoformat(last[:10])
            yield begin, end
            yield begin, end - timedelta(days=1)


def is_right(one: Expected, found: Iterable[Timex], reference: date) -> bool:
    """Whether one of the expressions found stands for what is expected.

    Args:
        one: what is expected.
        found: the reader's expressions in the same text.
        reference: the day that counts as today.
    """
    right = set(one.values)
    for first, last in one.values:
        if first <= reference <= last:
            right |= {(first, reference), (reference, last)}
        if first < last == reference:
            right.add((first + timedelta(days=1), last))
        if first == reference < last:
            right.add((first + timedelta(days=1), last))
        if one.unit:
            right.add(_around(first, one.unit))
        if one.decades:
            right.add(
                _decades(reference, last.year - first.year + 1, ahead=one.decades in {"next", "coming"})
            )
    return any(
        (timex.first is None and not timex.habitual)
        if one.sort == "duration"
        else (timex.first, timex.last) in right
        for timex in found
        if timex.start < one.end and one.start < timex.end
    )


def _decades(reference: date, years: int, *, ahead: bool) -> Stretch:
    """So many years up to a day, or from the one after it on."""
    year = reference.year + (years if ahead else -years)
    other = reference.replace(year=year, day=min(reference.day, monthrange(year, reference.month)[1]))
    return (reference + timedelta(days=1), other) if ahead else (other, reference)


def _around(day: date, unit: str) -> Stretch:
    """The calendar's week (Monday to Sunday), month or year that the day is in."""
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if unit == "month":
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    return date(day.year, 1, 1), date(day.year, 12, 31)


def _is_reported(text: str) -> bool:
    return sha256(text.encode()).digest()[0] % 2 == 0


class Recognizers:
    """The measure of time expressions alone."""

    name = "recognizers"
    folder = "recognizers"
    about = (
        "time expressions of the test cases of Recognizers-Text: share of the supported dates, relative "
        "dates, periods and durations with the right value; half of the inputs, by hash"
    )
    figures: tuple[Figure, ...] = (
        Figure("supported cases right", accuracy("all"), 0.93),
        *(Figure(sort, accuracy(sort)) for sort in ("date", "relative", "period", "duration")),
        Figure("right of those placed", accuracy("placed")),
    )

    def units(self, folder: Path, reader: Reader) -> Iterator[Unit]:
        """The inputs of the reported half, in the order of the files."""
        return self._units(folder, reader, reported=True)

    def open_units(self, folder: Path, reader: Reader) -> Iterator[Unit]:
        """The inputs of the other half."""
        return self._units(folder, reader, reported=False)

    def _units(self, folder: Path, reader: Reader, *, reported: bool) -> Iterator[Unit]:
        seen: set[tuple[str, str]] = set()
        for name in _FILES:
            path = folder / f"Specs/DateTime/English/{name}.json"
            for number, case in enumerate(json.loads(path.read_text(encoding="utf-8-sig"))):
                text = str(case["Input"])
                today = str((case.get("Context") or {}).get("ReferenceDateTime") or _REFERENCE)[:10]
                wanted = list(expected(case))
                if not wanted or (text, today) in seen or not any(map(str.isalpha, text)):
                    continue
                if _is_reported(text) is not reported:
                    continue
                seen.add((text, today))
                yield _measure(f"{name}-{number}", text, date.fromisoformat(today), wanted, reader)


def _measure(name: str, text: str, today: date, wanted: list[Expected], reader: Reader) -> Unit:
    report = freeze(text, published=today)
    doc = read_layers(reader, report, "doc").doc
    assert doc is not None  # the layer asked for
    found = find_timexes(doc, today)  # not by the stage: a bare date would be the stamp of a page
    counts: dict[str, float] = {}
    faults = []
    for one in wanted:
        right = is_right(one, found, today)
        for sort in ("all", one.sort):
            counts[f"{sort}.all"] = counts.get(f"{sort}.all", 0) + 1
            counts[f"{sort}.right"] = counts.get(f"{sort}.right", 0) + right
        here = [timex for timex in found if timex.start < one.end and one.start < timex.end]
        if one.values and any(timex.first for timex in here):
            counts["placed.all"] = counts.get("placed.all", 0) + 1
            counts["placed.right"] = counts.get("placed.right", 0) + right
        if not right:
            told = ", ".join(
                f"{report.text[timex.start : timex.end]!r} {timex.first}..{timex.last}" for timex in here
            )
            days = " or ".join(sorted(f"{first}..{last}" for first, last in one.values))
            faults.append(
                Fault(
                    f"{one.sort}: {'other value' if here else 'not found'}",
                    f"{text[one.start : one.end]!r} {days} | found {told or 'nothing'} | {text} ({today})",
                )
            )
    return Unit(name, counts, tuple(faults))


MEASURE = Recognizers()
