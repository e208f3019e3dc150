"""PETRARCH2's output lines: one a pair of actor and recipient."""

from collections.abc import Iterable, Mapping
from itertools import product

from dateline.exports.cameo import actor_code, event_code
from dateline.exports.days import days_of
from dateline.exports.delimited import Cell, DelimitedExporter
from dateline.exports.gdelt import address, first_member, why_not
from dateline.exports.record import Record
from dateline.exports.scope import is_planned_meeting
from dateline.model import Party, Standing

__all__ = ["PetrarchExporter"]

_UNKNOWN = "---"
"""PETRARCH's sign for an actor without a code."""


class PetrarchExporter(DelimitedExporter):
    """Writes one line for each pair of actor and recipient."""

    name = "petrarch"
    delimiter = "\t"
    head = False
    quoted = False

    def rows(self, record: Record) -> Iterable[Mapping[str, Cell]]:
        """A line a pair; none where the incident is left out."""
        incident = record.incident
        days = days_of(incident.time)
        reason = why_not(incident)
        if reason or days is None:
            self.loss.leave_out(reason or "no_time")
            return
        pairs = list(dict.fromkeys(product(_codes(incident.actor), _codes(incident.recipient))))
        if len(pairs) > 1:
            self.loss.note("several_actors")
        if is_planned_meeting(incident):
            self.loss.note("planned")
        if incident.tolls:
            self.loss.note("injuries")
        if days.count > 1:
            self.loss.note("several_days")
        if incident.standing is Standing.CONTESTED:
            self.loss.note("contested")
        first = first_member(incident)
        for source, target in pairs:
            yield {
                "date": days.start.strftime("%Y%m%d"),
                "source": source,
                "target": target,
                "cameo": event_code(incident),
                "issues": ";".join(f"{context},1" for context in incident.contexts),
                "ids": ";".join(member.event for member in incident.members) or incident.id,
                "url": address(first),
                "story_source": first.publisher if first else None,
            }


def _codes(parties: tuple[Party, ...]) -> list[str]:
    return [actor_code(party).code or _UNKNOWN for party in parties] or [_UNKNOWN]
