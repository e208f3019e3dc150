"""Words of a frozen text marked by what they are evidence of; marks may nest, cross and touch."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.desk.api.shapes import Reading
from dateline.model import Block, BlockRole, Event, Ledger

__all__ = ["ROLES", "Mark", "Paragraph", "Segment", "event_marks", "paragraphs", "reading_marks"]

ROLES = ("evidence", "actor", "recipient", "time", "place", "instrument", "toll", "claim", "source")
"""What a stretch of words can be, in the order in which their styles lie over each other."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text and what it is."""

    start: int
    end: int
    role: str
    told: str
    """For a person: what it is the evidence of."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of letters over which the same marks lie.

    Attributes:
        start: Offset in the frozen text.
        words: The letters.
        roles: Roles of the marks, in the order of `ROLES`; empty for unmarked words.
        told: What the marks say, joined.
    """

    start: int
    words: str
    roles: tuple[str, ...] = ()
    told: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of the text, cut where marks begin and end."""

    role: BlockRole
    segments: tuple[Segment, ...]


def paragraphs(text: str, blocks: Sequence[Block], marks: Iterable[Mark]) -> tuple[Paragraph, ...]:
    """The text block by block; without blocks, as one. Marks that cross become runs with all roles."""
    laid = sorted(
        (mark for mark in marks if 0 <= mark.start < mark.end <= len(text)),
        key=lambda mark: (mark.start, mark.end, ROLES.index(mark.role), mark.told),
    )
    shown = blocks or ((Block(start=0, end=len(text), role=BlockRole.BODY),) if text else ())
    return tuple(Paragraph(block.role, _segments(text, block.start, block.end, laid)) for block in shown)


def _segments(text: str, start: int, end: int, marks: Sequence[Mark]) -> tuple[Segment, ...]:
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    cuts = {start, end}
    for mark in inside:
        cuts |= {max(mark.start, start), min(mark.end, end)}
    edges = sorted(cuts)
    found = []
    for left, right in pairwise(edges):
        over = [mark for mark in inside if mark.start <= left and right <= mark.end]
        roles = {mark.role for mark in over}
        told = "; ".join(dict.fromkeys(mark.told for mark in over))
        found.append(Segment(left, text[left:right], tuple(r for r in ROLES if r in roles), told))
    return tuple(found)


def event_marks(ledger: Ledger | Reading, event: Event) -> tuple[Mark, ...]:
    """What one event of a reading stands on."""
    actors = {actor.id: actor for actor in ledger.actors}
    kind = f"{event.type.lower()} ({event.id})"
    found = [Mark(span.start, span.end, "evidence", kind) for span in event.evidence]
    for role, ids in (("actor", event.actor), ("recipient", event.recipient)):
        for id in ids:
            found += [
                Mark(span.start, span.end, role, f"{role}: {actors[id].name}") for span in actors[id].mentions
            ]
    found += _time_marks(event)
    for place in ledger.places:
        if place.id == event.place:
            found += [Mark(span.start, span.end, "place", f"place: {place.name}") for span in place.mentions]
    found += [Mark(one.start, one.end, "instrument", f"instrument: {one.name}") for one in event.instruments]
    for toll in event.casualties:
        bounds = (
            f"{_figure(toll.low)} to {_figure(toll.high)}" if toll.low != toll.high else _figure(toll.low)
        )
        found.append(Mark(toll.start, toll.end, "toll", f"{toll.effect}: {bounds}"))
    for claim in ledger.claims:
        if claim.event == event.id:
            source = actors[claim.source].name if claim.source else "the report itself"
            told = f"{source} ({claim.stance.replace('_', ' ')} {event.id})"
            found += [Mark(span.start, span.end, "claim", told) for span in claim.evidence]
    return tuple(found)


def reading_marks(ledger: Ledger | Reading) -> tuple[Mark, ...]:
    """Everything that a reading saw: of every event, and actors who only speak, and places of no event."""
    found = [mark for event in ledger.events for mark in event_marks(ledger, event)]
    marked = {(mark.start, mark.end) for mark in found if mark.role in {"actor", "recipient", "place"}}
    for actor in ledger.actors:
        found += [
            Mark(span.start, span.end, "source", actor.name)
            for span in actor.mentions
            if (span.start, span.end) not in marked
        ]
    for place in ledger.places:
        found += [
            Mark(span.start, span.end, "place", f"place: {place.name}")
            for span in place.mentions
            if (span.start, span.end) not in marked
        ]
    return tuple(found)


def _time_marks(event: Event) -> list[Mark]:
    """The words of an event's time, where its evidence holds them; a ledger keeps no offsets of them."""
    if event.time is None or not event.time.text:
        return []
    words = event.time.text
    for span in event.evidence:
        at = span.quote.find(words)
        if at >= 0:
            start = span.start + at
            return [Mark(start, start + len(words), "time", f"time: {event.time.start}")]
    return []


def _figure(value: int | None) -> str:
    return "?" if value is None else f"{value:,}"
