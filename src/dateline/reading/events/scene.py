"""What stands around a word that may tell of an event."""

from dataclasses import dataclass

from dateline.model import BlockRole, EventType, Status

__all__ = ["Scene"]


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known around a candidate."""

    role: BlockRole
    paragraph: int
    """Number of the body paragraph, from 0; -1 outside the body."""
    quoted: bool
    attributed: bool
    """True inside what somebody is cited for."""
    is_cue: bool
    """True where the word is itself the cue of an attribution."""
    status: Status
    actors: int
    recipients: int
    timex: bool
    toponym: bool
    toll: bool
    means: bool
    repeats: int
    """How many candidates of its type with its lemma the report has before it."""
    governors: tuple[EventType, ...]
    """Types of candidates that govern this one's clause, nearest first."""
    actor_kind: str = "-"
    """Kind of the first actor, "-" where there is none."""
    recipient_kind: str = "-"
    """Kind of the first recipient, "-" where there is none."""
    type_odds: float | None = None
    """The encoder's log-odds that the word tells of the type."""
    accept_odds: float | None = None
    """The encoder's log-odds that the lexicon's candidate is an event."""
