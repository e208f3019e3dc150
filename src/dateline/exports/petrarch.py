"""PETRARCH2's output lines: one a pair of actor and recipient."""

from collections.abc import Iterable, Mapping
from itertools import product

from dateline.exports.cameo import actor_code, event_code
from dateline.exports.coded import CodedExporter, address, first_member
from dateline.exports.days import Days
from dateline.exports.delimited import Cell
from dateline.exports.unsaid import note_unsaid
from dateline.model import Incident, Party

__all__ = ["PetrarchExporter"]

_UNKNOWN = "---"
"""PETRARCH's sign for an actor without a code."""


class PetrarchExporter(CodedExporter):
    """Writes one line for each pair of actor and recipient."""

    name = "petrarch"

    def lines(self, incident: Incident, days: Days) -> Iterable[Mapping[str, Cell]]:
        """A line a pair."""
        pairs = list(dict.fromkeys(product(_codes(incident.actor), _codes(incident.recipient))))
        if len(pairs) > 1:
            self.loss.note("several_actors")
        note_unsaid(self.loss, incident, days)
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
