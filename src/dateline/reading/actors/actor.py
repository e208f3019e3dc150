"""Who the text speaks of, with all its mentions joined."""

from dataclasses import dataclass

from dateline.model import ActorKind

__all__ = ["Actor", "Mention"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase, name, adjective of nationality or pronoun that stands for an actor."""

    start: int
    end: int
    head: int
    """Index of the head token."""
    form: str
    """`name`, `nominal`, `pronoun`, or `modifier` (an adjective or possessive inside another noun phrase:
    the "Iranian" of "Iranian strikes", the "Pakistan" of "Pakistan's strikes")."""


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor of the report: mentions in text order, at least one."""

    name: str
    """The best name: canonical where it is known, else the fullest that the report gives."""
    kind: ActorKind
    country: tuple[str, ...]
    """ISO 3166-1 alpha-3."""
    plover: tuple[str, ...]
    """PLOVER sector codes."""
    mentions: tuple[Mention, ...]
    aliases: tuple[str, ...] = ()
    """Other names that the report or the actor files give."""
    wikidata: str | None = None
    organ_of: int | None = None
    """Index, in the tuple of actors, of the body that this one belongs to or speaks for
    (spokesman → ministry, ministry → state)."""
