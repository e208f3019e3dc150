"""A ledger of happenings made up for the desk's tests: what a reader would have left of their reports."""

import hashlib
from dataclasses import dataclass, field

from dateline.model import (
    Actor,
    Block,
    Casualty,
    Claim,
    Event,
    EventTime,
    Ledger,
    Link,
    Place,
    ReaderIdentity,
    Report,
    Span,
)

READER = ReaderIdentity(version="0.1.0", models={"made-up": "1"})

FRONT = Actor(
    id="a1", name="Northern Front", aliases=("NF",), kind="armed_group", country=("IRN",), plover=("REB",)
)
GUARD = Actor(id="a2", name="Border Guard Corps", kind="military", country=("IRN",), plover=("MIL",))
TRADERS = Actor(id="a3", name="traders", kind="civilians", country=("IRN",), plover=("CVL",))
MINISTRY = Actor(id="a4", name="Interior Ministry", kind="government", country=("IRN",), plover=("GOV",))
STUDENTS = Actor(id="a5", name="Students' Union", kind="movement", country=("PAK",), plover=("OPP",))
POLICE = Actor(id="a6", name="Provincial Police", kind="police", country=("PAK",), plover=("COP",))
MEDICS = Actor(id="a7", name="Field Medics", kind="ngo", plover=("NGO",))

SERAKH = {
    "name": "Serakh",
    "country": "IRN",
    "admin1": "Sistan and Baluchestan",
    "latitude": 27.2,
    "longitude": 60.7,
    "precision": "populated_place",
}
BALOCHISTAN = {
    "name": "Balochistan",
    "geonameid": 1183606,
    "country": "PAK",
    "admin1": "Balochistan",
    "latitude": 28.0,
    "longitude": 65.5,
    "precision": "admin1",
}
NUR = {
    "name": "Dasht-e Nur",
    "country": "PAK",
    "admin1": "Balochistan",
    "latitude": 30.2,
    "longitude": 67.0,
    "precision": "populated_place",
}
YEMEN = {
    "name": "Yemen",
    "geonameid": 69543,
    "country": "YEM",
    "latitude": 15.5,
    "longitude": 47.5,
    "precision": "country",
}
GULF = {"name": "Gulf of Aden", "latitude": 12.5, "longitude": 47.0, "precision": "water"}


@dataclass
class Act:
    """One event as a report tells it; words are found in the text."""

    type: str
    words: str
    day: str
    actor: Actor
    recipient: Actor
    place: dict | None = None
    mode: str | None = None
    quad: int = 4
    intensity: float = -9.5
    day_words: str | None = None
    toll: tuple = ()  # (effect, low, high, words)
    said: tuple | None = None  # (actor, words, kind)
    denied: tuple | None = None
    claims: list = field(default_factory=list)


def span(text, words):
    start = text.index(words)
    return {"start": start, "end": start + len(words), "quote": words}


