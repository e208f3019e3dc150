"""Lengths, sets, clock times, and expressions made of smaller ones."""

from dataclasses import replace

from dateline.model import Granularity
from dateline.reading.timex import calendar
from dateline.reading.timex.calendar import Stretch
from dateline.reading.timex.deictic import back_from, forward_from
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


def _counted_ahead(node: Node, setting: Setting) -> Meaning:
    """`will return within nine months`: up to so long after the publication date."""
    unit, origin = _unit(node, setting), setting.published
    last = forward_from(origin, count_of(text_of(node, "count"), setting.lexicon), unit) if origin else None
    if last is None or origin is None:
        return Meaning(UNIT_GRANULARITY[unit])
    return Meaning(Granularity.RANGE, Stretch(origin, last))


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
    if text_of(node, "lead") == "within" and not bounded and setting.is_future(node):
        return _counted_ahead(node, setting)
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


def _up_to_now(node: Node, setting: Setting) -> Meaning | None:
    """`between May 2019 and now`, `from now until November 15`."""
    whole, origin = setting.reckon(node_of(node, "whole"), setting), setting.published
    if whole is None or whole.days is None or origin is None:
        return Meaning(Granularity.RANGE)
    first, last = sorted((origin, whole.days.last if whole.days.first > origin else whole.days.first))
    return Meaning(Granularity.RANGE, Stretch(first, last), own_year=whole.own_year)


def _length_from(node: Node, setting: Setting) -> Meaning | None:
    """`three weeks from Tuesday` is a time off; `for three weeks from Tuesday` the weeks themselves."""
    whole, length = setting.reckon(node_of(node, "whole"), setting), node_of(node, "length")
    unit, count = _unit(length, setting), count_of(text_of(length, "count"), setting.lexicon)
    if whole is None or whole.days is None or whole.granularity is not Granularity.DAY:
        return whole
    day = whole.days.first
    last = forward_from(day, count, unit)
    if last is None:
        return whole
    if text_of(length, "lead") in {"for", "lasting"}:
        days = Stretch(day, calendar.shift_days(last, -1))
        return Meaning(Granularity.RANGE, days, own_year=whole.own_year)
    if unit in {"day", "night"}:
        return Meaning(Granularity.DAY, Stretch(last, last), own_year=whole.own_year)
    return Meaning(UNIT_GRANULARITY[unit], calendar.unit_around(last, unit), own_year=whole.own_year)


def _bound(node: Node, setting: Setting) -> Meaning | None:
    """`as of Tuesday`, `by July 1`: by when something has happened, not when."""
    whole = setting.reckon(node_of(node, "whole"), setting)
    return replace(whole, bound=True) if whole else None


def _since(node: Node, setting: Setting) -> Meaning | None:
    """From the first day to the publication date (coding manual, section 7).

    After a superlative or an ordinal it bounds: "the deadliest attack since 2015" was not all that time.
    """
    whole = setting.reckon(node_of(node, "whole"), setting)
    origin = setting.published
    if whole is not None and setting.ranks_before(node):
        return replace(whole, bound=True)
    if whole is None or whole.days is None or origin is None or whole.days.first > origin:
        return Meaning(Granularity.RANGE, whole.days if whole and origin else None)
    return Meaning(Granularity.RANGE, Stretch(whole.days.first, origin))


EXTENTS: dict[str, Reckoner] = {
    "adjective_duration": _adjective_duration,
    "age": _silent,
    "at_clock": _at_clock,
    "bound": _bound,
    "clock": _clock,
    "duration": _duration,
    "habit": _habit,
    "length_from": _length_from,
    "range": _range,
    "since": _since,
    "up_to_now": _up_to_now,
    "vague": _vague,
}
