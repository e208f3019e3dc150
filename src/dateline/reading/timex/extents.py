"""Lengths, sets, clock times, and expressions made of smaller ones."""

from dataclasses import replace

from dateline.model import Granularity
from dateline.reading.timex import calendar
from dateline.reading.timex.calendar import Stretch
from dateline.reading.timex.deictic import back_from, edge
from dateline.reading.timex.grammar import Node
from dateline.reading.timex.meaning import (
    UNIT_GRANULARITY,
    Meaning,
    Reckoner,
    Setting,
    count_of,
    node_of,
    text_of,
)

__all__ = ["EXTENTS"]


def _unit(node: Node, setting: Setting) -> str:
    return setting.lexicon.units.get(text_of(node, "unit") or "", "day")


def _vague(_: Node, __: Setting) -> Meaning | None:
    return Meaning(Granularity.RANGE)


def _silent(_: Node, __: Setting) -> Meaning | None:
    return None


def _habit(_: Node, __: Setting) -> Meaning | None:
    return Meaning(Granularity.RANGE, habitual=True)


def _counted_back(node: Node, setting: Setting) -> Meaning:
    unit, origin = _unit(node, setting), setting.published
    first = back_from(origin, count_of(text_of(node, "count"), setting.lexicon), unit) if origin else None
    if first is None or origin is None or unit in {"second", "minute", "hour"}:
        return Meaning(UNIT_GRANULARITY[unit])
    return Meaning(Granularity.RANGE, Stretch(first, origin))


def _duration(node: Node, setting: Setting) -> Meaning | None:
    """`for 12 years he has been held` runs up to the publication date; any other length places nothing."""
    bounded = any(setting.words.after(i) in {"than", "least"} for i in range(node.first, node.last))
    if (
        text_of(node, "lead") == "for"
        and not bounded
        and text_of(node, "count") != "another"
        and setting.words.is_perfect(node.start, node.end)
    ):
        return _counted_back(node, setting)
    return Meaning(UNIT_GRANULARITY[_unit(node, setting)])


def _adjective_duration(node: Node, setting: Setting) -> Meaning | None:
    """`a two-week siege`, counted back from the publication date (coding manual, section 7)."""
    around = {setting.words.after(node.last), setting.words.after(node.last + 1)}
    if not around & setting.lexicon.lasting_happenings or setting.is_future(node):
        return Meaning(UNIT_GRANULARITY[_unit(node, setting)])
    return _counted_back(node, setting)


def _hour(text: str, half: str | None) -> str | None:
    if text in {"noon", "midnight"}:
        return "12:00" if text == "noon" else "00:00"
    digits = text.replace(".", ":")
    if ":" in digits:
        hours, minutes = (int(part) for part in digits.split(":")[:2])
    elif len(digits) == 4 and digits.isdigit():
        hours, minutes = int(digits[:2]), int(digits[2:])
    elif digits.isdigit():
        hours, minutes = int(digits), 0
    else:
        return None
    if half and half[0] == "p" and hours < 12:
        hours += 12
    if half and half[0] == "a" and hours == 12:
        hours = 0
    return f"{hours % 24:02}:{minutes:02}" if hours <= 24 and minutes < 60 else None


def _clock(node: Node, setting: Setting) -> Meaning | None:
    text = text_of(node, "time") or ""
    hour = _hour(str(setting.lexicon.numbers.get(text, text)), text_of(node, "half"))
    if hour is None:
        return None
    near = setting.in_sentence(node)
    days = near.days if near else setting.day
    if days is None and setting.published:
        days = Stretch(setting.published, setting.published)
    return Meaning(Granularity.HOUR, days, hours=(hour, hour))


def _at_clock(node: Node, setting: Setting) -> Meaning | None:
    whole = setting.reckon(node_of(node, "whole"), setting)
    clock = setting.reckon(node_of(node, "clock"), setting)
    if whole is None or clock is None:
        return whole
    return replace(whole, hours=clock.hours, granularity=Granularity.HOUR)


_WHOLE_UNITS = {
    Granularity.DAY: "day", Granularity.WEEK: "week", Granularity.MONTH: "month",
    Granularity.QUARTER: "quarter", Granularity.SEASON: "season", Granularity.YEAR: "year",
    Granularity.DECADE: "decade",
}  # fmt: skip


def _part(node: Node, setting: Setting) -> Meaning | None:
    whole = setting.reckon(node_of(node, "whole"), setting)
    if whole is None or whole.days is None or whole.granularity is Granularity.DAY:
        return whole
    unit = _WHOLE_UNITS.get(whole.granularity, "")
    full = (
        calendar.unit_around(whole.days.first, unit) if unit in {"week", "month", "year", "decade"} else None
    )
    return replace(
        whole,
        days=edge(text_of(node, "side") or "", unit, full or whole.days, setting.published),
        granularity=Granularity.RANGE,
    )


