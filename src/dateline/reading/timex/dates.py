"""Expressions that name days, months, seasons, years, weekdays and holidays."""

from dataclasses import replace
from datetime import date

from dateline.model import Granularity
from dateline.reading.timex import calendar
from dateline.reading.timex.calendar import Stretch
from dateline.reading.timex.deictic import edge
from dateline.reading.timex.grammar import Node
from dateline.reading.timex.lexicon import Holiday
from dateline.reading.timex.meaning import Meaning, Reckoner, Setting, day_number, text_of

__all__ = ["DATES"]

_LONG_AGO, _SOON = 300, 45
"""Days; between them a bare month or a day of one is read by its clause's tense."""
_UNPLACED_DAY = Meaning(Granularity.DAY)


def _year_of(node: Node, setting: Setting) -> int | None:
    text = text_of(node, "year")
    if text is None:
        return setting.year
    if text.startswith("'"):
        return 1900 + int(text[1:]) if int(text[1:]) > 40 else 2000 + int(text[1:])
    return int(text)


def _day(day: date | None, *, own_year: bool = False) -> Meaning | None:
    if day is None:
        return None
    return Meaning(Granularity.DAY, Stretch(day, day), own_year=own_year)


def _month_day(node: Node, setting: Setting) -> Meaning | None:
    name = text_of(node, "month") or ""
    month = int(name) if name.isdigit() else setting.lexicon.months[name]
    day = day_number(text_of(node, "day") or "", setting.lexicon)
    year = _year_of(node, setting)
    if year is not None:
        return _day(calendar.day_in_month(year, month, day), own_year=True)
    if calendar.day_in_month(2000, month, day) is None:
        return None
    if setting.published is None:
        return _UNPLACED_DAY
    for known in setting.lexicon.known_days:
        followed = setting.words.after(node.last) in known.before
        if (known.month, known.day) == (month, day) and followed and known.fixed <= setting.published:
            return _day(known.fixed)
    text = text_of(node, "weekday")
    weekday = setting.lexicon.weekdays[text] if text else None
    before, after = (
        calendar.nearest_day(setting.published, month, day, future=future, weekday=weekday)
        for future in (False, True)
    )
    if setting.is_future(node):
        return _day(after)
    # A day of nearly a year ago would be told with its year: it is the coming one unless a verb says not.
    if (
        before
        and after
        and (setting.published - before).days >= _LONG_AGO
        and (after - setting.published).days <= _SOON
    ):
        return _day(before if setting.words.is_past(node.start, node.end) else after)
    return _day(before)


def _month_day_range(node: Node, setting: Setting) -> Meaning | None:
    months = setting.lexicon.months
    month = months[text_of(node, "month") or ""]
    to_month = months.get(text_of(node, "to_month") or "", month)
    day, to_day = (day_number(text_of(node, name) or "", setting.lexicon) for name in ("day", "to_day"))
    year = _year_of(node, setting)
    if (
        calendar.day_in_month(2000, month, day) is None
        or calendar.day_in_month(2000, to_month, to_day) is None
    ):
        return None
    if (to_month, to_day) < (month, day) and month == to_month:
        return None
    if year is None:
        if setting.published is None:
            return Meaning(Granularity.RANGE)
        return Meaning(Granularity.RANGE, _nearest_range(node, setting, (month, day), (to_month, to_day)))
    stretch = _range_ending(year, (month, day), (to_month, to_day))
    return Meaning(Granularity.RANGE, stretch, own_year=True) if stretch else None


def _range_ending(year: int, opening: tuple[int, int], closing: tuple[int, int]) -> Stretch | None:
    first = calendar.day_in_month(year - (closing < opening), *opening)
    last = calendar.day_in_month(year, *closing)
    return Stretch(first, last) if first and last else None


def _nearest_range(
    node: Node, setting: Setting, opening: tuple[int, int], closing: tuple[int, int]
) -> Stretch | None:
    """The stretch that holds the publication date, else the last one before it, or the next one after."""
    origin = setting.published
    assert origin is not None
    found = [
        stretch
        for shift in (-1, 0, 1, 2)
        if (stretch := _range_ending(origin.year + shift, opening, closing))
    ]
    for stretch in found:
        if stretch.first <= origin <= stretch.last:
            return stretch
    if setting.is_future(node):
        return next((stretch for stretch in found if stretch.first > origin), None)
    return next((stretch for stretch in reversed(found) if stretch.last < origin), None)


