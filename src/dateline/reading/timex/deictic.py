"""Expressions that count from the publication date."""

from datetime import date

from dateline.model import Granularity
from dateline.reading.timex import calendar
from dateline.reading.timex.calendar import Stretch
from dateline.reading.timex.grammar import Node
from dateline.reading.timex.meaning import UNIT_GRANULARITY, Meaning, Reckoner, Setting, count_of, text_of

__all__ = ["DEICTIC", "back_from", "edge"]

_SUPERLATIVE_REACH = 10
"""Words before "in six years" among which "the first" is looked for."""
_CALENDAR_UNITS = frozenset({"day", "night", "week", "fortnight", "month", "quarter", "year"})


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
            months = {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
            back = calendar.shift_months(day, -count * months)
            return calendar.shift_days(back, 1) if count == 1 and unit != "decade" else back
    return None


def edge(side: str, unit: str, stretch: Stretch, origin: date | None) -> Stretch:
    """The early, middle or late part of a stretch.

    Of a month: days 1 to 10, 11 to 20, 21 to the end (coding manual, section 7); of a year the first quarter,
    May to August, the last quarter, but its "start" and "end" are January and December; of a decade its years
    0 to 3, 4 to 6, 7 to 9; of anything else a third.
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
        opening, closing = ((1, 3), (5, 8), (10, 12))[place]
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
        which not in {"last", "past", "previous"} and setting.is_future(node)
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
    first = back_from(origin, count, unit) if origin else None
    return Meaning(Granularity.RANGE, Stretch(first, origin) if first and origin else None)


def _coming_units(node: Node, setting: Setting) -> Meaning | None:
    unit, count, origin = (
        _unit(node, setting),
        count_of(text_of(node, "count"), setting.lexicon),
        setting.published,
    )
    if origin is None:
        return Meaning(Granularity.RANGE)
    if unit in {"day", "night", "week", "fortnight"}:
        days = count * {"week": 7, "fortnight": 14}.get(unit, 1)
        return Meaning(
            Granularity.RANGE, Stretch(calendar.shift_days(origin, 1), calendar.shift_days(origin, days))
        )
    if unit in {"month", "year"}:
        last = calendar.shift_months(origin, count * (12 if unit == "year" else 1))
        return Meaning(Granularity.RANGE, Stretch(calendar.shift_days(origin, 1), last))
    return Meaning(Granularity.RANGE)


def _ago(node: Node, setting: Setting) -> Meaning | None:
    unit, count, origin = (
        _unit(node, setting),
        count_of(text_of(node, "count"), setting.lexicon),
        setting.published,
    )
    kind = UNIT_GRANULARITY[unit]
    if unit in {"second", "minute", "hour"}:
        return _on(origin, -(count // 24) if unit == "hour" else 0) if origin else Meaning(Granularity.DAY)
    if origin is None or unit not in _CALENDAR_UNITS:
        return Meaning(kind)
    return Meaning(kind, calendar.unit_around(origin, unit, -count))


def _in_units(node: Node, setting: Setting) -> Meaning | None:
    unit, count, origin = (
        _unit(node, setting),
        count_of(text_of(node, "count"), setting.lexicon),
        setting.published,
    )
    kind = UNIT_GRANULARITY[unit]
    if origin is None or unit not in _CALENDAR_UNITS or _superlative_before(node, setting):
        return Meaning(kind)
    if not setting.is_future(node):
        return Meaning(kind)
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
    "past_units": _past_units,
    "shifted_unit": _shifted_unit,
    "this_unit": _this_unit,
    "weekend": _weekend,
}
