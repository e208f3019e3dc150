"""The people and places that a report names around its events."""

from dateline.model import Actor, ActorKind, Ledger, Party, PlacePrecision
from dateline.reading.actors.folding import fold
from dateline.reconciling.actors.identity import actor_id, identify
from dateline.reconciling.actors.person import person_name
from dateline.reconciling.occurrence import Setting

__all__ = ["setting_of"]

_PEOPLE = 12
_PLACES = 6
"""Names kept, about 250 bytes an event."""
_FINE = (PlacePrecision.SITE, PlacePrecision.POPULATED_PLACE)

_PUBLIC = frozenset({"GOV", "COP", "JUD", "LEG", "MIL", "MED", "SPY", "PTY", "OPP", "IGO", "NGO"})
"""PLOVER sectors of those who speak of many acts: spokesmen, judges, reporters, politicians."""


def setting_of(ledger: Ledger) -> Setting:
    """The private people and the fine places that a report names.

    A victim or a suspect is often named far from the words that tell of the act; spokesmen, judges and
    reporters are named in reports of many acts and are left out where the report says what they are.
    """
    title = fold(ledger.report.title or "")
    parties = identify(ledger)
    people: dict[tuple[str, ...], tuple[bool, int, str]] = {}
    for actor in ledger.actors:
        party = parties[actor.id]
        parts = person_name(actor.name)
        if not _private(actor, party, parts):
            continue
        told = len(actor.mentions) + people.get(parts, (False, 0, ""))[1]
        people[parts] = (parts[-1] in title.split(), told, party.name)
    places: dict[str, int] = {}
    for place in ledger.places:
        if place.precision in _FINE and place.name[:1].isupper():
            places[place.name] = places.get(place.name, 0) + len(place.mentions)
    ranked = sorted(people.items(), key=lambda one: (not one[1][0], -one[1][1], one[0]))
    return Setting(
        people=tuple(name for _, (_, _, name) in ranked[:_PEOPLE]),
        places=tuple(sorted(places, key=lambda name: (-places[name], name))[:_PLACES]),
    )


def _private(actor: Actor, party: Party, parts: tuple[str, ...]) -> bool:
    """Whether an actor is a person known by a full name who holds no office that the report tells."""
    return (
        actor.kind is ActorKind.PERSON
        and len(parts) > 1
        and all(part.isalpha() for part in parts)
        and actor.wikidata is None
        and party.id == actor_id(f"person:{' '.join(parts)}")
        and _PUBLIC.isdisjoint(actor.plover)
    )
