"""Sentences in which somebody marked who does something to whom: which trigger of the reader tells of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.reading.events.happening import Trigger
from dateline.reading.stage import Reading

__all__ = ["Dyad", "overlaps", "side_counts", "trigger_of"]

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Dyad:
    """A sentence with its marked sides.

    Attributes:
        text: the sentence, without marks.
        sources: offsets of who does it.
        targets: offsets of whom it is done to.
    """

    text: str
    sources: tuple[Range, ...]
    targets: tuple[Range, ...]


def overlaps(reading: Reading, actor: int, ranges: Iterable[Range]) -> bool:
    """Whether a mention of an actor shares a character with one of the ranges."""
    assert reading.actors is not None
    mentions = reading.actors[actor].mentions
    return any(one.start < end and start < one.end for start, end in ranges for one in mentions)


def trigger_of(reading: Reading, dyad: Dyad, events: Sequence[Range] = ()) -> Trigger | None:
    """The trigger that tells of the marked dyad; None where the reader has no trigger.

    In this order: one whose word is marked as the event's; one with a marked side on a side of its own; the
    highest in the sentence's tree; one with most marked sides; the surest.

    Args:
        reading: with the parse, the actors and the triggers.
        dyad: the marked sides.
        events: offsets of the words that are marked as the event's, where the set marks them.
    """
    assert reading.triggers is not None
    assert reading.doc is not None
    best: tuple[tuple[bool, bool, int, float, float], Trigger] | None = None
    for trigger in reading.triggers:
        right = any(overlaps(reading, one, dyad.sources) for one in trigger.actors)
        right_target = any(overlaps(reading, one, dyad.targets) for one in trigger.recipients)
        turned = any(overlaps(reading, one, dyad.targets) for one in trigger.actors)
        turned_source = any(overlaps(reading, one, dyad.sources) for one in trigger.recipients)
        sides = right + right_target + (turned + turned_source) / 4
        token = reading.doc[trigger.token]
        marked = any(start <= token.idx < end for start, end in events)
        rank = (marked, sides > 0, -len(list(token.ancestors)), sides, trigger.score)
        if best is None or rank > best[0]:
            best = rank, trigger
    return best[1] if best else None


def side_counts(reading: Reading, ids: Sequence[int], ranges: Sequence[Range]) -> tuple[int, int, int]:
    """How many actors on a side are marked there, how many there are, how many are marked.

    An actor is right where a mention of it shares a character with a marked side that no other has taken.
    """
    left = list(ranges)
    right = 0
    for actor in ids:
        for one in left:
            if overlaps(reading, actor, [one]):
                left.remove(one)
                right += 1
                break
    return right, len(ids), len(ranges)
