"""One happening as the stages build it up, before it becomes a row."""

from dataclasses import dataclass

from dateline.model import EventType, Status
from dateline.reading.events.scene import Scene

__all__ = ["Happening", "Side", "Trigger"]


@dataclass(frozen=True, slots=True)
class Side:
    """An actor that may have a part in an event."""

    actor: int
    """Index into the reading's actors."""
    doer: float
    """How sure it is that it did the deed, 0 to 1."""
    done_to: float
    """How sure it is that the deed was done to it, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of an event, read with its clause."""

    token: int
    """Index of the word in the parsed text."""
    lemma: str
    noun: bool
    type: EventType
    mode: str | None
    status: Status
    actors: tuple[int, ...]
    """Who did it: indices into the reading's actors."""
    recipients: tuple[int, ...]
    """To whom: indices into the reading's actors."""
    start: int
    end: int
    """Offsets of the clause or noun phrase that tells of it."""
    timex: int | None
    """Index of the time expression that dates it."""
    timex_score: float
    """How sure that is, 0 to 1."""
    toponym: int | None
    """Index of the place name that says where."""
    toponym_score: float
    """How sure that is, 0 to 1."""
    tolls: tuple[int, ...]
    """Indices of the figures that its clause gives."""
    instruments: tuple[tuple[int, int], ...]
    """Offsets of weapons and means in its clause."""
    definite: bool
    """True where the words point back ("the attack", "these strikes")."""
    score: float
    """How sure the reader is that the manual codes this as an event, 0 to 1."""
    sure: bool
    """True where the word alone is enough for an event; only such a word bears a toll."""
    scene: Scene
    """What stands around the word."""
    sides: tuple[Side, ...]
    """Every actor near by, in the order of their indices."""


@dataclass(frozen=True, slots=True)
class Happening:
    """Triggers that tell of one happening, in text order."""

    triggers: tuple[Trigger, ...]
    type: EventType
    mode: str | None
    status: Status
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    name: str | None = None
    """An operation's code name."""
    nearest: float = 0.0
    """How sure it is that another happening of the report is the same, 0 to 1: the likeliest one."""
    kin: tuple[tuple[int, float], ...] = ()
    """Happenings of its type that it is like: the first trigger's token of each, and how like, 0 to 1."""
