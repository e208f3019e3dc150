"""An actor over the whole ledger: what it did, what befell it, and with whom."""

from pydantic import Field

from dateline.model.incident import Party
from dateline.model.span import Row

__all__ = ["ActorPage", "ActorProfile", "ActorSummary", "Dyad"]


class Dyad(Row):
    """Who did something to whom, over the incidents of a query.

    `a` is the actor and `b` the recipient: the two directions are two dyads.
    """

    a: Party
    b: Party
    count: int = Field(ge=1)
    """Incidents."""
    intensity: float
    """Mean of PLOVER's intensity, from -10 (conflict) to 10 (cooperation)."""
    killed_low: int = Field(ge=0)
    """Sum of the headline figures' low ends over those incidents; unknown figures add nothing."""
    killed_high: int = Field(ge=0)
    first: str | None = None
    """Day of the first of them, ISO 8601."""
    last: str | None = None
    by_quad: dict[str, int] = Field(default_factory=dict)
    """PLOVER's quad class (`1` to `4`) to the number of incidents."""


class ActorSummary(Row):
    """What a list shows of an actor."""

    party: Party
    aliases: tuple[str, ...] = ()
    as_actor: int = Field(ge=0)
    """Incidents in which it acts."""
    as_recipient: int = Field(ge=0)
    """Incidents that befall it."""


class ActorPage(Row):
    """Some actors, those in most incidents first."""

    items: tuple[ActorSummary, ...]
    total: int = Field(ge=0)
    next: str | None = None


class ActorProfile(ActorSummary):
    """One actor, whole."""

    dyads: tuple[Dyad, ...] = ()
    """With whom, in either role, the most frequent first; at most fifty."""
    first: str | None = None
    """Day of the first incident that it takes part in, ISO 8601."""
    last: str | None = None
    reports: int = Field(ge=0)
    """Reports that tell of it as actor or recipient."""
    said: int = Field(ge=0)
    """Claims of which it is the source."""
    by_type: dict[str, int] = Field(default_factory=dict)
    """Event type to the number of its incidents, in either role."""
