"""Occurrences made by hand."""

from dateline.model import (
    Actor,
    ActorKind,
    Casualty,
    Effect,
    Event,
    EventTime,
    EventType,
    Granularity,
    Party,
    Place,
    PlacePrecision,
    Span,
    Status,
    TimeBasis,
)
from dateline.reconciling.actors import party_of
from dateline.reconciling.occurrence import Occurrence, Provenance, Setting, event_key

IRAN, PAKISTAN = ("Iran", ActorKind.STATE, "IRN"), ("Pakistan", ActorKind.STATE, "PAK")
PANJGUR = Place(
    id="p1",
    name="Panjgur",
    country="PAK",
    admin1="Balochistan",
    latitude=26.97,
    longitude=64.09,
    precision=PlacePrecision.POPULATED_PLACE,
)
SARAVAN = Place(
    id="p2",
    name="Saravan",
    country="IRN",
    admin1="Sistan-Baluchistan",
    latitude=27.37,
    longitude=62.33,
    precision=PlacePrecision.POPULATED_PLACE,
)
EMPTY = Setting()
Named = tuple[str, ActorKind, str] | tuple[str, ActorKind]


def occurrence(
    report: int,
    event: int = 1,
    kind: EventType = EventType.ASSAULT,
    actor: tuple[Named, ...] = (),
    recipient: tuple[Named, ...] = (),
    day: str | None = "2024-01-16",
    place: Place | None = PANJGUR,
    killed: int | None = None,
    title: str = "Strike kills two children in Panjgur",
    words: str = "missiles hit a village in Panjgur, killing two children",
    published: str | None = "2024-01-17",
    granularity: Granularity = Granularity.DAY,
    end: str | None = None,
    status: Status = Status.ACTUAL,
    name: str | None = None,
    setting: Setting = EMPTY,
) -> Occurrence:
    """An event of the report of that number."""
    identity = f"sha256:{report:064x}"[:7] + f"{report:012x}" + "0" * 52
    parties: list[tuple[Party, ...]] = [
        tuple(
            party_of(Actor(id=f"a{n}", name=one[0], kind=one[1], country=tuple(one[2:])), f"{report:012x}")
            for n, one in enumerate(named, 1)
        )
        for named in (actor, recipient)
    ]
    tolls = (
        (Casualty(effect=Effect.KILLED, low=killed, high=killed, start=0, end=1, quote="x"),)
        if killed is not None
        else ()
    )
    time = day and EventTime(start=day, end=end or day, granularity=granularity, basis=TimeBasis.EXPRESSION)
    return Occurrence(
        key=event_key(identity, f"e{event}"),
        provenance=Provenance(identity, title, f"outlet {report}", None, published, f"outlet {report}"),
        event=Event(
            id=f"e{event}",
            type=kind,
            quad=4,
            intensity=-9,
            status=status,
            name=name,
            time=time or None,
            casualties=tolls,
            evidence=(Span(start=0, end=len(words), quote=words),),
        ),
        place=place,
        actor=parties[0],
        recipient=parties[1],
        claims=(),
        speakers={},
        setting=setting,
    )
