"""Tables of CAMEO's codes: tabs between cells, no head, no quotation marks (GDELT, PETRARCH)."""

from abc import abstractmethod
from collections.abc import Iterable, Mapping

from dateline.exports.days import Days, days_of
from dateline.exports.delimited import Cell, DelimitedExporter
from dateline.exports.record import Record
from dateline.exports.scope import unfit
from dateline.model import Incident, Member

__all__ = ["CodedExporter", "address", "days_or_reason", "first_member"]


def days_or_reason(incident: Incident) -> Days | str:
    """The days of an incident that GDELT's tables hold, or why they leave it out."""
    days = days_of(incident.time)
    if reason := unfit(incident, planned_meetings=True):
        return reason
    if days is None:
        return "no_time"
    return days if incident.actor or incident.recipient else "no_actor"


def first_member(incident: Incident) -> Member | None:
    """The report that told of it first; the anchor where days are unknown."""
    return min(incident.members, key=lambda m: (m.published or "9999", m.report, m.event), default=None)


def address(member: Member | None) -> str | None:
    """Where a report is to be found: its address, else a urn of its hash."""
    if member is None:
        return None
    return member.url or f"urn:{member.report}"


class CodedExporter(DelimitedExporter):
    """Writes what GDELT's tables can hold of an incident, and leaves out the rest."""

    delimiter = "\t"
    head = False
    quoted = False

    @abstractmethod
    def lines(self, incident: Incident, days: Days) -> Iterable[Mapping[str, Cell]]:
        """The rows of an incident that the tables can hold."""

    def rows(self, record: Record) -> Iterable[Mapping[str, Cell]]:
        """Those of `lines`, or none."""
        days = days_or_reason(record.incident)
        if isinstance(days, str):
            self.loss.leave_out(days)
            return ()
        return self.lines(record.incident, days)