def tell(outlet, published, paragraphs, acts, link=None):
    """The ledger of one report: its title is the first paragraph."""
    text = "\n".join(paragraphs)
    actors, places, events, claims = {}, {}, [], []
    for act in acts:
        number = len(events) + 1
        voices = [(*one, stance) for one, stance in ((act.said, "asserts"), (act.denied, "denies")) if one]
        for actor in (act.actor, act.recipient, *(voice[0] for voice in voices)):
            mentions = (Span(**span(text, actor.name)),) if actor.name in text else ()
            actors[actor.id] = actor.model_copy(update={"mentions": mentions})
        for actor, words, kind, stance in voices:
            claims.append(
                Claim(
                    id=f"c{len(claims) + 1}",
                    event=f"e{number}",
                    source=actor.id,
                    kind=kind,
                    stance=stance,
                    verb="said",
                    evidence=(Span(**span(text, words)),),
                )
            )
        speaking = next(
            (claim.id for claim in claims if claim.event == f"e{number}" and claim.stance == "asserts"), None
        )
        place_id = None
        if act.place:
            place_id = f"p{len(places) + 1}"
            places[place_id] = Place(
                id=place_id, mentions=(Span(**span(text, act.place["name"])),), **act.place
            )
        time = EventTime(
            start=act.day,
            end=act.day,
            granularity="day",
            basis="expression" if act.day_words else "report",
            text=act.day_words,
        )
        casualties = tuple(
            Casualty(effect=effect, low=low, high=high, claim=speaking, **span(text, words))
            for effect, low, high, words in act.toll
        )
        events.append(
            Event(
                id=f"e{number}",
                type=act.type,
                mode=act.mode,
                quad=act.quad,
                intensity=act.intensity,
                status="actual",
                actor=(act.actor.id,),
                recipient=(act.recipient.id,),
                place=place_id,
                place_precision=act.place["precision"] if act.place else None,
                time=time,
                casualties=casualties,
                evidence=(Span(**span(text, act.words)),),
            )
        )
    blocks, at = [], 0
    for index, paragraph in enumerate(paragraphs):
        role = "headline" if index == 0 else "furniture" if paragraph.startswith("Read more") else "body"
        blocks.append(Block(start=at, end=at + len(paragraph), role=role))
        at += len(paragraph) + 1
    return Ledger(
        reader=READER,
        report=Report(
            id="sha256:" + hashlib.sha256(text.encode()).hexdigest(),
            url=f"https://{outlet.split()[0].lower()}.example/{published}",
            title=paragraphs[0],
            publisher=outlet,
            published=published,
            published_basis="given",
            text=text,
            blocks=tuple(blocks),
        ),
        actors=tuple(actors.values()),
        places=tuple(places.values()),
        events=tuple(events),
        claims=tuple(claims),
        links=(Link(**{"from": link[0], "to": link[1]}, kind=link[2]),) if link else (),
    )


def shelled(words, killed=None, day_words="on Sunday", **more):
    toll = (("killed", killed[0], killed[1], killed[2]),) if killed else ()
    return Act(
        "ASSAULT",
        words,
        "2024-03-03",
        FRONT,
        TRADERS,
        SERAKH,
        "heavy-weapons",
        day_words=day_words,
        toll=toll,
        **more,
    )