def _half(node: Node, setting: Setting) -> Meaning | None:
    whole = setting.reckon(node_of(node, "whole"), setting)
    second = text_of(node, "number") in {"second", "last", "2nd"}
    if whole is None or whole.days is None:
        return whole
    first, last = whole.days
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
    if whole is None or whole.days is None:
        return whole
    text = text_of(node, "number") or ""
    number = setting.lexicon.ordinals.get(text) or int(text[:-2])
    length = node.parts.get("length")
    holder = length if isinstance(length, Node) else node
    days = _nth_stretch(whole.days, number, holder, setting)
    if days is None or not whole.days.first <= days.first <= whole.days.last:
        return whole
    return replace(
        whole, days=days, granularity=Granularity.DAY if days.first == days.last else Granularity.RANGE
    )


def _nth_stretch(whole: Stretch, number: int, holder: Node, setting: Setting) -> Stretch | None:
    """The stretch of a unit inside a whole, -1 the last; None for a unit that cannot be counted so."""
    word, count = text_of(holder, "unit") or "", count_of(text_of(holder, "count"), setting.lexicon)
    first, last = whole
    weekday = 5 if word == "weekend" else setting.lexicon.weekdays.get(word)
    if weekday is not None:
        opening = calendar.nearest_weekday(first, weekday, future=True)
        day = calendar.shift_days(opening, 7 * (number - 1))
        if number < 0:
            day = calendar.nearest_weekday(last, weekday, future=False)
        return Stretch(day, calendar.shift_days(day, 1) if word == "weekend" else day)
    unit = setting.lexicon.units.get(word, "")
    days, months = (
        {"day": count, "week": 7 * count}.get(unit),
        {"month": count, "quarter": 3 * count, "year": 12 * count},
    )
    if days is not None:
        if number < 0:
            return Stretch(calendar.shift_days(last, 1 - days), last)
        opening = calendar.shift_days(first, days * (number - 1))
        return Stretch(opening, calendar.shift_days(opening, days - 1))
    if unit not in months:
        return None
    if number < 0:
        return Stretch(calendar.shift_months(calendar.shift_days(last, 1), -months[unit]), last)
    opening = calendar.shift_months(first, months[unit] * (number - 1))
    return Stretch(opening, calendar.shift_days(calendar.shift_months(opening, months[unit]), -1))


def _nth_day(node: Node, setting: Setting) -> Meaning | None:
    """`the 20th of next month`."""
    whole = setting.reckon(node_of(node, "whole"), setting)
    if whole is None or whole.days is None or whole.granularity is not Granularity.MONTH:
        return whole
    text = text_of(node, "day") or ""
    number = setting.lexicon.ordinals.get(text) or int(text[:-2])
    day = (
        calendar.day_in_month(whole.days.first.year, whole.days.first.month, number)
        if number > 0
        else whole.days.last
    )
    return replace(whole, days=Stretch(day, day), granularity=Granularity.DAY) if day else None


def _quarter_of(node: Node, setting: Setting) -> Meaning | None:
    """`the second quarter of last year`."""
    whole = setting.reckon(node_of(node, "whole"), setting)
    if whole is None or whole.days is None:
        return whole
    held, setting.year = setting.year, whole.days.first.year
    found = setting.reckon(node_of(node, "quarter"), setting)
    setting.year = held
    return found


def _range(node: Node, setting: Setting) -> Meaning | None:
    """From the first day of one to the last of the other; a year told for one holds for both."""
    closing_node, opening_node = node_of(node, "to"), node_of(node, "from")
    closing = setting.reckon(closing_node, setting)
    opening = setting.reckon(opening_node, setting)
    if opening is None or closing is None or opening.days is None or closing.days is None:
        return Meaning(Granularity.RANGE)
    if closing.own_year and not opening.own_year:
        held, setting.year = setting.year, closing.days.first.year
        opening = setting.reckon(opening_node, setting) or opening
        setting.year = held
    elif opening.own_year and not closing.own_year and opening.days:
        held, setting.year = setting.year, opening.days.first.year
        closing = setting.reckon(closing_node, setting) or closing
        setting.year = held
    if opening.days is None or closing.days is None:
        return Meaning(Granularity.RANGE)
    first, last = opening.days.first, closing.days.last
    if last < first:
        if opening.granularity is Granularity.DAY and (first - last).days < 7:
            first = calendar.shift_days(first, -7)
        else:
            first = calendar.shift_months(first, -12)
    if last < first:
        return Meaning(Granularity.RANGE)
    hours = (opening.hours[0], closing.hours[1]) if opening.hours and closing.hours else None
    return Meaning(
        Granularity.RANGE, Stretch(first, last), hours, own_year=opening.own_year or closing.own_year
    )


def _since(node: Node, setting: Setting) -> Meaning | None:
    """From the first day to the publication date (coding manual, section 7)."""
    whole = setting.reckon(node_of(node, "whole"), setting)
    origin = setting.published
    if whole is None or whole.days is None or origin is None or whole.days.first > origin:
        return Meaning(Granularity.RANGE, whole.days if whole and origin else None)
    return Meaning(Granularity.RANGE, Stretch(whole.days.first, origin))


EXTENTS: dict[str, Reckoner] = {
    "adjective_duration": _adjective_duration,
    "age": _silent,
    "at_clock": _at_clock,
    "clock": _clock,
    "duration": _duration,
    "habit": _habit,
    "half": _half,
    "nth": _nth,
    "nth_day": _nth_day,
    "part": _part,
    "quarter_of": _quarter_of,
    "range": _range,
    "since": _since,
    "vague": _vague,
}
