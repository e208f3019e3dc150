"""What to look up in a ledger, and one page of the answer: on the command line, in Python and over HTTP."""

from typing import Literal

from pydantic import Field

from dateline.model.incident import IncidentSummary, Standing
from dateline.model.span import Row
from dateline.model.vocabulary import Effect, EventType, Status

__all__ = ["Facet", "IncidentPage", "Query", "Snapshot", "SortKey"]

SortKey = Literal["latest", "earliest", "killed", "sources", "score"]


class Query(Row):
    """Filters; each that is given must hold, and a list of values means any of them."""

    text: str | None = None
    """Words of the reports or names of actors and places."""
    type: tuple[EventType, ...] = ()
    mode: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    """Actor ids, or names as words, in either role."""
    by: tuple[str, ...] = ()
    """The same, as actor only."""
    against: tuple[str, ...] = ()
    """The same, as recipient only."""
    country: tuple[str, ...] = ()
    """ISO 3166-1 alpha-3 codes of where it happened."""
    near: tuple[float, float, float] | None = None
    """Latitude, longitude, radius in kilometres."""
    box: tuple[float, float, float, float] | None = None
    """West, south, east, north in degrees; west > east crosses the date line."""
    since: str | None = None
    """First day, ISO 8601; an incident counts where its time overlaps."""
    until: str | None = None
    toll: tuple[Effect, int] | None = None
    """An effect and the least figure that some source must give."""
    status: tuple[Status, ...] = ()
    standing: tuple[Standing, ...] = ()
    source: tuple[str, ...] = ()
    """Publishers, or names of those who are quoted."""
    report: str | None = None
    """Id of a report that tells of it."""
    rejected: bool = False
    """Whether to list what reviewers rejected."""
    sort: SortKey = "latest"
    limit: int = Field(default=50, ge=1, le=1000)
    cursor: str | None = None
    """Where the page before ended; opaque."""


class Facet(Row):
    """One value of a field and how many incidents of the query have it."""

    value: str
    label: str
    count: int = Field(ge=0)


class IncidentPage(Row):
    """Some of the incidents that a query finds."""

    items: tuple[IncidentSummary, ...]
    total: int = Field(ge=0)
    next: str | None = None


class Snapshot(Row):
    """The state of a ledger that an answer, an export or a figure was made from."""

    id: str
    """`s-` and sixteen hexadecimal digits of the hash over all entries so far."""
    sequence: int = Field(ge=0)
    """Entries so far."""
    time: str | None = None
    """Time of the last entry, UTC."""
    reports: int = Field(ge=0)
    incidents: int = Field(ge=0)
    judgements: int = Field(ge=0)
    readers: tuple[str, ...] = ()
    """Versions of the readers whose rows it holds."""