def told():
    """Eleven reports of seven happenings, and one that recalls a war of long ago."""
    return [
        tell(
            "Harbour Gazette",
            "2024-03-04",
            [
                "🚨 Seven killed as shells hit Serakh market",
                "Northern Front fighters shelled traders in the market of Serakh on Sunday,"
                " killing seven people,"
                " the Interior Ministry said.",
                "Charred corpses lay between the stalls, a doctor said.",
                "The Northern Front denied that it had fired.",
                "Read more: ten places to eat by the sea",
            ],
            [
                shelled(
                    "Northern Front fighters shelled traders in the market of Serakh",
                    (7, 7, "killing seven people"),
                    said=(MINISTRY, "the Interior Ministry said", "official"),
                    denied=(FRONT, "The Northern Front denied that it had fired", "party"),
                )
            ],
        ),
        tell(
            "Inland Post",
            "2024-03-05",
            [
                "Toll of Serakh attack rises",
                "Rescue teams were still digging when Field Medics put the number of dead at"
                " between nine and twelve.",
                "It was the Northern Front whose guns opened up on traders at Serakh on Sunday,"
                " residents recalled.",
            ],
            [
                shelled(
                    "Northern Front whose guns opened up on traders at Serakh",
                    (9, 12, "between nine and twelve"),
                    said=(MEDICS, "Field Medics put the number", "organisation"),
                )
            ],
        ),
        tell(
            "Evening Telegraph",
            "2024-03-06",
            [
                "What we know of the bloodshed in Serakh",
                "Two days of counting ended in silence."
                " At least eleven people died when Northern Front mortars"
                " struck traders in Serakh on Sunday.",
            ],
            [
                shelled(
                    "Northern Front mortars struck traders in Serakh",
                    (11, None, "At least eleven people died"),
                )
            ],
        ),
        tell(
            "Harbour Gazette",
            "2024-03-06",
            [
                "Border Guard Corps hits back after Serakh",
                "The Border Guard Corps bombed Northern Front camps in Balochistan on Tuesday"
                " in revenge for Serakh,"
                " where Northern Front shells had torn into traders on Sunday.",
                "Four people were killed, the Interior Ministry said.",
            ],
            [
                Act(
                    "ASSAULT",
                    "Border Guard Corps bombed Northern Front camps in Balochistan",
                    "2024-03-05",
                    GUARD,
                    FRONT,
                    BALOCHISTAN,
                    "aerial",
                    day_words="on Tuesday",
                    toll=(("killed", 4, 4, "Four people were killed"),),
                    said=(MINISTRY, "the Interior Ministry said", "official"),
                ),
                shelled("Northern Front shells had torn into traders"),
            ],
            link=("e1", "e2", "retaliation_for"),
        ),
        tell(
            "Evening Telegraph",
            "2024-03-07",
            [
                "Jets over the hills",
                "Warplanes of the Border Guard Corps bombed hideouts of the Northern Front across Balochistan"
                " on Tuesday."
                " Villagers counted six bodies, and an aid worker spoke of wounded children.",
            ],
            [
                Act(
                    "ASSAULT",
                    "Border Guard Corps bombed hideouts of the Northern Front across Balochistan",
                    "2024-03-05",
                    GUARD,
                    FRONT,
                    BALOCHISTAN,
                    "aerial",
                    day_words="on Tuesday",
                    toll=(("killed", 6, 6, "six bodies"),),
                )
            ],
        ),
        tell(
            "Campus Weekly",
            "2024-03-09",
            [
                "Students march",
                "The Students' Union marched against the Provincial Police in Dasht-e Nur on Friday.",
            ],
            [
                Act(
                    "PROTEST",
                    "Students' Union marched against the Provincial Police",
                    "2024-03-08",
                    STUDENTS,
                    POLICE,
                    NUR,
                    "demo",
                    4,
                    -6.5,
                    "on Friday",
                )
            ],
        ),
        tell(
            "Inland Post",
            "2024-03-10",
            [
                "Police detain marchers",
                "The Provincial Police arrested members of the Students' Union in Dasht-e Nur on Saturday.",
            ],
            [
                Act(
                    "COERCE",
                    "Provincial Police arrested members of the Students' Union",
                    "2024-03-09",
                    POLICE,
                    STUDENTS,
                    NUR,
                    "arrest",
                    4,
                    -5.0,
                    "on Saturday",
                )
            ],
        ),
        tell(
            "Inland Post",
            "2024-03-12",
            [
                "Truce talks somewhere in Yemen",
                "The Border Guard Corps held talks with the Northern Front in Yemen on Monday.",
            ],
            [
                Act(
                    "CONSULT",
                    "Border Guard Corps held talks with the Northern Front",
                    "2024-03-11",
                    GUARD,
                    FRONT,
                    YEMEN,
                    None,
                    1,
                    2.5,
                    "on Monday",
                )
            ],
        ),
        tell(
            "Harbour Gazette",
            "2024-03-15",
            [
                "Tanker seized",
                "The Northern Front seized a tanker of traders in the Gulf of Aden on Thursday.",
            ],
            [
                Act(
                    "COERCE",
                    "Northern Front seized a tanker of traders",
                    "2024-03-14",
                    FRONT,
                    TRADERS,
                    GULF,
                    "seize",
                    4,
                    -7.0,
                    "on Thursday",
                )
            ],
        ),
        tell(
            "Evening Telegraph",
            "2024-03-18",
            [
                "Ministry warns the Front",
                "The Interior Ministry threatened the Northern Front with war on Sunday.",
            ],
            [
                Act(
                    "THREATEN",
                    "Interior Ministry threatened the Northern Front with war",
                    "2024-03-17",
                    MINISTRY,
                    FRONT,
                    None,
                    "violence",
                    3,
                    -5.0,
                    "on Sunday",
                )
            ],
        ),
        tell(
            "Old Paper",
            "2024-03-20",
            [
                "A look back",
                "In May 1988 the Border Guard Corps shelled the Students' Union in Serakh,"
                " a veteran recalled.",
            ],
            [
                Act(
                    "ASSAULT",
                    "Border Guard Corps shelled the Students' Union in Serakh",
                    "1988-05-01",
                    GUARD,
                    STUDENTS,
                    SERAKH,
                    "heavy-weapons",
                    day_words="May 1988",
                )
            ],
        ),
    ]


if __name__ == "__main__":
    import sys

    from dateline.ledger import open_ledger

    with open_ledger(sys.argv[1], create=True) as store:
        store.add_many((one, None) for one in told())
        print(store.view().snapshot().model_dump_json())
