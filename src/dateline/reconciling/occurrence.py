"""One report's event with all that it takes to compare it with another report's."""

from dataclasses import dataclass
from hashlib import sha256

from dateline.model import Claim, Event, EventKey, Party, Place

__all__ = ["Occurrence", "Provenance", "Setting", "event_key", "event_number", "incident_id", "report_key"]


@dataclass(frozen=True, slots=True)
class Provenance:
    """The report that an occurrence stands in."""

    report: str
    """`sha256:` and 64 hexadecimal digits."""
    title: str | None
    publisher: str | None
    url: str | None
    published: str | None
    """ISO 8601 day."""
    origin: str
    """Who counts as the independent source: a wire agency, else the publisher, else the report itself."""
    copy_of: str | None = None
    """The report that this one copies; null for an original."""
    retracted: bool = False
    """Whether the outlet took the report back."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Whom and what the whole report names, around each of its events."""

    people: tuple[str, ...] = ()
    """Full names of private people, those told of most first."""
    places: tuple[str, ...] = ()
    """Names of towns and of what is smaller, those told of most first."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An event of one report, with its participants as the ledger knows them across reports."""

    key: EventKey
    provenance: Provenance
    event: Event
    place: Place | None
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    claims: tuple[Claim, ...]
    """Those about this event, in the order of the report."""
    speakers: dict[str, Party]
    """Actor id of the report (`a4`) to the party, for sources and relayers of the claims."""
    setting: Setting = Setting()
    """The same for all events of a report; empty where it was not worked out."""

    @property
    def order(self) -> tuple[str, str, int]:
        """What decides which of several comes first: day of publication, report, number of the event."""
        return (self.provenance.published or "9999", self.provenance.report, event_number(self.key))


def report_key(report: str) -> str:
    """The first twelve hexadecimal digits of a report's id."""
    return report.removeprefix("sha256:")[:12]


def event_key(report: str, event: str) -> EventKey:
    """The key of an event (`e7`) of a report, over the whole ledger."""
    return f"{report_key(report)}:{event}"


def event_number(key: EventKey) -> int:
    """7 for the key of an event `e7`."""
    return int(key.rpartition(":e")[2])


def incident_id(anchor: EventKey) -> str:
    """The id of the incident whose first member this is.

    Thirteen hexadecimal digits are 52 bits, the most that every format's numbers hold (JSON's end at 2^53);
    among 1,500,000 incidents two share an id with odds of one in 4,000, with ten digits two in three.
    """
    return "i-" + sha256(anchor.encode()).hexdigest()[:13]
