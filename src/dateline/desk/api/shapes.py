"""What the API answers beside the shared types: lists in a named field, a map's rows, a report as read."""

from pydantic import Field

from dateline.model import (
    Actor,
    Claim,
    Dyad,
    Event,
    Facet,
    Judgement,
    Link,
    Place,
    ReaderIdentity,
    StoredReport,
    TimelineBin,
)
from dateline.model.span import Row

__all__ = ["Citation", "Dyads", "Facets", "Judgements", "Points", "Reading", "ReportDetail", "Timeline"]


class Facets(Row):
    """How many incidents of the query have each value, most first."""

    facets: dict[str, tuple[Facet, ...]]
    """By field: `type`, `mode`, `country`, `actor`, `standing`, `status`, `source`, `month`."""


class Timeline(Row):
    """Bins in order of time."""

    bins: tuple[TimelineBin, ...]


class Points(Row):
    """Every incident of the query that has coordinates, compactly: one row each, without paging."""

    fields: tuple[str, ...]
    """Names of the columns of `rows`."""
    rows: tuple[tuple[str | int | float | None, ...], ...]


class Dyads(Row):
    """Directed pairs of actors, most frequent first."""

    dyads: tuple[Dyad, ...]


class Judgements(Row):
    """Judgements in order; those that were taken back are marked."""

    judgements: tuple[Judgement, ...]


class Reading(Row):
    """The rows of a report's current reading, as the contract has them."""

    reader: ReaderIdentity
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    links: tuple[Link, ...]


class ReportDetail(StoredReport):
    """A report's frozen text, and what was read in it.

    Offsets count Unicode code points of `report.text`, not UTF-16 units.
    """

    reading: Reading | None = None
    """Null where the text was withdrawn."""
    belongs: dict[str, str] = Field(default_factory=dict)
    """Event id of this report to the id of the incident that it belongs to."""


class Citation(Row):
    """How to cite an incident as the ledger tells it."""

    text: str
    bibtex: str
