"""A ledger as what must not change: events without offsets, ids and the names themselves."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.model import Actor, ActorKind, Event, Ledger
from dateline.model.state import STATE_KINDS
from dateline.scoring.robustness.case import Version

__all__ = ["Projected", "Projection", "project"]

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_QUOTES = str.maketrans("\u2018\u2019\u201b\u2010\u2011\u2012\u2013", "'''----")

Label = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Projected:
    """One event by the values of its fields, names replaced by their slots."""

    type: str
    mode: str | None
    status: str
    actors: tuple[Label, ...]
    recipients: tuple[Label, ...]
    place: Label | None
    time: tuple[str, str] | None
    tolls: tuple[tuple[str, int | None, int | None], ...]
    claims: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Projection:
    """All events of a ledger, in its order, and its links as kinds between types."""

    events: tuple[Projected, ...]
    links: tuple[tuple[str, str, str], ...]


def project(ledger: Ledger, version: Version) -> Projection:
    """What of a ledger must not change.

    Args:
        ledger: the reading of the version's text.
        version: tells which names fill which slot and which words are coloured.
    """
    labels = _Labels(version)
    actors = {actor.id: labels.actor(actor) for actor in ledger.actors}
    places = {place.id: labels.place(place.name, place.country) for place in ledger.places}
    types = {event.id: event.type.value for event in ledger.events}
    return Projection(
        tuple(_event(event, ledger, actors, places) for event in ledger.events),
        tuple(sorted((link.kind.value, types[link.source], types[link.target]) for link in ledger.links)),
    )


def _event(event: Event, ledger: Ledger, actors: dict[str, Label], places: dict[str, Label]) -> Projected:
    claims = (claim for claim in ledger.claims if claim.event == event.id)
    return Projected(
        type=event.type.value,
        mode=event.mode,
        status=event.status.value,
        actors=tuple(sorted({actors[one] for one in event.actor})),
        recipients=tuple(sorted({actors[one] for one in event.recipient})),
        place=places[event.place] if event.place else None,
        time=(event.time.start, event.time.end) if event.time else None,
        tolls=tuple(sorted(_tolls(event), key=str)),
        claims=tuple(
            sorted(
                {
                    (claim.kind.value, claim.stance.value, *(actors[claim.source] if claim.source else ()))
                    for claim in claims
                }
            )
        ),
    )


def _tolls(event: Event) -> Iterable[tuple[str, int | None, int | None]]:
    return {(one.effect.value, one.low, one.high) for one in event.casualties}


class _Labels:
    """Names as slots: "Kenyan army" of a text in which {A} is Kenya is "A army"."""

    def __init__(self, version: Version) -> None:
        self._coloured = version.coloured
        self._words = [
            (re.compile(rf"\b{re.escape(_fold(coloured))}\b"), plain) for coloured, plain in version.plain
        ]
        self._codes: dict[str, str] = {}
        for slot, names, code in version.binding.slots() if version.binding else ():
            self._codes[code] = slot
            pattern = "|".join(re.escape(_fold(name)) for name in sorted(names, key=len, reverse=True))
            self._words.append((re.compile(rf"\b(?:{pattern})s?\b"), slot))

    def actor(self, actor: Actor) -> Label:
        """Who an actor is, whatever the files call it.

        An organ of a state is its kind and the slot of its country; others have their names as slots too.
        Where words are coloured, a body of a country is that country: "Kenyan soldiers" and "the Kenyan
        occupiers" are on one side.
        """
        countries = ",".join(sorted(self._codes.get(code, code) for code in actor.country))
        if self._coloured and countries:
            return (countries,)
        if countries and actor.kind in STATE_KINDS:
            return (actor.kind.value, countries)
        if (
            self._coloured or actor.kind is ActorKind.ARMED_GROUP
        ):  # groups without a country are among the names
            return (self._name(actor.name),)
        return (self._name(actor.name), actor.kind.value, countries)

    def place(self, name: str, country: str | None) -> Label:
        """The place's name as slots, and the slot of its country."""
        return (self._name(name), self._codes.get(country or "", country or ""))

    def _name(self, name: str) -> str:
        name = _fold(name)
        for pattern, word in self._words:
            name = pattern.sub(word, name)
        return re.sub(r"^(the|a|an) ", "", name)


def _fold(name: str) -> str:
    name = unicodedata.normalize("NFKC", name.translate(_INVISIBLE)).translate(_QUOTES)
    return " ".join(name.casefold().split())
