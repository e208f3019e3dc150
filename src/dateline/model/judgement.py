"""What a person decided: append-only, and never overridden by a machine."""

from enum import StrEnum

from pydantic import Field, JsonValue

from dateline.model.span import Row, Span

__all__ = ["Action", "Judgement", "NewJudgement"]


class Action(StrEnum):
    """What a reviewer can do."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    """Sets a field of an incident; `field` and `value` say which and to what."""
    MERGE = "merge"
    """`events` belong to one incident."""
    SPLIT = "split"
    """`events` leave the incidents that they are in and form one of their own."""
    RELINK = "relink"
    """The actor `field` (an actor id) is the actor `value` (another actor id)."""
    COMMENT = "comment"
    UNDO = "undo"
    """Takes back the judgement `undoes`."""


class NewJudgement(Row):
    """A decision before it is written."""

    action: Action
    user: str = Field(min_length=1, max_length=200)
    reason: str = Field(default="", max_length=4000)
    events: tuple[str, ...] = ()
    """Event keys that it is about; for an incident, its members at that time, first one first."""
    field: str | None = None
    value: JsonValue = None
    evidence: tuple[Span, ...] = ()
    """Words that bear a correction out, in the report `report`."""
    report: str | None = None
    undoes: int | None = None


class Judgement(NewJudgement):
    """A decision as the ledger holds it."""

    sequence: int
    time: str
    """UTC, ISO 8601 with microseconds."""
    undone: bool = False
    """Whether a later judgement takes it back."""
