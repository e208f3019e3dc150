"""Who meets whom: the partner whom the words put beside those who take part in a meeting."""

from collections.abc import Callable, Sequence, Set
from dataclasses import replace

from spacy.tokens import Doc, Token

from dateline.model import EventType
from dateline.reading.actors.actor import Actor
from dateline.reading.actors.bodies import bodies_of
from dateline.reading.events.clause import is_passive, objects, preposition_objects
from dateline.reading.events.happening import Happening
from dateline.reading.events.participants import mentions_of

__all__ = ["with_partner"]


def with_partner(
    doc: Doc,
    happening: Happening,
    actors: Sequence[Actor],
    actor_at: Callable[[int], int | None],
    held_in: Set[str],
) -> Happening:
    """A meeting with those "with" whom it is told to be, where no side has them yet.

    Whom one visits is the host and receives; so is who is met in his own country by somebody of another.
    Else all who meet are actors (manual, section 7).

    Args:
        doc: the parsed text.
        happening: with both sides as the models give them.
        actors: the actors of the report.
        actor_at: the actor that a token is the head of, if any.
        held_in: the countries of the places that it is told to have been held at.
    """
    if happening.type is not EventType.CONSULT or not happening.actors:
        return happening
    sides = [*happening.actors, *happening.recipients]
    own = set(sides) | bodies_of(sides, actors)
    for trigger in sorted(happening.triggers, key=lambda t: -t.score):
        named = (actor_at(token) for token in mentions_of(_partners(doc[trigger.token]), actor_at))
        found = [n for n in named if n is not None and own.isdisjoint({n} | bodies_of([n], actors))]
        if found:
            break
    else:
        return happening
    home = {country for n in found for country in actors[n].country} & held_in
    abroad = not home & {country for n in happening.actors for country in actors[n].country}
    if happening.mode == "visit" or (home and abroad):
        return replace(happening, recipients=tuple(dict.fromkeys([*happening.recipients, *found])))
    return replace(happening, actors=tuple(dict.fromkeys([*happening.actors, *found])))


def _partners(word: Token) -> list[Token]:
    met = objects(word) if word.lemma_.lower() == "meet" and not is_passive(word) else []
    return [*preposition_objects(word, ("with",)), *met]
