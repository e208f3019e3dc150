"""Who acts, is acted on, or speaks."""

from dateline.model.span import Row, Span
from dateline.model.vocabulary import ActorKind

__all__ = ["Actor"]


class Actor(Row):
    """A state, organ, group, organisation, person, or class of people that the report names."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: ActorKind
    country: tuple[str, ...] = ()
    """ISO 3166-1 alpha-3 codes."""
    plover: tuple[str, ...] = ()
    """PLOVER sector codes."""
    wikidata: str | None = None
    mentions: tuple[Span, ...] = ()
