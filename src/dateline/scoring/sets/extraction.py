"""Triggers and arguments that a set marked, against the reader's.

A trigger of the reader is right if its word lies in a marked trigger whose type maps to its own; an
argument is right if its trigger is, and the marked argument of that role names what the reader has there
(Li, Ji and Huang, "Joint Event Extraction via Structured Prediction with Global Features", ACL 2013, with
the reader's types and roles in place of ACE's). The reader's triggers are those of the events of its
ledger; what an actor is called anywhere in the report counts, as in the coreference-aware scores of Li,
Ji and Han, "Document-Level Event Argument Extraction", NAACL 2021.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.data import read_yaml
from dateline.model import Report
from dateline.reading.events.happening import Trigger
from dateline.reading.reader import Reader
from dateline.reading.stage import Reading
from dateline.scoring.gold.names import same_name
from dateline.scoring.measure import Fault, Figure, Unit, f1, share
from dateline.scoring.sets.layers import read_layers

__all__ = ["FIGURES", "MappedType", "MarkedArgument", "MarkedEvent", "compare_events", "load_types"]

Range = tuple[int, int]

FIGURES: tuple[Figure, ...] = (
    Figure("trigger", f1("trigger"), 0.70),
    Figure("trigger, recall", share("trigger.right", "trigger.want")),
    Figure("argument", f1("argument"), 0.50),
    *(Figure(role, f1(role)) for role in ("actor", "recipient", "place", "instrument")),
)
"""What a set of triggers and arguments is measured by."""

_PLACE_SURE = 0.5
"""From what score on a place belongs to a trigger: the ledger's own line."""
_WIDTH = 60
"""Characters of the text that a fault shows on each side."""


@dataclass(frozen=True, slots=True)
class MappedType:
    """What a set's event type is in the manual's words."""

    type: str
    roles: Mapping[str, str]
    modes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class MarkedArgument:
    """What fills a role: by offsets, or by its words where the set has no offsets."""

    role: str
    text: str
    place: Range | None = None


@dataclass(frozen=True, slots=True)
class MarkedEvent:
    """A trigger with its arguments, in the set's words; offsets count in the report's text."""

    type: str
    trigger: Range
    arguments: tuple[MarkedArgument, ...]


@dataclass(frozen=True, slots=True)
class _Filler:
    """What the reader has in a role of a trigger."""

    role: str
    ranges: tuple[Range, ...]


@cache
def load_types(name: str) -> Mapping[str, MappedType]:
    """The mapping of a set's event types."""
    table = read_yaml("scoring/event_types.yaml")[name]
    return {
        kind: MappedType(row["type"], dict(row["roles"]), frozenset(row.get("modes", ())))
        for kind, row in table.items()
    }


def compare_events(
    name: str, report: Report, marked: Sequence[MarkedEvent], types: Mapping[str, MappedType], reader: Reader
) -> Unit:
    """Read a report and compare its triggers and arguments with the marked ones."""
    reading = read_layers(reader, report, "happenings")
    wants = [one for one in marked if one.type in types]
    triggers = _in_order(reading)
    pairs = _pair(reading, triggers, wants, types)
    in_scope = [n for n, one in enumerate(triggers) if n in pairs or _in_scope(one, types)]
    tally: Counter[str] = Counter({"trigger.got": len(in_scope), "trigger.want": len(wants)})
    tally["trigger.right"] = len(pairs)
    faults: list[Fault] = []
    for n in in_scope:
        want = wants[pairs[n]] if n in pairs else None
        fillers = _fillers(reading, triggers[n])
        expected = _expected(want, types) if want else []
        if want is None:
            trigger = triggers[n]
            start = _offset(reading, trigger)
            cause = f"trigger too many: {trigger.type} by {trigger.lemma}"
            faults.append(Fault(cause, _around(report.text, start, start)))
        faults += _compare_arguments(report.text, fillers, expected, tally)
    for m, want in enumerate(wants):
        if m not in pairs.values():
            word = report.text[slice(*want.trigger)]
            faults.append(
                Fault(f"trigger missed: {want.type} by {word.lower()}", _around(report.text, *want.trigger))
            )
            for role, _ in _expected(want, types):
                _count(tally, role, "want")
    return Unit(name, dict(tally), tuple(faults))


