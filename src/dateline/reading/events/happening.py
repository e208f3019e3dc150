"""One happening as the stages build it up, before it becomes a row."""

from dataclasses import dataclass

from dateline.model import EventType, Status

__all__ = ["Happening", "Trigger"]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of an event, read with its clause."""

    token: int
    """Index of the word in the parsed text."""
    type: EventType
    mode: str | None
    status: Status
    actors: tuple[int, ...]
    """Head tokens of who did it, resolved to actors later."""
    recipients: tuple[int, ...]
    score: float
    """How sure the reader is that the manual codes this as an event, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Happening:
    """Triggers that tell of one happening, in text order."""

    triggers: tuple[Trigger, ...]