def _month(node: Node, setting: Setting) -> Meaning | None:
    number = setting.lexicon.months[text_of(node, "month") or ""]
    year, which, origin = _year_of(node, setting), text_of(node, "which"), setting.published
    if year is not None:
        return Meaning(Granularity.MONTH, calendar.month(year, number), own_year=True)
    if origin is None:
        return Meaning(Granularity.MONTH)
    if "of_unit" in node.parts:
        shift = {"last": -1, "next": 1}.get(which or "", 0)
        return Meaning(Granularity.MONTH, calendar.month(origin.year + shift, number), own_year=True)
    if which == "that" and setting.any is not None and setting.any.days is not None:
        return Meaning(Granularity.MONTH, calendar.month(setting.any.days.first.year, number))
    if which == "last":
        return Meaning(Granularity.MONTH, calendar.month(origin.year - (number >= origin.month), number))
    if which == "next":
        return Meaning(Granularity.MONTH, calendar.month(origin.year + (number <= origin.month), number))
    if which == "this" and "past" not in setting.words.text[node.start : node.end].lower():
        return Meaning(Granularity.MONTH, calendar.month(origin.year, number))
    before, after = (calendar.nearest_month(origin, number, future=future) for future in (False, True))
    soon = (origin - before.last).days >= _LONG_AGO and (after.first - origin).days <= _SOON
    coming = setting.is_future(node) or (soon and setting.words.is_present(node.start, node.end))
    return Meaning(Granularity.MONTH, after if coming else before)


def _month_edge(node: Node, setting: Setting) -> Meaning | None:
    """`the first days of February`: as early in the month."""
    whole = _month(node, setting)
    if whole is None or whole.days is None:
        return whole
    side = "early" if text_of(node, "side") in {"first", "opening", "early"} else "late"
    return replace(
        whole, granularity=Granularity.RANGE, days=edge(side, "month", whole.days, setting.published)
    )


def _month_range(node: Node, setting: Setting) -> Meaning | None:
    months = setting.lexicon.months
    first, last = months[text_of(node, "month") or ""], months[text_of(node, "to_month") or ""]
    year = int(text_of(node, "year") or "")
    opening = calendar.month(year - (last < first), first)
    return Meaning(Granularity.RANGE, Stretch(opening.first, calendar.month(year, last).last), own_year=True)


def _year(node: Node, _: Setting) -> Meaning | None:
    return Meaning(Granularity.YEAR, calendar.year(int(text_of(node, "year") or "")), own_year=True)


def _year_range(node: Node, _: Setting) -> Meaning | None:
    first, text = int(text_of(node, "year") or ""), text_of(node, "to_year") or ""
    last = int(text) if len(text) == 4 else first - first % 100 + int(text) if len(text) == 2 else 0
    if not first < last:
        return None
    return Meaning(Granularity.RANGE, Stretch(date(first, 1, 1), date(last, 12, 31)), own_year=True)


def _decade(node: Node, setting: Setting) -> Meaning | None:
    text = text_of(node, "decade") or ""
    digits = text.strip("'s")
    number = int(digits) if digits.isdigit() else 0
    if text in setting.lexicon.decades:
        number = setting.lexicon.decades[text]
        century = text_of(node, "century")
        number = number % 100 + 100 * setting.lexicon.numbers[century] if century else number
    elif len(digits) == 2:
        number += 1900
    if not 1000 <= number <= 2100:
        return None
    return Meaning(Granularity.DECADE, calendar.decade(number), own_year=True)


def _season(node: Node, setting: Setting) -> Meaning | None:
    months = setting.lexicon.seasons[text_of(node, "season") or ""]
    year, which, origin = _year_of(node, setting), text_of(node, "which"), setting.published
    if year is not None:
        return Meaning(Granularity.SEASON, calendar.season(year, months), own_year=True)
    if origin is None:
        return Meaning(Granularity.SEASON)
    around = [calendar.season(origin.year + shift, months) for shift in (-2, -1, 0, 1)]
    if which == "last":
        return Meaning(Granularity.SEASON, [s for s in around if s.last < origin][-1])
    if which == "this":
        return Meaning(Granularity.SEASON, next(s for s in around if s.last >= date(origin.year, 1, 1)))
    if which == "next" or setting.is_future(node):
        return Meaning(
            Granularity.SEASON,
            next(s for s in around if s.first > origin or (not which and s.last >= origin)),
        )
    return Meaning(Granularity.SEASON, [s for s in around if s.first <= origin][-1])