def _in_order(reading: Reading) -> list[Trigger]:
    assert reading.happenings is not None
    every = {one.token: one for happening in reading.happenings for one in happening.triggers}
    return [every[token] for token in sorted(every)]


def _offset(reading: Reading, trigger: Trigger) -> int:
    assert reading.doc is not None
    return reading.doc[trigger.token].idx


def _in_scope(trigger: Trigger, types: Mapping[str, MappedType]) -> bool:
    return any(
        one.type == trigger.type and (not one.modes or trigger.mode in one.modes) for one in types.values()
    )


def _pair(
    reading: Reading,
    triggers: Sequence[Trigger],
    wants: Sequence[MarkedEvent],
    types: Mapping[str, MappedType],
) -> dict[int, int]:
    """From numbers of the reader's triggers to numbers of marked events, one to one and in text order."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for n, trigger in enumerate(triggers):
        at = _offset(reading, trigger)
        for m, want in enumerate(wants):
            start, end = want.trigger
            if m not in taken and start <= at < end and types[want.type].type == trigger.type:
                pairs[n] = m
                taken.add(m)
                break
    return pairs


def _fillers(reading: Reading, trigger: Trigger) -> list[_Filler]:
    assert reading.actors is not None
    assert reading.toponyms is not None
    found = [
        _Filler(role, tuple((one.start, one.end) for one in reading.actors[number].mentions))
        for role, numbers in (("actor", trigger.actors), ("recipient", trigger.recipients))
        for number in numbers
    ]
    if trigger.toponym is not None and trigger.toponym_score >= _PLACE_SURE:
        toponym = reading.toponyms[trigger.toponym]
        found.append(_Filler("place", ((toponym.start, toponym.end),)))
    found += [_Filler("instrument", (one,)) for one in trigger.instruments]
    return found


def _expected(want: MarkedEvent, types: Mapping[str, MappedType]) -> list[tuple[str, MarkedArgument]]:
    roles = types[want.type].roles
    return [(roles[one.role], one) for one in want.arguments if one.role in roles]


def _compare_arguments(
    text: str, fillers: Sequence[_Filler], expected: Sequence[tuple[str, MarkedArgument]], tally: Counter[str]
) -> Iterator[Fault]:
    left = list(expected)
    for filler in fillers:
        _count(tally, filler.role, "got")
        hit = next((one for one in left if _fits(text, filler, *one)), None)
        if hit is not None:
            left.remove(hit)
            # A party counts under the side that the reader has it on.
            _count(tally, filler.role, "want")
            _count(tally, filler.role, "right")
        elif expected:
            words = text[slice(*filler.ranges[0])]
            wanted = [argument.text for _, argument in expected]
            yield Fault(f"{filler.role} too many", f"{words!r}, expected {wanted}")
    for role, argument in left:
        _count(tally, role, "want")
        found = [f"{one.role} {text[slice(*one.ranges[0])]!r}" for one in fillers]
        where = _around(text, *argument.place) if argument.place else argument.text
        yield Fault(f"{role} missed", f"{argument.text!r}, found {', '.join(found) or 'none'}: {where}")


def _fits(text: str, filler: _Filler, role: str, argument: MarkedArgument) -> bool:
    if role != filler.role and not (role == "party" and filler.role in ("actor", "recipient")):
        return False
    if argument.place is None:
        # A pronoun has no words left to compare as a name.
        words = argument.text.lower()
        mentions = [text[start:end] for start, end in filler.ranges]
        return any(words == one.lower() or same_name(argument.text, one) for one in mentions)
    first, last = argument.place
    return any(start < last and first < end for start, end in filler.ranges)


def _count(tally: Counter[str], role: str, part: str) -> None:
    """Count an argument under its role and under all; a party that was missed is an actor's."""
    tally[f"{'actor' if role == 'party' else role}.{part}"] += 1
    tally[f"argument.{part}"] += 1


def _around(text: str, start: int, end: int) -> str:
    return " ".join(text[max(0, start - _WIDTH) : end + _WIDTH].split())
