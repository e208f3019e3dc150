"""The casualty rows of each event."""

from collections.abc import Sequence

from spacy.tokens import Doc

from dateline.model import Casualty, Effect, EventType, Status
from dateline.reading.events.happening import Happening
from dateline.reading.events.status import status_of
from dateline.reading.events.surroundings import tree_distance
from dateline.reading.stage import Reading
from dateline.reading.toll.toll import Toll

__all__ = ["can_bear", "casualties_of", "casualty_rows"]

_ABDUCTION = "abduct"
_HARM = frozenset({Effect.KILLED, Effect.INJURED})
_BEARS = {
    EventType.ASSAULT: frozenset(Effect) - {Effect.DETAINED},
    EventType.PROTEST: frozenset({Effect.KILLED, Effect.INJURED, Effect.CASUALTIES}),
    EventType.COERCE: frozenset({Effect.DETAINED, Effect.DISPLACED, Effect.MISSING}),
}
"""What an act of a type does to people (manual, section 7: a toll stands on the act that caused it)."""


def can_bear(happening: Happening, effect: Effect) -> bool:
    """Whether an act can have done this to people; who takes hostages detains them."""
    if effect is Effect.DETAINED and happening.mode == _ABDUCTION:
        return True
    return effect in _BEARS.get(happening.type, frozenset())


def casualties_of(reading: Reading, happenings: Sequence[Happening]) -> list[tuple[Casualty, ...]]:
    """For each happening its rows; a figure that its act can't have caused goes to one near by that can."""
    doc, tolls = reading.doc, reading.tolls or ()
    assert doc is not None
    borne: list[set[int]] = [set() for _ in happenings]
    for number, happening in enumerate(happenings):
        for index in {i for t in happening.triggers for i in t.tolls}:
            if not _happened(tolls[index], happening, doc):
                continue
            bearer = number
            if not can_bear(happening, tolls[index].effect):
                bearer = _bearer(tolls[index], happenings, doc)
            if bearer >= 0:
                borne[bearer].add(index)
    text = reading.report.text
    return [casualty_rows([tolls[i] for i in sorted(indices)], text) for indices in borne]


def _happened(toll: Toll, happening: Happening, doc: Doc) -> bool:
    """Whether people suffered it if the act happened: "a raid meant to seize ten" seized nobody yet."""
    if happening.status == Status.NEGATED:
        return False
    word = doc[toll.predicate]
    undone = {Status.HYPOTHETICAL, Status.NEGATED}
    if word.pos_ not in {"NOUN", "PROPN"}:  # "announced two arrests" has made them
        undone.add(Status.FUTURE)
    told = status_of(word) not in undone
    return told or happening.status not in {Status.ACTUAL, Status.GENERIC}


def _bearer(toll: Toll, happenings: Sequence[Happening], doc: Doc) -> int:
    """Number of the happening nearest to a figure in its sentence that can have caused it; -1 for none."""
    predicate = doc[toll.predicate]
    near = [
        (tree_distance(doc[trigger.token], predicate), number)
        for number, happening in enumerate(happenings)
        if can_bear(happening, toll.effect)
        for trigger in happening.triggers
        if doc[trigger.token].sent.start == predicate.sent.start
    ]
    return min(near)[1] if near else -1


def _covers(one: Toll, other: Toll) -> bool:
    """Whether a figure makes another of the same act no row of its own.

    An exact figure does so to the vague words beside it (manual, section 7), and "at least seven" to a
    headline's bare "seven".
    """
    if other.effect is Effect.CASUALTIES and one.effect in _HARM:
        return one.stated and _is_vague(other)
    if one.effect != other.effect:
        return False
    if not other.stated:
        listed = one.predicate == other.predicate and not other.weak  # "two women and a child died"
        return (one.stated and not listed) or (other.weak and not one.weak)
    if not one.stated:
        return False
    if _is_vague(other) and not _is_vague(one):
        return True
    return other.low is not None and (one.low, one.high) == (other.low, None) and other.high == other.low


def _is_vague(toll: Toll) -> bool:
    """True of a number that no figure gives: "many", "killings"."""
    return toll.low == 1 and toll.high is None


def casualty_rows(tolls: Sequence[Toll], text: str) -> tuple[Casualty, ...]:
    """The rows that the figures of one act make, in text order.

    Args:
        tolls: the figures.
        text: the report.
    """
    rows: dict[tuple[object, ...], Casualty] = {}
    for toll in tolls:
        if any(_covers(other, toll) for other in tolls if other is not toll):
            continue
        rows.setdefault(
            (toll.effect, toll.low, toll.high),
            Casualty(
                effect=toll.effect,
                low=toll.low,
                high=toll.high,
                victims=text[slice(*toll.victims)] if toll.victims else None,
                part=toll.part,
                start=toll.start,
                end=toll.end,
                quote=text[toll.start : toll.end],
            ),
        )
    return tuple(rows.values())
