"""Occurrences made by hand, for tests of what is laid out from them."""

from dataclasses import dataclass
from hashlib import sha256

from dateline.model import (
    Actor,
    ActorKind,
    Casualty,
    Claim,
    ClaimKind,
    Effect,
    Event,
    EventTime,
    EventType,
    Granularity,
    Instrument,
    Place,
    PlacePrecision,
    Span,
    Stance,
    Status,
    TimeBasis,
)
from dateline.reconciling.actors import party_of
from dateline.reconciling.occurrence import Occurrence, Provenance, event_key


def party(name, kind=ActorKind.STATE, *country):
    """The party that an actor of this name, kind and country is."""
    return party_of(Actor(id="a1", name=name, kind=kind, country=country), "0" * 12)


IRAN = party("Iran", ActorKind.STATE, "IRN")
PAKISTAN = party("Pakistan", ActorKind.STATE, "PAK")
PAKISTAN_ARMY = party("Pakistani military", ActorKind.MILITARY, "PAK")
UNITED_STATES = party("United States", ActorKind.STATE, "USA")
GROUP = party("Jaish al-Adl", ActorKind.ARMED_GROUP)
OTHER_GROUP = party("Jundallah", ActorKind.ARMED_GROUP, "IRN")
MONITOR = party("Baloch Rights Watch", ActorKind.NGO)
GUNMEN = party("gunmen", ActorKind.ARMED_GROUP)
CHILDREN = party("two children", ActorKind.CIVILIANS)

SARAVAN = Place(
    id="p1",
    name="Saravan",
    geonameid=1159301,
    country="IRN",
    admin1="Sistan-Baluchestan",
    precision=PlacePrecision.POPULATED_PLACE,
)
IRAN_PLACE = Place(id="p2", name="Iran", geonameid=130758, country="IRN", precision=PlacePrecision.COUNTRY)


def place(name, number, precision, latitude, longitude):
    """A place of Saravan's province."""
    return Place(
        id="p3",
        name=name,
        geonameid=number,
        country="IRN",
        admin1="Sistan-Baluchestan",
        precision=precision,
        latitude=latitude,
        longitude=longitude,
    )


def day(start, end=None, granularity=Granularity.DAY, basis=TimeBasis.EXPRESSION, text=None):
    """A time of whole days."""
    return EventTime(start=start, end=end or start, granularity=granularity, basis=basis, text=text)


@dataclass
class Grouped:
    """Stands in for a cluster."""

    members: tuple
    scores: dict
    flags: tuple = ()


def grouped(*occurrences, flags=()):
    """All of these as one happening."""
    return Grouped(tuple(o.key for o in occurrences), {o.key: 0.9 for o in occurrences}, flags)


def words(at=0, quote="the strike"):
    return Span(start=at, end=at + len(quote), quote=quote)


def says(source, kind=ClaimKind.OFFICIAL, stance=Stance.ASSERTS, figures=(), quote="officials said"):
    """A claim to be made, with the figures that it gives: (effect, low, high)."""
    return (source, kind, stance, tuple(figures), quote)


def own(figures=(), stance=Stance.ASSERTS):
    """The report's own voice."""
    return (None, ClaimKind.REPORT, stance, tuple(figures), "the report's words")


def occurrence(
    name,
    *voices,
    published="2024-01-18",
    publisher=None,
    origin=None,
    copy_of=None,
    kind=EventType.ASSAULT,
    mode="aerial",
    status=Status.ACTUAL,
    actor=(PAKISTAN,),
    recipient=(),
    place=SARAVAN,
    time=None,
    instruments=(),
    code_name=None,
    parts=(),
):
    """One report's event; `name` makes the report."""
    report = "sha256:" + sha256(name.encode()).hexdigest()
    speakers, claims, casualties = {}, [], []
    for number, (source, claim_kind, stance, figures, quote) in enumerate(voices or (own(),), 1):
        speaker = None
        if source is not None:
            speaker = f"a{number}"
            speakers[speaker] = source
        claims.append(
            Claim(
                id=f"c{number}",
                event="e1",
                source=speaker,
                kind=claim_kind,
                stance=stance,
                evidence=(words(10 * number, quote),),
            )
        )
        for effect, low, high in figures:
            casualties.append(
                Casualty(
                    effect=effect, low=low, high=high, claim=f"c{number}", start=300, end=305, quote="seven"
                )
            )
    for effect, low, high in parts:
        casualties.append(
            Casualty(effect=effect, low=low, high=high, part=True, start=310, end=313, quote="two")
        )
    return Occurrence(
        key=event_key(report, "e1"),
        provenance=Provenance(
            report=report,
            title=f"Report of {name}",
            publisher=publisher or name,
            url=None,
            published=published,
            origin=origin or publisher or name,
            copy_of=copy_of,
        ),
        event=Event(
            id="e1",
            type=kind,
            mode=mode,
            quad=4,
            intensity=-9.5,
            status=status,
            name=code_name,
            time=time,
            instruments=tuple(Instrument(name=n, start=50, end=50 + len(n), quote=n) for n in instruments),
            casualties=tuple(casualties),
            evidence=(words(quote="the strike on Tuesday"),),
        ),
        place=place,
        actor=tuple(actor),
        recipient=tuple(recipient),
        claims=tuple(claims),
        speakers=speakers,
    )


KILLED, INJURED = Effect.KILLED, Effect.INJURED
