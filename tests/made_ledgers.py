"""Ledgers made by hand: what reports of invented outlets say, without reading anything.

`make_ledger` tells of any happenings; `read` is one strike on one town, for tests of reviewing.
"""

from dataclasses import dataclass, field
from hashlib import sha256

from dateline.model import (
    Actor,
    ActorKind,
    BlockRole,
    Casualty,
    Claim,
    ClaimKind,
    Effect,
    Event,
    EventTime,
    EventType,
    Granularity,
    Ledger,
    Link,
    LinkKind,
    Place,
    PlacePrecision,
    PublishedBasis,
    ReaderIdentity,
    Report,
    Span,
    Stance,
    Status,
    TimeBasis,
)

PLACES = {
    "Karvat": (34.5, 69.2, "AFG"),
    "Belmira": (33.3, 44.4, "IRQ"),
    "Osthaven": (50.4, 30.5, "UKR"),
    "Tarrin": (9.0, 38.7, "ETH"),
}
ACTORS = {
    "Free Valley Army": ActorKind.ARMED_GROUP,
    "Third Brigade": ActorKind.MILITARY,
    "Harvest Union": ActorKind.MOVEMENT,
    "Ministry of Health": ActorKind.GOVERNMENT,
}
READER = ReaderIdentity(version="1", models={})
TOWNS = {
    "Saravan": (27.37, 62.33, "IRN", "Iran"),
    "Panjgur": (26.97, 64.09, "PAK", "Pakistan"),
    "Khash": (28.22, 61.21, "IRN", "Iran"),
}


@dataclass(frozen=True)
class Happening:
    """One event as one report tells it."""

    kind: EventType = EventType.ASSAULT
    actor: str = "Free Valley Army"
    recipient: str = "Third Brigade"
    place: str = "Karvat"
    day: str = "2024-03-02"
    killed: int | None = 7
    verb: str = "shelled"


