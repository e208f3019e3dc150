"""What keeps two events apart whatever else they share: wrong joins are worse than missed ones."""

import math

from dateline.model import Effect, EventType, Status
from dateline.reconciling.actors import same_person
from dateline.reconciling.incidents.sketch import Sides, Sketch

__all__ = [
    "TOLERANCE",
    "conflict",
    "days_apart",
    "kilometres",
    "names_place",
    "plays",
    "same_death",
    "same_story",
    "shared_cast",
    "shared_people",
    "swapped",
    "told_apart",
]

TOLERANCE = 1
"""Days by which two reports may date one thing differently: time zones, and nights that begin on one day."""
_APART = 60.0
"""Kilometres beyond both radii from which two fine places are two places."""
_EARTH = 6371.0
_HARM = (EventType.ASSAULT, EventType.COERCE)
"""Types that befall one person once or a few times."""


def conflict(one: Sketch, other: Sketch) -> str | None:
    """Why two events are two (`type`, `status`, `time`, `speaker`, `place`, `swapped`, `name`), or None."""
    if not one.groups & other.groups:
        return "type"
    if Status.GENERIC in (one.status, other.status) and one.status is not other.status:
        return "status"
    if _other_days(one, other) and not _known(one, other):
        return "time"
    if one.speech and (not _one_voice(one.actor, other.actor) or _parted(one.recipient, other.recipient)):
        return "speaker"
    if _far(one, other) and not names_place(one, other) and not _known(one, other):
        return "place"
    if swapped(one, other):
        return "swapped"
    if one.name and other.name and one.name != other.name:
        return "name"
    return None


def _known(one: Sketch, other: Sketch) -> bool:
    """Whether people tell that two reports have one thing in view, whatever their days and places."""
    return one.report != other.report and (same_death(one, other) or same_story(one, other))


def _other_days(one: Sketch, other: Sketch) -> bool:
    if one.exact and other.exact and (days_apart(one, other) or 0) > TOLERANCE:
        return True
    return _later_than_told(one, other) or _later_than_told(other, one)


def same_death(one: Sketch, other: Sketch) -> bool:
    """Whether both tell how one person was killed.

    Nobody is killed twice: dates and places that differ are mistakes of a report or of the reader.
    """
    killed = Effect.KILLED in one.tolls and Effect.KILLED in other.tolls
    return killed and shared_people(one.recipient, other.recipient)


def shared_cast(one: Sketch, other: Sketch) -> frozenset[tuple[str, ...]]:
    """Private people whom both reports name, as the first names them."""
    return frozenset(a for a in one.cast if any(same_person(a, b) for b in other.cast))


def same_story(one: Sketch, other: Sketch) -> bool:
    """Whether two uses of force stand among the same private people.

    In GVA's open half two reports of different shootings shared one full name in 49 pairs, two in one; of one
    shooting in 163 and 166. A trial is told of months later, and its day is easily taken for the deed's.
    """
    if one.type is not other.type or one.type not in _HARM:
        return False
    shared = shared_cast(one, other)
    return len(shared) > 1 or any(plays(person, one) or plays(person, other) for person in shared)


def plays(person: tuple[str, ...], one: Sketch) -> bool:
    """Whether a person is named among those who did it and to whom it was done."""
    return any(same_person(person, known) for known in one.actor.people | one.recipient.people)


def names_place(one: Sketch, other: Sketch) -> bool:
    """Whether the words of one name the fine place of the other: then its own place is one of several."""
    return _named(one, other) or _named(other, one)


def _named(one: Sketch, other: Sketch) -> bool:
    return bool(other.point and other.place_words) and other.place_words <= one.title | one.proper


def _far(one: Sketch, other: Sketch) -> bool:
    if one.point and other.point:
        return kilometres(one.point, other.point) > _APART + one.radius + other.radius
    return bool(one.country and other.country) and one.country != other.country


def _later_than_told(one: Sketch, other: Sketch) -> bool:
    """Whether one happened, by its words, after the report of the other was out."""
    return (
        one.exact
        and one.first is not None
        and other.published is not None
        and other.status is not Status.FUTURE
        and one.first > other.published + TOLERANCE
    )


def days_apart(one: Sketch, other: Sketch) -> int | None:
    """Days between two stretches of time, 0 where they overlap, None where one is unknown."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return None
    return max(0, one.first - other.last, other.first - one.last)


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance between two points in degrees, by the haversine formula."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*one, *other))
    half = (
        math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * _EARTH * math.asin(min(1.0, math.sqrt(half)))


def shared_people(one: Sides, other: Sides) -> bool:
    """Whether some person of one side can be a person of the other, by full names."""
    return any(same_person(a, b) for a in one.people for b in other.people)


def _one_voice(one: Sides, other: Sides) -> bool:
    """Whether two speakers share a party, a person, or the state that they speak for."""
    return bool(one.named & other.named or one.speaking & other.speaking or shared_people(one, other))


def _met(one: Sides, other: Sides) -> bool:
    """Whether two sides share a party, a person, or the state behind them."""
    return bool(one.named & other.named or one.backing & other.backing or shared_people(one, other))


def _parted(one: Sides, other: Sides) -> bool:
    """Whether both sides are known and share nobody."""
    return bool(one.backing and other.backing) and not _met(one, other)


def swapped(one: Sketch, other: Sketch) -> bool:
    """Whether the doer of each is the one to whom the other was done, and not the doer of both."""
    crossed = one.actor.backing & other.recipient.backing, one.recipient.backing & other.actor.backing
    if not all(crossed):
        return False
    return not (one.actor.backing & other.actor.backing or one.recipient.backing & other.recipient.backing)


def told_apart(one: Sketch, other: Sketch) -> bool:
    """Whether one report tells of two events as two.

    The reader keeps them apart, but it often takes what is told again further down for another event. Where
    both answer to events of other reports, and nothing keeps them apart, they were one happening all along.
    """
    return one.type is not other.type or conflict(one, other) is not None
