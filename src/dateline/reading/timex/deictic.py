"""Expressions that count from the publication date."""

from datetime import date

from dateline.model import Granularity
from dateline.reading.timex import calendar
from dateline.reading.timex.calendar import Stretch
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

__all__ = ["DEICTIC", "back_from", "edge", "forward_from"]

_SUPERLATIVE_REACH = 10
"""Words before "in six years" among which "the first" is looked for."""
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_CALENDAR_UNITS = frozenset({"day", "night", "week", "fortnight", "month", "quarter", "year", "workday"})


def _unit(node: Node, setting: Setting) -> str:
    text = text_of(node, "unit") or ""
    return setting.lexicon.units.get(text, "day")


def _on(day: date, shift: int = 0) -> Meaning:
    moved = calendar.shift_days(day, shift)
    return Meaning(Granularity.DAY, Stretch(moved, moved))


def back_from(day: date, count: int, unit: str) -> date | None:
    """First day of the last so many units that end on a day.

    Days and weeks count the day itself ("the past three days": the day and the two before); so does a single
    month or year. Several months or years reach back to the same day of the calendar, as a round figure does.
    """
    match unit:
        case "second" | "minute" | "hour":
            return calendar.shift_days(day, -(count // 24)) if unit == "hour" else day
        case "day" | "night":
            return calendar.shift_days(day, 1 - count)
        case "week" | "fortnight":
            return calendar.shift_days(day, 1 - count * (7 if unit == "week" else 14))
        case "month" | "quarter" | "year" | "decade":
            back = calendar.shift_months(day, -count * _MONTHS[unit])
            return calendar.shift_days(back, 1) if count == 1 and unit != "decade" else back
    return None


def forward_from(day: date, count: int, unit: str) -> date | None:
    """The day so many units after one; None for units shorter than a day or longer than a decade."""
    match unit:
        case "day" | "night":
            return calendar.shift_days(day, count)
        case "week" | "fortnight":
            return calendar.shift_days(day, count * (7 if unit == "week" else 14))
        case "month" | "quarter" | "year" | "decade":
            return calendar.shift_months(day, count * _MONTHS[unit])
        case "workday":
            return calendar.shift_workdays(day, count)
    return None


def edge(side: str, unit: str, stretch: Stretch, origin: date | None) -> Stretch:
    """The early, middle or late part of a stretch.

    Of a month: days 1 to 10, 11 to 20, 21 to the end (coding manual, section 7); of a year its first four
    months, May to August, the last quarter, but its "start" and "end" are January and December; of a decade
    its years 0 to 3, 4 to 6, 7 to 9; of anything else a third.
    """
    first, last = stretch
    if side in {"rest", "remainder"}:
        return Stretch(max(first, min(origin or first, last)), last)
    place = 0 if side in {"early", "beginning", "start"} else 1 if side in {"mid", "middle"} else 2
    if unit == "month":
        return (Stretch(first, first.replace(day=10)), Stretch(first.replace(day=11), first.replace(day=20)),
                Stretch(first.replace(day=21), last))[place]  # fmt: skip
    if unit == "year" and side in {"beginning", "start", "end", "close"}:
        return calendar.month(first.year, 1 if place == 0 else 12)
    if unit == "year":
        opening, closing = ((1, 4), (5, 8), (10, 12))[place]
        return Stretch(calendar.month(first.year, opening).first, calendar.month(first.year, closing).last)
    if unit == "decade":
        opening, closing = ((0, 3), (4, 6), (7, 9))[place]
        return Stretch(date(first.year + opening, 1, 1), date(first.year + closing, 12, 31))
    third = ((last - first).days + 1) // 3
    if third == 0:
        return stretch
    return (Stretch(first, calendar.shift_days(first, third - 1)),
            Stretch(calendar.shift_days(first, third), calendar.shift_days(last, -third)),
            Stretch(calendar.shift_days(last, 1 - third), last))[place]  # fmt: skip


def _deictic(node: Node, setting: Setting) -> Meaning | None:
    if setting.published is None:
        return Meaning(Granularity.DAY)
    return _on(setting.published, setting.lexicon.deictic[text_of(node, "deictic") or ""])


def _deictic_plus(node: Node, setting: Setting) -> Meaning | None:
    if setting.published is None:
        return Meaning(Granularity.DAY)
    return _on(setting.published, node.rule.options["days"])


def _overnight(_: Node, setting: Setting) -> Meaning | None:
    """The night that ended on the publication date began the day before."""
    day = setting.published
    return Meaning(Granularity.RANGE, Stretch(calendar.shift_days(day, -1), day) if day else None)


def _this_unit(node: Node, setting: Setting) -> Meaning | None:
    unit, side, origin = _unit(node, setting), text_of(node, "side"), setting.published
    kind = UNIT_GRANULARITY[unit]
    if origin is None:
        return Meaning(kind)
    whole = calendar.unit_around(origin, unit)
    if whole is None:
        return Meaning(kind)
    if side in {"early", "late"}:
        return Meaning(Granularity.RANGE, edge(side, unit, whole, origin))
    if side == "later" or (side is None and setting.is_future(node)):
        return Meaning(kind, Stretch(origin, whole.last))
    return Meaning(kind, Stretch(whole.first, origin))


def _shifted_unit(node: Node, setting: Setting) -> Meaning | None:
    unit, shift, origin = _unit(node, setting), node.rule.options["shift"], setting.published
    if origin is None:
        return Meaning(UNIT_GRANULARITY[unit])
    # "On a Saturday or Sunday, the one just ending" (coding manual, section 7).
    if unit == "week" and shift == -1 and origin.weekday() >= 5:
        shift = 0
    return Meaning(UNIT_GRANULARITY[unit], calendar.unit_around(origin, unit, shift))


def _edge_of_unit(node: Node, setting: Setting) -> Meaning | None:
    unit, origin = _unit(node, setting), setting.published
    whole = calendar.unit_around(origin, unit) if origin else None
    if whole is None or origin is None:
        return Meaning(Granularity.RANGE)
    return Meaning(Granularity.RANGE, edge(text_of(node, "edge") or "", unit, whole, origin))


def _weekend(node: Node, setting: Setting) -> Meaning | None:
    which, origin = text_of(node, "which"), setting.published
    if origin is None:
        return Meaning(Granularity.RANGE)
    coming = which in {"next", "coming"} or (
        which not in {"last", "past", "previous"}
        and (setting.is_future(node) or (which == "this" and not setting.words.is_past(node.start, node.end)))
    )
    if which in {"last", "previous"} and origin.weekday() >= 5:
        origin = calendar.shift_days(origin, -7)
    if which == "next" and origin.weekday() >= 5:
        origin = calendar.shift_days(origin, 7)
    return Meaning(Granularity.RANGE, calendar.weekend(origin, future=coming))


def _past_units(node: Node, setting: Setting) -> Meaning | None:
    unit, count, origin = (
        _unit(node, setting),
        count_of(text_of(node, "count"), setting.lexicon),
        setting.published,
    )
    if unit == "day" and "count" not in node.parts:
        return None
    if unit == "quarter" and origin:
        # Of business years, told whole: "the last two quarters" end before this one.
        opening = calendar.unit_around(origin, unit, -count)
        closing = calendar.unit_around(origin, unit, -1)
        assert opening is not None
        assert closing is not None
        return Meaning(Granularity.RANGE, Stretch(opening.first, closing.last))
    if unit == "workday" and origin:
        days = Stretch(calendar.shift_workdays(origin, -count), calendar.shift_workdays(origin, -1))
        return Meaning(Granularity.RANGE, days)
    first = back_from(origin, count, unit) if origin else None
    return Meaning(Granularity.RANGE, Stretch(first, origin) if first and origin else None)


def _past_units_before(node: Node, setting: Setting) -> Meaning | None:
    """`the previous three weeks`: before the time last spoken of, else before the report."""
    unit, count = _unit(node, setting), count_of(text_of(node, "count"), setting.lexicon)
    told = setting.any.days if setting.any else None
    if told is None or setting.published is None:
        return _past_units(node, setting)
    last = calendar.shift_days(told.first, -1)
    first = back_from(last, count, unit)
    return Meaning(Granularity.RANGE, Stretch(first, last) if first else None)


def _units_after(node: Node, setting: Setting) -> Meaning | None:
    """`the following three weeks`: after the time last spoken of, else after the report."""
    unit, count = _unit(node, setting), count_of(text_of(node, "count"), setting.lexicon)
    told = setting.any.days if setting.any else None
    if told is None or setting.published is None:
        return _coming_units(node, setting)
    last = forward_from(told.last, count, unit)
    return Meaning(Granularity.RANGE, Stretch(calendar.shift_days(told.last, 1), last) if last else None)


def _coming_units(node: Node, setting: Setting) -> Meaning | None:
    unit, count, origin = (
        _unit(node, setting),
        count_of(text_of(node, "count"), setting.lexicon),
        setting.published,
    )
    if origin is None:
        return Meaning(Granularity.RANGE)
    if unit == "quarter":
        opening = calendar.unit_around(origin, unit, 1)
        closing = calendar.unit_around(origin, unit, count)
        assert opening is not None
        assert closing is not None
        return Meaning(Granularity.RANGE, Stretch(opening.first, closing.last))
    last = forward_from(origin, count, unit)
    first = calendar.shift_workdays(origin, 1) if unit == "workday" else calendar.shift_days(origin, 1)
    return Meaning(Granularity.RANGE, Stretch(first, last) if last else None)


def _ago(node: Node, setting: Setting) -> Meaning | None:
    unit, count, origin = (
        _unit(node, setting),
        count_of(text_of(node, "count"), setting.lexicon),
        setting.published,
    )
    if "half" in node.parts:
        finer = {"decade": ("year", 10), "year": ("month", 12), "month": ("week", 4), "week": ("day", 7)}.get(
            unit
        )
        if finer is not None:
            whole = 0 if node.rule.options.get("whole") == 0 else count
            unit, count = finer[0], whole * finer[1] + finer[1] // 2
    elif unit == "decade":
        unit, count = "year", 10 * count
    kind = UNIT_GRANULARITY[unit]
    if unit in {"second", "minute", "hour"}:
        return _on(origin, -(count // 24) if unit == "hour" else 0) if origin else Meaning(Granularity.DAY)
    if origin is None or unit not in _CALENDAR_UNITS:
        return Meaning(kind)
    return Meaning(kind, calendar.unit_around(origin, unit, -count))


def _lengths_off(node: Node, setting: Setting) -> Meaning | None:
    """`one month and 21 days ago`, `two years 21 days from now`: to the day if the last part is days."""
    whole, origin = node_of(node, "whole"), setting.published
    held = [node_of(node, name) for name in ("more2", "more") if name in node.parts] + [whole]
    if origin is None:
        return setting.reckon(whole, setting)
    sign = -1 if whole.rule.means == "ago" else 1
    day: date | None = origin
    for part in held:
        count, unit = count_of(text_of(part, "count"), setting.lexicon), _unit(part, setting)
        if day is not None and unit not in {"second", "minute", "hour"}:
            day = forward_from(day, sign * count, unit)
    last = _unit(whole, setting)
    found = calendar.unit_around(day, last) if day else None
    return Meaning(UNIT_GRANULARITY[last], found)


def _in_units(node: Node, setting: Setting) -> Meaning | None:
    unit, count, origin = (
        _unit(node, setting),
        count_of(text_of(node, "count"), setting.lexicon),
        setting.published,
    )
    kind = UNIT_GRANULARITY[unit]
    if origin is None or unit not in _CALENDAR_UNITS or _superlative_before(node, setting):
        return Meaning(kind)
    if node.rule.options.get("ahead") != "always" and unit != "workday" and not setting.is_future(node):
        return Meaning(kind)
    if unit == "workday":
        return _on(calendar.shift_workdays(origin, count))
    return Meaning(kind, calendar.unit_around(origin, unit, count))


def _superlative_before(node: Node, setting: Setting) -> bool:
    """`the first visit in six years` looks back."""
    window = range(max(node.first - _SUPERLATIVE_REACH, 0), node.first)
    return any(setting.words.after(i) in setting.lexicon.superlatives for i in window)


DEICTIC: dict[str, Reckoner] = {
    "ago": _ago,
    "coming_units": _coming_units,
    "deictic": _deictic,
    "deictic_plus": _deictic_plus,
    "edge_of_unit": _edge_of_unit,
    "in_units": _in_units,
    "lengths_off": _lengths_off,
    "overnight": _overnight,
    "past_units": _past_units,
    "past_units_before": _past_units_before,
    "shifted_unit": _shifted_unit,
    "this_unit": _this_unit,
    "units_after": _units_after,
    "weekend": _weekend,
}