def _quarter(node: Node, setting: Setting) -> Meaning | None:
    text = text_of(node, "number") or ""
    number = int(text[1]) if text[0] == "q" else day_number(text, setting.lexicon)
    number = 4 if number == -1 else number
    if not 1 <= number <= 4:
        return None
    year, origin = _year_of(node, setting), setting.published
    if year is not None:
        return Meaning(Granularity.QUARTER, calendar.quarter(year, number), own_year=True)
    if origin is None:
        return Meaning(Granularity.QUARTER)
    stretch = calendar.quarter(origin.year, number)
    if stretch.first > origin and not setting.is_future(node):
        stretch = calendar.quarter(origin.year - 1, number)
    return Meaning(Granularity.QUARTER, stretch)


def _holiday_in(rule: Holiday, year: int) -> date | None:
    if rule.fixed is not None:
        return rule.fixed
    if rule.on is not None:
        return calendar.day_in_month(year, *rule.on)
    if rule.nth is not None:
        nth, weekday, month = rule.nth
        found = calendar.nth_weekday(year, month, weekday, nth)
        return calendar.shift_days(found, rule.later) if found else None
    if rule.orthodox_easter is not None:
        return calendar.shift_days(calendar.orthodox_easter(year), rule.orthodox_easter)
    return calendar.shift_days(calendar.easter(year), rule.easter or 0)


def _holiday(node: Node, setting: Setting) -> Meaning | None:
    rule = setting.lexicon.holidays[text_of(node, "holiday") or ""]
    year, which, origin = _year_of(node, setting), text_of(node, "which"), setting.published
    if year is not None or rule.fixed is not None:
        return _day(_holiday_in(rule, year or 1), own_year=True)
    if origin is None:
        return _UNPLACED_DAY
    if which in {"coming", "following", "upcoming"}:
        which = "next"
    around = [day for shift in (-2, -1, 0, 1, 2) if (day := _holiday_in(rule, origin.year + shift))]
    if which == "this":
        return _day(_holiday_in(rule, origin.year))
    if which == "next" or (which is None and setting.is_future(node)):
        return _day(next(day for day in around if day >= origin))
    return _day([day for day in around if day < origin or (day == origin and which is None)][-1])


def _weekday(node: Node, setting: Setting) -> Meaning | None:
    number = setting.lexicon.weekdays[text_of(node, "weekday") or ""]
    which, origin = text_of(node, "which2") or text_of(node, "which"), setting.published
    if which in {"previous", "following"} and setting.day is not None:
        near = calendar.shift_days(setting.day.first, 1 if which == "following" else -1)
        return _day(calendar.nearest_weekday(near, number, future=which == "following"))
    if origin is None:
        return _UNPLACED_DAY
    if which in {"last", "previous"}:
        before = calendar.nearest_weekday(calendar.shift_days(origin, -1), number, future=False)
        if which == "last" and number in setting.bare_weekdays:
            before = calendar.shift_days(calendar.week(origin).first, number - 7)
        return _day(before)
    if which == "next":
        # Of this week's days a report says "Friday" or "this Friday".
        return _day(calendar.shift_days(calendar.week(origin).first, 7 + number))
    if which in {"coming", "following", "upcoming"}:
        return _day(calendar.nearest_weekday(calendar.shift_days(origin, 1), number, future=True))
    if which == "this" and "which2" not in node.parts and not setting.words.is_past(node.start, node.end):
        return _day(calendar.nearest_weekday(origin, number, future=True))
    coming = which != "past" and setting.is_future(node)
    return _day(calendar.nearest_weekday(origin, number, future=coming))


DATES: dict[str, Reckoner] = {
    "decade": _decade,
    "holiday": _holiday,
    "month": _month,
    "month_day": _month_day,
    "month_edge": _month_edge,
    "month_day_range": _month_day_range,
    "month_range": _month_range,
    "quarter": _quarter,
    "season": _season,
    "weekday": _weekday,
    "year": _year,
    "year_range": _year_range,
}
