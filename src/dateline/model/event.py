"""One happening that the report tells of."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from dateline.model.span import Row, Span
from dateline.model.vocabulary import Effect, EventType, Granularity, PlacePrecision, Status, TimeBasis

__all__ = ["Casualty", "Event", "EventTime", "Instrument", "IsoTime"]

IsoTime = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d(T\d\d(:\d\d)?)?$")]


class EventTime(Row):
    """When: an inclusive interval at the granularity that the words allow."""

    start: IsoTime
    end: IsoTime
    granularity: Granularity
    basis: TimeBasis
    text: str | None = None
    """The words of the expression; null where the publication date stands in."""

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.start > self.end:
            raise ValueError(f"time runs backwards: {self.start} to {self.end}")
        return self


class Instrument(Row):
    """A weapon or means, as worded."""

    name: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    quote: str


class Casualty(Row):
    """One figure of the human cost, as one source gives it.

    `low` and `high` bound the number of people; a side that the words leave open is null.
    Unknown is never zero.
    """

    effect: Effect
    low: int | None = Field(default=None, ge=0)
    high: int | None = Field(default=None, ge=0)
    victims: str | None = None
    part: bool = False
    """True where it breaks down another row ("four children, three women")."""
    claim: str | None = None
    """Id of the claim that gives this figure."""
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    quote: str

    @model_validator(mode="after")
    def _bounded(self) -> Self:
        if self.low is None and self.high is None:
            raise ValueError("a casualty row needs a figure")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"toll runs backwards: {self.low} to {self.high}")
        return self


class Event(Row):
    """Who did what to whom, when, where, by what means, with what human cost."""

    id: str
    type: EventType
    mode: str | None = None
    """PLOVER mode of the type; null where PLOVER has none or the report does not tell."""
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    quad: int = Field(ge=1, le=4)
    intensity: float = Field(ge=-10, le=10)
    status: Status
    name: str | None = None
    """An operation's code name."""
    actor: tuple[str, ...] = ()
    """Actor ids."""
    recipient: tuple[str, ...] = ()
    """Actor ids."""
    place: str | None = None
    place_precision: PlacePrecision | None = None
    time: EventTime | None = None
    instruments: tuple[Instrument, ...] = ()
    casualties: tuple[Casualty, ...] = ()
    evidence: tuple[Span, ...] = Field(min_length=1)
