"""One source's word about one event."""

from pydantic import Field

from dateline.model.span import Row, Span
from dateline.model.vocabulary import ClaimKind, Stance

__all__ = ["Claim"]


class Claim(Row):
    """Who says so, how, and on whose relaying."""

    id: str
    event: str
    source: str | None
    """Actor id; null for the report's own voice."""
    kind: ClaimKind
    stance: Stance
    via: tuple[str, ...] = ()
    """Actor ids of outlets that pass on the source's word."""
    verb: str | None = None
    """The reporting word, as written."""
    evidence: tuple[Span, ...] = Field(min_length=1)
