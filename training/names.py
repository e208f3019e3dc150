"""Every name under which a report knows an actor or a place: what a key's names are held against."""

from dateline.reading.actors.actor import Actor
from dateline.reading.toponyms.toponym import Toponym

__all__ = ["actor_names", "toponym_names"]


def actor_names(actor: Actor, text: str) -> list[str]:
    """Its best name, its aliases and the words of its mentions other than pronouns, sorted."""
    spoken = (text[m.start : m.end] for m in actor.mentions if m.form != "pronoun")
    return sorted({actor.name, *actor.aliases, *spoken})


def toponym_names(toponym: Toponym, text: str) -> list[str]:
    """The name as the report has it and, where it is resolved, the gazetteer's."""
    return [text[toponym.start : toponym.end], *([toponym.place.name] if toponym.place else [])]
