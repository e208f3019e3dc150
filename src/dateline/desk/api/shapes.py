"""What the API answers beside the shared types: lists in a named field, a map's rows, a report as read."""

from pydantic import Field

from dateline.model import (
    Actor,
    Claim,
    Dyad,
    Event,
    EventType,
    Facet,
    IncidentPlace,
    Judgement,
    Link,
    Place,
    ReaderIdentity,
    StoredReport,
    TimelineBin,
)
from dateline.model.span import Row

__all__ = [
    "Citation",
    "Dyads",
    "ExportFormat",
    "ExportFormats",
    "Facets",
    "Judgements",
    "Modes",
    "PlaceChoice",
    "PlaceChoices",
    "Points",
    "Reading",
    "ReportDetail",
    "Timeline",
]


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


class ExportFormat(Row):
    """A form in which incidents leave the ledger."""

    name: str
    """As `format` of an export takes it."""
    title: str
    suffix: str
    """What the file's name ends with."""
    carries_note: bool
    """Whether the file itself says which query and state of the ledger it was made from."""
    not_held: tuple[str, ...]
    """What no row of it can hold."""


class ExportFormats(Row):
    """All of them."""

    formats: tuple[ExportFormat, ...]


class PlaceChoice(Row):
    """A place that a name may stand for."""

    place: IncidentPlace
    """As a correction takes it."""
    admin2: str | None = None
    population: int | None = None
    probability: float = Field(ge=0, le=1)
    """That the name stands for it, where nothing else is known."""
    spelled: str | None = None
    """The name under which it was found, where it is spelled otherwise than asked."""


class PlaceChoices(Row):
    """Places of a name, likeliest first."""

    places: tuple[PlaceChoice, ...]
    told: str | None = None
    """Where there is none: what names are like it."""


class Modes(Row):
    """What an event of a type can be more closely."""

    modes: dict[EventType, tuple[str, ...]]
