"""From a ledger to MUC-4's templates."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from dateline.data import read_yaml
from dateline.model import Actor, Event, Ledger, TimeBasis
from dateline.scoring.sets.muc4_words import head_word

__all__ = ["FoundTemplate", "Names", "country_code", "found_templates"]

Names = tuple[str, ...]
"""What one participant is called."""


@dataclass(frozen=True, slots=True)
class FoundTemplate:
    """One incident of the reader, slot by slot.

    Attributes:
        type: the incident type.
        stage: the stage of execution.
        first: first day; None where it is only known to be by the last.
        last: last day; None where the report has no day.
        places: the place and its country's code, the smaller first.
        instruments: weapons and means.
        individuals: perpetrators that are people.
        organizations: perpetrators that are bodies.
        things: physical targets.
        people: human targets.
        effects: what befell the human targets.
        words: of the event's first evidence.
    """

    type: str
    stage: str
    first: date | None
    last: date | None
    places: Names
    instruments: tuple[Names, ...]
    individuals: tuple[Names, ...]
    organizations: tuple[Names, ...]
    things: tuple[Names, ...]
    people: tuple[Names, ...]
    effects: tuple[str, ...]
    words: str


@lru_cache(maxsize=1)
def _mapping() -> dict[str, Any]:
    mapping: dict[str, Any] = read_yaml("scoring/muc4.yaml")
    return mapping


def country_code(name: str) -> str | None:
    """ISO 3166-1 alpha-3 code of a country of the keys."""
    code: str | None = _mapping()["countries"].get(name)
    return code


def found_templates(ledger: Ledger, day: date | None) -> list[FoundTemplate]:
    """The incidents of a ledger that the task asks for.

    Left out are, by the task's rules of relevance: what has not happened, what befell only armed forces or
    those who fight them, what lies more than two months before the report or stretches over more than two
    months, and what is told without a target or effect.

    As the task's slots have it, people who go by a description ("armed men", "Shining Path terrorists") are
    perpetrators that are individuals, whatever they fight for, and bodies that go by a name organizations; a
    human target's name is one filler, what it is ("mayor of Achi") another.

    Args:
        ledger: of the text.
        day: of the report. An event without a date of its own has happened by then, as the task asks; and one
            without a place was in the country of which the report names most places.
    """
    actors = {actor.id: actor for actor in ledger.actors}
    named = Counter(place.country for place in ledger.places for _ in place.mentions if place.country)
    home = (_country_name(code := named.most_common(1)[0][0]), code) if named else ()
    found = (_template(event, ledger, actors, day, home) for event in ledger.events)
    return [one for one in found if one and (one.things or one.people or one.effects)]


def _country_name(code: str) -> str:
    """The key's name of a country, else its code."""
    return next((name for name, one in _mapping()["countries"].items() if one == code), code)


def _template(
    event: Event, ledger: Ledger, actors: dict[str, Actor], day: date | None, home: Names
) -> FoundTemplate | None:
    mapping = _mapping()
    by_mode = mapping["incident_types"].get(event.type.value, {})
    kind = by_mode.get(event.mode or "*", by_mode.get("*"))
    stage = mapping["stages"].get(event.status.value)
    if kind is None or stage is None:
        return None
    recipients = [actors[name] for name in event.recipient]
    tolls = [one for one in event.casualties if one.effect.value in mapping["effects"]]
    harmed = {mapping["effects"][one.effect.value] for one in tolls}
    victims = {one.victims for one in tolls if one.victims}
    struck = [actor for actor in recipients if not _fights(actor)]
    suffered = sorted(words for words in victims if head_word(words) not in mapping["fighters"])
    if (recipients or victims) and not struck and not suffered:
        return None
    first, last = None, day
    if event.time is not None and event.time.basis is not TimeBasis.REPORT:
        first, last = (date.fromisoformat(end[:10]) for end in (event.time.start, event.time.end))
    recent = mapping["recent_days"]
    if last and ((day and (day - last).days > recent) or (first and (last - first).days > recent)):
        return None
    place = next((one for one in ledger.places if one.id == event.place), None)
    doers = [actors[name] for name in event.actor]
    targets = [actor for actor in struck if not _premises(actor)]
    people = [names for actor in targets for names in _wordings(actor)]
    known = {head_word(name) for names in people for name in names}
    people += [(words,) for words in suffered if head_word(words) not in known]
    return FoundTemplate(
        type=_by_words(event) or kind,
        stage="THREATENED" if event.type.value == "THREATEN" else stage,
        first=first,
        last=last,
        places=tuple(part for part in (place.name, place.country) if part) if place else home,
        instruments=tuple((one.name,) for one in event.instruments),
        individuals=tuple(filter(None, map(_individuals, doers))),
        organizations=tuple(filter(None, map(_bodies, doers))),
        things=tuple(_names(actor) for actor in struck if _premises(actor)),
        people=tuple(people),
        effects=tuple(sorted(harmed)),
        words=event.evidence[0].quote,
    )


def _names(actor: Actor) -> Names:
    """All wordings but pronouns."""
    words = (actor.name, *actor.aliases, *(" ".join(span.quote.split()) for span in actor.mentions))
    return tuple(dict.fromkeys(one for one in words if one.lower() not in _mapping()["pronouns"]))


def _of_people(words: str) -> bool:
    """Whether words describe people, as "heavily armed men" do and "army" does not."""
    return head_word(words) in {*_mapping()["fighters"], *_mapping()["people"]}


def _fights(actor: Actor) -> bool:
    return actor.kind.value in _mapping()["military"] or head_word(actor.name) in _mapping()["fighters"]


def _premises(actor: Actor) -> bool:
    return actor.kind.value in _mapping()["premises"] and not _of_people(actor.name)


def _individuals(actor: Actor) -> Names:
    """What a perpetrator is called as people; nothing for a body that goes by its name alone."""
    if actor.kind.value not in _mapping()["organizations"]:
        return _names(actor)
    return tuple(name for name in _names(actor) if _of_people(name))


def _bodies(actor: Actor) -> Names:
    """What a perpetrator is called as a body."""
    if actor.kind.value not in _mapping()["organizations"]:
        return ()
    return tuple(name for name in _names(actor) if not _of_people(name))


def _wordings(actor: Actor) -> list[Names]:
    """A human target's names, and apart from them what else it is called."""
    names = _names(actor)
    if actor.kind.value != "person":
        return [names]
    known = {*actor.name.lower().split(), *(word for one in actor.aliases for word in one.lower().split())}
    described = tuple(name for name in names if not known & set(name.lower().split()))
    return [one for one in (tuple(name for name in names if name not in described), described) if one]


def _by_words(event: Event) -> str | None:
    said = " ".join(span.quote.lower() for span in event.evidence)
    for kind, words in _mapping()["words"].items():
        if re.search(rf"\b(?:{'|'.join(map(re.escape, words))})\b", said):
            return str(kind)
    return None
