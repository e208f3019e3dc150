"""What of an occurrence is compared, worked out once."""

from dataclasses import dataclass
from datetime import date

from dateline.model import (
    ActorKind,
    Effect,
    Event,
    EventType,
    Granularity,
    Party,
    PlacePrecision,
    Status,
    TimeBasis,
)
from dateline.reading.actors.folding import fold
from dateline.reconciling.actors import STATELESS, is_described, person_name
from dateline.reconciling.incidents.knowledge import load_knowledge
from dateline.reconciling.incidents.words import capitals_of, stem, words_of
from dateline.reconciling.occurrence import Occurrence
from dateline.reconciling.surplus import surplus

__all__ = ["Sides", "Sketch", "sketch"]

_RADIUS = {
    PlacePrecision.SITE: 5.0,
    PlacePrecision.POPULATED_PLACE: 15.0,
    PlacePrecision.ADMIN2: 60.0,
}
"""Kilometres within which a place of a fine precision lies around its point."""
_DAYS = (Granularity.DAY, Granularity.HOUR)


@dataclass(frozen=True, slots=True)
class Sides:
    """Those in one role."""

    named: frozenset[str]
    """Ids of parties that are known by name."""
    people: frozenset[tuple[str, ...]]
    """Names of those that are people, in parts."""
    backing: frozenset[str]
    """Countries of all, and ids of the named that have none."""
    speaking: frozenset[str]
    """Those whose word theirs is: countries, and named bodies that no state stands behind."""
    described: frozenset[str]
    """Last words of descriptions."""

    def __bool__(self) -> bool:
        return bool(self.named or self.described)


@dataclass(frozen=True, slots=True)
class Sketch:
    """An occurrence in the shape in which it is compared. Days are proleptic Gregorian ordinals."""

    key: str
    report: str
    order: tuple[str, str, int]
    type: EventType
    groups: frozenset[str]
    speech: bool
    mode: str | None
    status: Status
    first: int | None
    last: int | None
    exact: bool
    """Whether the words give the day."""
    fallback: bool
    """Whether the publication date stands in for the day."""
    published: int | None
    country: str | None
    admin1: str | None
    division: bool
    """Whether the place is no finer than a first-order division."""
    point: tuple[float, float] | None
    """Latitude and longitude of a place of fine precision."""
    radius: float
    place: str | None
    place_words: frozenset[str]
    actor: Sides
    recipient: Sides
    tolls: dict[Effect, tuple[tuple[int | None, int | None], ...]]
    instruments: frozenset[str]
    name: str | None
    words: frozenset[str]
    """Words of the evidence that are not in every report."""
    title: frozenset[str]
    proper: frozenset[str]
    """Those of evidence and title with a capital within a sentence, and those of parties and places."""
    voices: frozenset[str]
    """Ids of named parties that tell of it."""
    cast: tuple[tuple[str, ...], ...] = ()
    """Names of the private people of the whole report, in parts, those told of most first."""
    towns: frozenset[str] = frozenset()
    """Towns, and what is smaller, of the whole report."""


_KEPT = 20_000
"""Sketches kept, about 4 KB each: an event is compared with hundreds, one at a time."""
_sketches: dict[str, tuple[Occurrence, Sketch]] = {}


def sketch(occurrence: Occurrence) -> Sketch:
    """The occurrence in the shape in which it is compared."""
    held = _sketches.get(occurrence.key)
    if held is not None and held[0] is occurrence:
        return held[1]
    made = _sketch(occurrence)
    _sketches[occurrence.key] = (occurrence, made)
    for key in surplus(_sketches, _KEPT):
        del _sketches[key]
    return made


def _sketch(occurrence: Occurrence) -> Sketch:
    event, place, known = occurrence.event, occurrence.place, load_knowledge()
    published = _day(occurrence.provenance.published)
    time = None if _foretold(event, published) else event.time
    dated = time is not None and time.basis is not TimeBasis.REPORT
    fine = place is not None and place.latitude is not None and place.precision in _RADIUS
    tolls: dict[Effect, list[tuple[int | None, int | None]]] = {}
    for toll in event.casualties:
        if not toll.part:
            tolls.setdefault(toll.effect, []).append((toll.low, toll.high))
    evidence = [span.quote for span in event.evidence]
    title = occurrence.provenance.title or ""
    parties = [party.name for party in (*occurrence.actor, *occurrence.recipient) if not is_described(party)]
    names = {part for name in (*parties, place.name if place else "") for part in words_of(name)}
    return Sketch(
        key=occurrence.key,
        report=occurrence.provenance.report,
        order=occurrence.order,
        type=event.type,
        groups=frozenset(known.groups.get(event.type, ())),
        speech=event.type in known.speech,
        mode=event.mode,
        status=event.status,
        first=_day(time.start) if time else None,
        last=_day(time.end) if time else None,
        exact=time is not None and dated and time.granularity in _DAYS,
        fallback=time is not None and not dated,
        published=published,
        country=place.country if place else None,
        admin1=f"{place.country}/{fold(place.admin1)}" if place and place.admin1 and place.country else None,
        division=place is not None and place.precision is PlacePrecision.ADMIN1,
        point=(place.latitude, place.longitude or 0.0)
        if fine and place and place.latitude is not None
        else None,
        radius=_RADIUS[place.precision] if fine and place and place.precision else 0.0,
        place=fold(place.name) if place else None,
        place_words=frozenset(words_of(place.name)) if place else frozenset(),
        actor=_sides(occurrence.actor),
        recipient=_sides(occurrence.recipient),
        tolls={effect: tuple(sorted(rows, key=str)) for effect, rows in tolls.items()},
        instruments=frozenset(
            fold(one.name).split()[-1].removesuffix("s") for one in event.instruments if one.name
        ),
        name=fold(event.name) if event.name else None,
        words=frozenset(word for quote in evidence for word in words_of(quote)),
        title=frozenset(words_of(title)),
        proper=frozenset({word for text in (*evidence, title) for word in capitals_of(text)} | names),
        voices=frozenset(party.id for party in occurrence.speakers.values() if not is_described(party)),
        cast=tuple(map(person_name, occurrence.setting.people)),
        towns=frozenset(map(fold, occurrence.setting.places)),
    )


def _foretold(event: Event, published: int | None) -> bool:
    """Whether something that has happened is dated after the report of it: then the date was misread."""
    if event.time is None or published is None or event.status not in (Status.ACTUAL, Status.NEGATED):
        return False
    first = _day(event.time.start)
    return first is not None and first > published + 1


def _sides(parties: tuple[Party, ...]) -> Sides:
    named = [party for party in parties if not is_described(party)]
    return Sides(
        named=frozenset(party.id for party in named),
        people=frozenset(
            parts
            for party in named
            if party.kind is ActorKind.PERSON and len(parts := person_name(party.name)) > 1
        ),
        backing=frozenset(
            {country for party in parties for country in party.country}
            | {party.id for party in named if not party.country}
        ),
        speaking=frozenset(
            {party.id for party in named if party.kind in STATELESS or not party.country}
            | {
                country
                for party in parties
                if party.kind not in STATELESS or is_described(party)
                for country in party.country
            }
        ),
        described=frozenset(
            stem(party.name.split()[-1]) for party in parties if is_described(party) and party.name.split()
        ),
    )


def _day(text: str | None) -> int | None:
    return date.fromisoformat(text[:10]).toordinal() if text else None