@dataclass
class _Draft:
    text: str = ""
    actors: dict[str, Actor] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)

    def write(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        return Span(start=start, end=len(self.text), quote=words)

    def actor(self, name: str, span: Span) -> str:
        if name not in self.actors:
            self.actors[name] = Actor(
                id=f"a{len(self.actors) + 1}", name=name, kind=ACTORS[name], mentions=(span,)
            )
        return self.actors[name].id

    def place(self, name: str, span: Span) -> str:
        if name not in self.places:
            latitude, longitude, country = PLACES[name]
            self.places[name] = Place(
                id=f"p{len(self.places) + 1}",
                name=name,
                country=country,
                latitude=latitude,
                longitude=longitude,
                precision=PlacePrecision.POPULATED_PLACE,
                mentions=(span,),
            )
        return self.places[name].id


def make_ledger(
    *happenings: Happening,
    publisher: str = "Northline",
    published: str = "2024-03-03",
    url: str | None = None,
    reader: str = "1",
    lead: str = "",
    drop: int = 0,
) -> Ledger:
    """The ledger of a report that tells of some happenings.

    Args:
        happenings: what it tells of, in order.
        publisher: the outlet, whose name stands in the text, so that no two outlets print the same bytes.
        published: the day.
        url: its address.
        reader: version of the reader.
        lead: words at the head of the text.
        drop: how many of the first events a lesser reader overlooks; the others are renumbered.
    """
    draft = _Draft()
    headline = draft.write(f"{publisher} daily: {len(happenings)} incidents. {lead}")
    draft.write("\n")
    body_start = len(draft.text)
    events, claims = [], []
    for number, one in enumerate(happenings, 1):
        start = len(draft.text)
        by = draft.actor(one.actor, draft.write(one.actor))
        draft.write(f" {one.verb} ")
        to = draft.actor(one.recipient, draft.write(one.recipient))
        draft.write(" in ")
        where = draft.place(one.place, draft.write(one.place))
        draft.write(f" on {one.day}")
        toll = None
        if one.killed is not None:
            draft.write(", killing ")
            toll = draft.write(f"{one.killed} people")
        draft.write(", the ")
        source = draft.actor("Ministry of Health", draft.write("Ministry of Health"))
        draft.write(" said.")
        evidence = Span(start=start, end=len(draft.text), quote=draft.text[start:])
        draft.write(" ")
        if number <= drop:
            continue
        ident = len(events) + 1
        events.append(
            Event(
                id=f"e{ident}",
                type=one.kind,
                quad=4,
                intensity=-9.0,
                status=Status.ACTUAL,
                actor=(by,),
                recipient=(to,),
                place=where,
                place_precision=PlacePrecision.POPULATED_PLACE,
                time=EventTime(
                    start=one.day,
                    end=one.day,
                    granularity=Granularity.DAY,
                    basis=TimeBasis.EXPRESSION,
                    text=one.day,
                ),
                casualties=(
                    Casualty(
                        effect=Effect.KILLED,
                        low=one.killed,
                        high=one.killed,
                        claim=f"c{ident}",
                        start=toll.start,
                        end=toll.end,
                        quote=toll.quote,
                    ),
                )
                if toll
                else (),
                evidence=(evidence,),
            )
        )
        claims.append(
            Claim(
                id=f"c{ident}",
                event=f"e{ident}",
                source=source,
                kind=ClaimKind.OFFICIAL,
                stance=Stance.ASSERTS,
                evidence=(evidence,),
            )
        )
    links = (
        (Link(source="e2", target="e1", kind=LinkKind.RETALIATION_FOR, evidence=events[1].evidence),)
        if len(events) > 1
        else ()
    )
    text = draft.text.rstrip()
    return Ledger(
        reader=ReaderIdentity(version=reader, models={}),
        report=Report(
            id="sha256:" + sha256(text.encode()).hexdigest(),
            url=url,
            title=headline.quote.strip(),
            publisher=publisher,
            published=published,
            published_basis=PublishedBasis.GIVEN,
            text=text,
            blocks=(
                {"start": 0, "end": len(headline.quote.rstrip()), "role": BlockRole.HEADLINE},
                {"start": body_start, "end": len(text), "role": BlockRole.BODY},
            ),
        ),
        actors=tuple(draft.actors.values()),
        places=tuple(draft.places.values()),
        events=tuple(events),
        claims=tuple(claims),
        links=links,
    )


def read(outlet, town="Saravan", actor="Pakistan", killed=9, day="2024-01-18", reader=READER):
    """One report: the actor's strike on the town, and how many it killed."""
    latitude, longitude, country, _ = TOWNS[town]
    codes = {"Pakistan": ("PAK",), "Iran": ("IRN",)}.get(actor, ())
    told = f"{actor} struck the town of {town} and killed {killed} people, {outlet} reports."
    text = f"{actor} strikes {town}\n{told}"
    report = Report(
        id="sha256:" + sha256(text.encode()).hexdigest(),
        title=f"{actor} strikes {town}",
        publisher=outlet,
        published=day,
        published_basis=PublishedBasis.GIVEN,
        text=text,
    )

    def span(words):
        start = text.index(words)
        return Span(start=start, end=start + len(words), quote=words)

    figure = span(f"killed {killed} people")
    return Ledger(
        reader=reader,
        report=report,
        actors=(Actor(id="a1", name=actor, kind=ActorKind.STATE, country=codes, mentions=(span(actor),)),),
        places=(
            Place(
                id="p1",
                name=town,
                geonameid=1000 + len(town),
                country=country,
                latitude=latitude,
                longitude=longitude,
                precision=PlacePrecision.POPULATED_PLACE,
                mentions=(span(town),),
            ),
        ),
        events=(
            Event(
                id="e1",
                type=EventType.ASSAULT,
                mode="aerial",
                quad=4,
                intensity=-9.5,
                status=Status.ACTUAL,
                actor=("a1",),
                place="p1",
                place_precision=PlacePrecision.POPULATED_PLACE,
                time=EventTime(
                    start=day, end=day, granularity=Granularity.DAY, basis=TimeBasis.EXPRESSION, text=None
                ),
                casualties=(
                    Casualty(
                        effect=Effect.KILLED,
                        low=killed,
                        high=killed,
                        claim="c1",
                        start=figure.start,
                        end=figure.end,
                        quote=figure.quote,
                    ),
                ),
                evidence=(span(f"{actor} struck the town of {town}"),),
            ),
        ),
        claims=(
            Claim(
                id="c1",
                event="e1",
                source=None,
                kind=ClaimKind.REPORT,
                stance=Stance.ASSERTS,
                evidence=(span(f"{outlet} reports"),),
            ),
        ),
    )
