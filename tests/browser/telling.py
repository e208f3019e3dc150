"""Reports told for the desk's tests, and what a reader would have left of them."""

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
