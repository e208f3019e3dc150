"""Ledgers of small reports made by hand, for tests of reviewing."""

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
    Ledger,
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

READER = ReaderIdentity(version="1", models={})
TOWNS = {
    "Saravan": (27.37, 62.33, "IRN", "Iran"),
    "Panjgur": (26.97, 64.09, "PAK", "Pakistan"),
    "Khash": (28.22, 61.21, "IRN", "Iran"),
}


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
