"""Parts of a longer time: its weeks, its quarters, its nth day, the holiday in it."""

from dataclasses import replace

from dateline.model import Granularity
from dateline.reading.timex import calendar
from dateline.reading.timex.calendar import Stretch
from dateline.reading.timex.deictic import edge
from dateline.reading.timex.grammar import Node
from dateline.reading.timex.meaning import Meaning, Reckoner, Setting, count_of, day_number, node_of, text_of

__all__ = ["PARTITION"]

_WHOLE_UNITS = {
    Granularity.DAY: "day", Granularity.WEEK: "week", Granularity.MONTH: "month",
    Granularity.QUARTER: "quarter", Granularity.SEASON: "season", Granularity.YEAR: "year",
    Granularity.DECADE: "decade",
}  # fmt: skip
_THURSDAY, _SATURDAY = 3, 5


def _full(whole: Meaning) -> Stretch | None:
    """The whole unit, where the words stand for what is past of it ("this month")."""
    if whole.days is None:
        return None
    unit = _WHOLE_UNITS.get(whole.granularity, "")
    if unit in {"week", "month", "quarter", "year", "decade"}:
        return calendar.unit_around(whole.days.first, unit)
    return whole.days


def _part(node: Node, setting: Setting) -> Meaning | None:
    whole = setting.reckon(node_of(node, "whole"), setting)
    if whole is None or whole.days is None or whole.granularity is Granularity.DAY:
        return whole
    unit = _WHOLE_UNITS.get(whole.granularity, "")
    return replace(
        whole,
        days=edge(text_of(node, "side") or "", unit, _full(whole) or whole.days, setting.published),
        granularity=Granularity.RANGE,
    )


