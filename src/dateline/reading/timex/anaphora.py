"""Expressions that count from a time or happening that the text names."""

from dateline.model import Granularity
from dateline.reading.timex import calendar
from dateline.reading.timex.calendar import Stretch
from dateline.reading.timex.grammar import Node
from dateline.reading.timex.meaning import (
    UNIT_DAYS,
    UNIT_GRANULARITY,
    Meaning,
    Reckoner,
    Setting,
    count_of,
    text_of,
)
from dateline.reading.timex.timex import RelativeTime

__all__ = ["ANAPHORA"]

_SHORT = frozenset({"second", "minute", "hour"})


def _unit(node: Node, setting: Setting) -> str:
    """The unit; a part of the day counts as the day."""
    return setting.lexicon.units.get(text_of(node, "unit") or "", "day")


def _same_unit(node: Node, setting: Setting) -> Meaning | None:
    unit = _unit(node, setting)
    kind = UNIT_GRANULARITY[unit]
    if unit in {"day", "night"}:
        day = setting.day
        if day is None and setting.published and setting.words.after(node.first) in {"earlier", "later"}:
            day = Stretch(setting.published, setting.published)
        return Meaning(Granularity.DAY, day)
    if setting.any is None or setting.any.days is None:
        return Meaning(kind)
    return Meaning(kind, calendar.unit_around(setting.any.days.first, unit))


def _shifted_reference(node: Node, setting: Setting) -> Meaning | None:
    """`the next day`, `a week later`: from the time last spoken of, or back from the report's own day."""
    unit, sign = _unit(node, setting), node.rule.options["shift"]
    shift = sign * count_of(text_of(node, "count"), setting.lexicon)
    kind = UNIT_GRANULARITY[unit]
    fine = unit in {"day", "night", "week", "fortnight"} or unit in _SHORT
    base = setting.day if fine else setting.any.days if setting.any else None
    anchor = setting.day_start if fine else setting.any_start
    if base is None:
        origin = setting.published
        known = unit not in _SHORT and (shift < 0 or _is_ahead(node, setting))
        return Meaning(kind, calendar.unit_around(origin, unit, shift) if known and origin else None)
    if unit in _SHORT:
        return Meaning(kind, relative=RelativeTime(0, anchor))
    origin = base.first if shift < 0 else base.last
    return Meaning(
        kind,
        calendar.unit_around(origin, unit, shift),
        relative=RelativeTime(shift * UNIT_DAYS[unit], anchor),
    )


def _is_ahead(node: Node, setting: Setting) -> bool:
    """Nothing told yet to count from, and a clause about what is to come: `will return three weeks later`.

    With "following" and "next" no past tense is enough; "a day after" in a headline looks back.
    """
    if setting.any is not None:
        return False
    ahead = {setting.words.after(index) for index in range(node.first, node.last)} & {"following", "next"}
    return setting.is_future(node) or bool(ahead and not setting.words.is_past(node.start, node.end))


def _the_next(node: Node, setting: Setting) -> Meaning | None:
    """`the next day` follows what was told; `the next year`, of what is to come, the report's own day."""
    unit, origin = _unit(node, setting), setting.published
    if unit in {"day", "night"} or setting.words.is_past(node.start, node.end):
        return _shifted_reference(node, setting)
    if origin is None or not (setting.is_future(node) or _is_ahead(node, setting)):
        return Meaning(UNIT_GRANULARITY[unit])
    return Meaning(UNIT_GRANULARITY[unit], calendar.unit_around(origin, unit, 1))


def _then(_: Node, setting: Setting) -> Meaning | None:
    days, origin = setting.any.days if setting.any else None, setting.published
    if days is None or origin is None or days.first > origin:
        return Meaning(Granularity.RANGE)
    return Meaning(Granularity.RANGE, Stretch(days.first, origin))


def _since_clause(node: Node, setting: Setting) -> Meaning | None:
    """`since he returned in 2012`: from the day told there to the publication date, if one is told."""
    if setting.ranks_before(node):
        return None
    inside, origin = setting.following(node, setting.words.lexemes[node.last].start), setting.published
    if inside is None or inside.days is None or origin is None or inside.days.first > origin:
        return None
    return Meaning(Granularity.RANGE, Stretch(inside.days.first, origin))


def _counted(node: Node, setting: Setting, days: int) -> Meaning:
    anchor = setting.words.lexemes[node.last].start
    unit = _unit(node, setting)
    inside = setting.following(node, anchor)
    found = None
    if (
        inside is not None
        and inside.days is not None
        and inside.granularity in {Granularity.DAY, Granularity.HOUR}
    ):
        origin = inside.days.first if days < 0 else inside.days.last
        if unit in {"day", "night", "week"}:
            moved = calendar.shift_days(origin, days)
            found = Stretch(moved, moved) if unit != "week" else calendar.week(moved)
        elif unit in {"month", "year"}:
            sign = -1 if days < 0 else 1
            found = calendar.unit_around(origin, unit, sign * abs(days) // UNIT_DAYS[unit])
    return Meaning(UNIT_GRANULARITY[unit], found, relative=RelativeTime(days, anchor))


def _relative(node: Node, setting: Setting) -> Meaning | None:
    """`two days after Tehran bombed`: counted from the other happening, dated if that one is."""
    count = count_of(text_of(node, "count"), setting.lexicon)
    days = count * UNIT_DAYS[_unit(node, setting)]
    return _counted(node, setting, node.rule.options["sign"] * days)


def _loose_relative(node: Node, setting: Setting) -> Meaning | None:
    """`more than two years after`: a distance only where the unit is coarse enough to bear the slack."""
    if _unit(node, setting) in {"month", "year"}:
        return _relative(node, setting)
    return Meaning(UNIT_GRANULARITY[_unit(node, setting)])


def _vague_relative(node: Node, setting: Setting) -> Meaning | None:
    unit = setting.lexicon.units.get(text_of(node, "unit") or "minute", "day")
    if unit not in _SHORT:
        return Meaning(UNIT_GRANULARITY[unit])
    return Meaning(Granularity.HOUR, relative=RelativeTime(0, setting.words.lexemes[node.last].start))


ANAPHORA: dict[str, Reckoner] = {
    "loose_relative": _loose_relative,
    "relative": _relative,
    "same_unit": _same_unit,
    "shifted_reference": _shifted_reference,
    "since_clause": _since_clause,
    "the_next": _the_next,
    "then": _then,
    "vague_relative": _vague_relative,
}
