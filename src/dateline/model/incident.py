"""One happening as many reports tell it: headline values, and every version beside them.

An incident is a view: it is folded from the rows of reports and the judgements of people, and stored nowhere
as truth (coding manual, section 1, the sixth row).
"""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, JsonValue

from dateline.model.event import IsoTime
from dateline.model.span import Row
from dateline.model.vocabulary import (
    ActorKind,
    ClaimKind,
    Effect,
    EventType,
    Granularity,
    LinkKind,
    PlacePrecision,
    Stance,
    Status,
    TimeBasis,
)

__all__ = [
    "Bound",
    "EventKey",
    "Incident",
    "IncidentLink",
    "IncidentPlace",
    "IncidentSummary",
    "IncidentTime",
    "Member",
    "Party",
    "Standing",
    "Toll",
    "TollSide",
    "Version",
    "VersionSource",
]

EventKey = Annotated[str, Field(pattern=r"^[0-9a-f]{12}:e\d+$")]
"""An event of a report: the first twelve hexadecimal digits of the report's id, a colon, the event's id."""


class Standing(StrEnum):
    """How an incident stands between its sources."""

    CONFIRMED = "confirmed"
    """Asserted by two or more independent sources, denied by none."""
    SINGLE_SOURCE = "single_source"
    CONTESTED = "contested"
    """Asserted by some, denied by others."""
    DENIED = "denied"
    """Told of only to be denied."""
    RETRACTED = "retracted"
    """Withdrawn by the outlet that told of it, or rejected by a reviewer."""


class TollSide(StrEnum):
    """Whose figure it is, seen from the incident."""

    OFFICIAL = "official"
    """Of the authorities where it happened or of the side that suffered it."""
    HOSTILE = "hostile"
    """Of the side that did it, or that is charged with it."""
    THIRD_PARTY = "third_party"
    """Of monitors, organisations, witnesses, media, and everyone else."""
    UNATTRIBUTED = "unattributed"
    """In the report's own voice."""


class Party(Row):
    """An actor as the ledger knows it across reports."""

    id: str
    """`a-` and thirteen hexadecimal digits; the same for every report that names this actor."""
    name: str
    kind: ActorKind
    country: tuple[str, ...] = ()
    plover: tuple[str, ...] = ()
    wikidata: str | None = None


class IncidentPlace(Row):
    """Where, at the precision that is certain."""

    name: str
    geonameid: int | None = None
    country: str | None = None
    """ISO 3166-1 alpha-3 code."""
    admin1: str | None = None
    latitude: float | None = Field(default=None, ge=-90, le=90)
    longitude: float | None = Field(default=None, ge=-180, le=180)
    precision: PlacePrecision | None = None


class IncidentTime(Row):
    """When: an inclusive interval, its granularity, and where it comes from."""

    start: IsoTime
    end: IsoTime
    granularity: Granularity
    basis: TimeBasis


class Bound(Row):
    """Who set the low or high end of a range, and when."""

    value: int
    publisher: str | None
    published: str | None
    source: str | None
    """Who gives the figure; null for the report's own voice."""


class Toll(Row):
    """The human cost of one effect as one side tells it, as a range over all reports, and its latest figure.

    `low` and `high` are null where no source sets that end. Parts of a total are left out.
    """

    effect: Effect
    side: TollSide | None
    """Null for the headline over all sides."""
    low: int | None
    high: int | None
    latest_low: int | None
    latest_high: int | None
    set_low: Bound | None = None
    set_high: Bound | None = None
    sources: int = Field(ge=0)
    """Independent sources that give a figure."""


class VersionSource(Row):
    """One report's words for one version of one field."""

    report: str
    event: EventKey
    claim: str | None = None
    source: str | None = None
    """Name of who says so; null for the report's own voice."""
    kind: ClaimKind
    stance: Stance
    via: tuple[str, ...] = ()
    publisher: str | None = None
    published: str | None = None
    copy_of: str | None = None
    """Id of the report that this one copies; a copy is no independent source."""
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    quote: str


class Version(Row):
    """One value of one field, with everyone who gives it."""

    field: str
    """`type`, `mode`, `status`, `actor`, `recipient`, `time`, `place`, `instruments`, `name`, or
    `casualties.killed` and so on."""
    value: JsonValue
    """The value, in the shape that the field has in an event of the contract."""
    label: str
    """The value for a person to read."""
    side: TollSide | None = None
    """For tolls only."""
    independent: int = Field(ge=0)
    """Independent sources: reports that are no copies, counted by publisher."""
    first: str | None
    """Day of the first report that gives it, ISO 8601."""
    latest: str | None
    headline: bool
    """Whether the stated policy took this value for the headline."""
    judgement: int | None = None
    """Sequence number of the judgement that set this value, where a person did."""
    sources: tuple[VersionSource, ...] = ()

    def bounds(self) -> tuple[int | None, int | None]:
        """Least and greatest number of a toll; None for an end that is open, and for both of other values."""
        if not isinstance(self.value, dict):
            return None, None
        low, high = self.value.get("low"), self.value.get("high")
        return low if isinstance(low, int) else None, high if isinstance(high, int) else None


class Member(Row):
    """One report's event in the incident."""

    event: EventKey
    report: str
    title: str | None
    publisher: str | None
    url: str | None
    published: str | None
    copy_of: str | None = None
    score: float = Field(ge=0, le=1)
    """How surely it belongs: 1 for the first member, else its best score with another member."""
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    quote: str
    """The first words of evidence."""


class IncidentLink(Row):
    """A relation to another incident that some report states."""

    kind: LinkKind
    outgoing: bool
    """True from this incident to the other: this one is the answer, the part, the later."""
    incident: str
    title: str
    reports: int = Field(ge=1)


class IncidentSummary(Row):
    """What a list or a map shows of an incident."""

    id: str
    """`i-` and thirteen hexadecimal digits, of its first event. Every member's own id leads here too."""
    title: str
    """One line: who did what to whom, where."""
    type: EventType
    mode: str | None
    quad: int
    intensity: float
    status: Status
    standing: Standing
    accepted: bool
    """Whether a reviewer accepted it."""
    rejected: bool
    """Whether a reviewer rejected it; such incidents are listed only when asked for."""
    flags: tuple[str, ...] = ()
    """Why a person should look: `large`, `spread`, `toll_conflict`, `actors_conflict`, `reread`."""
    actor: tuple[Party, ...] = ()
    recipient: tuple[Party, ...] = ()
    time: IncidentTime | None = None
    place: IncidentPlace | None = None
    killed_low: int | None = None
    killed_high: int | None = None
    injured_low: int | None = None
    injured_high: int | None = None
    reports: int = Field(ge=1)
    sources: int = Field(ge=1)
    """Independent sources."""
    first_published: str | None = None
    last_published: str | None = None
    score: float = Field(ge=0, le=1)


class Incident(IncidentSummary):
    """One happening, whole."""

    name: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    instruments: tuple[str, ...] = ()
    tolls: tuple[Toll, ...] = ()
    versions: tuple[Version, ...] = ()
    members: tuple[Member, ...] = ()
    links: tuple[IncidentLink, ...] = ()
    policy: str
    """The policy that chose the headline values, in words."""