def _half(node: Node, setting: Setting) -> Meaning | None:
    whole = setting.reckon(node_of(node, "whole"), setting)
    second = text_of(node, "number") in {"second", "last", "2nd"}
    full = _full(whole) if whole else None
    if whole is None or full is None:
        return whole
    first, last = full
    if whole.granularity is Granularity.YEAR:
        middle = calendar.month(first.year, 6).last
    elif whole.granularity is Granularity.MONTH:
        middle = first.replace(day=15)
    else:
        middle = calendar.shift_days(first, (last - first).days // 2)
    days = Stretch(calendar.shift_days(middle, 1), last) if second else Stretch(first, middle)
    return replace(whole, days=days, granularity=Granularity.RANGE)


def _nth(node: Node, setting: Setting) -> Meaning | None:
    """`the first week of May`, `the first two weeks of June`, `the last Sunday of 2015`: within the whole."""
    whole = setting.reckon(node_of(node, "whole"), setting)
    full = _full(whole) if whole else None
    if whole is None or full is None:
        return whole
    number = day_number(text_of(node, "number") or "", setting.lexicon)
    length = node.parts.get("length")
    holder = length if isinstance(length, Node) else node
    days = _nth_stretch(full, number, holder, setting)
    if days is None or days.first > full.last or days.last < full.first:
        return whole
    return replace(
        whole, days=days, granularity=Granularity.DAY if days.first == days.last else Granularity.RANGE
    )


def _nth_stretch(whole: Stretch, number: int, holder: Node, setting: Setting) -> Stretch | None:
    """The stretch of a unit inside a whole, -1 the last; None for a unit that cannot be counted so."""
    word, count = text_of(holder, "unit") or "", count_of(text_of(holder, "count"), setting.lexicon)
    first, last = whole
    weekday = _SATURDAY if word == "weekend" else setting.lexicon.weekdays.get(word)
    if weekday is not None:
        opening = calendar.nearest_weekday(first, weekday, future=True)
        day = calendar.shift_days(opening, 7 * (number - 1))
        if number < 0:
            day = calendar.nearest_weekday(last, weekday, future=False)
        return Stretch(day, calendar.shift_days(day, 1) if word == "weekend" else day)
    unit = setting.lexicon.units.get(word, "")
    if unit == "week" and count == 1:
        return _nth_week(whole, number)
    months = {"month": count, "quarter": 3 * count, "year": 12 * count}
    if unit in {"day", "week"}:
        count *= 7 if unit == "week" else 1
        if number < 0:
            return Stretch(calendar.shift_days(last, 1 - count), last)
        opening = calendar.shift_days(first, count * (number - 1))
        return Stretch(opening, calendar.shift_days(opening, count - 1))
    if unit not in months:
        return None
    if number < 0:
        return Stretch(calendar.shift_months(calendar.shift_days(last, 1), -months[unit]), last)
    opening = calendar.shift_months(first, months[unit] * (number - 1))
    return Stretch(opening, calendar.shift_days(calendar.shift_months(opening, months[unit]), -1))


def _nth_week(whole: Stretch, number: int) -> Stretch:
    """Weeks run Monday to Sunday; a whole's first and last are those with most of their days in it.

    That is the rule of ISO 8601 for the weeks of a year: the first week has the year's first Thursday.
    """
    if number < 0:
        return calendar.week(calendar.nearest_weekday(whole.last, _THURSDAY, future=False))
    opening = calendar.nearest_weekday(whole.first, _THURSDAY, future=True)
    return calendar.week(calendar.shift_days(opening, 7 * (number - 1)))


def _nth_day(node: Node, setting: Setting) -> Meaning | None:
    """`the 20th of next month`."""
    whole = setting.reckon(node_of(node, "whole"), setting)
    full = _full(whole) if whole else None
    if whole is None or full is None or whole.granularity is not Granularity.MONTH:
        return whole
    number = day_number(text_of(node, "day") or "", setting.lexicon)
    day = calendar.day_in_month(full.first.year, full.first.month, number) if number > 0 else full.last
    return replace(whole, days=Stretch(day, day), granularity=Granularity.DAY) if day else None


def _days_of(node: Node, setting: Setting) -> Meaning | None:
    """`from 4 to 22 next month`."""
    whole = setting.reckon(node_of(node, "whole"), setting)
    full = _full(whole) if whole else None
    if whole is None or full is None or whole.granularity is not Granularity.MONTH:
        return whole
    first, last = (
        calendar.day_in_month(
            full.first.year, full.first.month, day_number(text_of(node, name) or "", setting.lexicon)
        )
        for name in ("day", "to_day")
    )
    if first is None or last is None or last < first:
        return whole
    return replace(whole, days=Stretch(first, last), granularity=Granularity.RANGE)


def _day_to(node: Node, setting: Setting) -> Meaning | None:
    """`from the 4th to January 22`, `from January 4 to the 22nd`: the month is told for one of the days."""
    told = "from" if "from" in node.parts else "to"
    meaning = setting.reckon(node_of(node, told), setting)
    if meaning is None or meaning.days is None or meaning.granularity is not Granularity.DAY:
        return meaning
    number = day_number(text_of(node, "day") or "", setting.lexicon)
    near = meaning.days.first
    day = calendar.day_in_month(near.year, near.month, number)
    if day is None or (day <= near if told == "from" else day >= near):
        return meaning
    days = Stretch(near, day) if told == "from" else Stretch(day, near)
    return Meaning(Granularity.RANGE, days, own_year=meaning.own_year)


def _in_year(node: Node, setting: Setting) -> Meaning | None:
    """`the second quarter of last year`, `Memorial Day of this year`: a part named without its year."""
    whole = setting.reckon(node_of(node, "whole"), setting)
    if whole is None or whole.days is None:
        return whole
    held, setting.year = setting.year, whole.days.first.year
    found = setting.reckon(node_of(node, "part"), setting)
    setting.year = held
    return found


PARTITION: dict[str, Reckoner] = {
    "day_to": _day_to,
    "days_of": _days_of,
    "half": _half,
    "in_year": _in_year,
    "nth": _nth,
    "nth_day": _nth_day,
    "part": _part,
}
