"""GDELT 2.0 mentions: 16 columns, one row a report of an incident."""

from collections.abc import Iterable, Mapping

from dateline.exports.coded import CodedExporter, address
from dateline.exports.days import Days
from dateline.exports.delimited import Cell
from dateline.exports.identifier import number_of
from dateline.model import Incident

__all__ = ["GdeltMentionsExporter"]


class GdeltMentionsExporter(CodedExporter):
    """Writes one row for each report that tells of an incident."""

    name = "gdelt-mentions"

    def lines(  # a mention has the day of its report, and so none of the days of the incident
        self,
        incident: Incident,
        days: Days,  # noqa: ARG002
    ) -> Iterable[Mapping[str, Cell]]:
        """A row for each member whose report has a day."""
        ends: dict[str, int] = {}
        for version in incident.versions:
            for source in version.sources:
                ends[source.report] = max(ends.get(source.report, 0), source.end)
        begun = incident.first_published
        for member in incident.members:
            if member.published is None or begun is None:
                self.loss.leave_out("undated_report")
                continue
            if member.copy_of:
                self.loss.note("copy")
            yield {
                "GLOBALEVENTID": number_of(incident.id),
                "EventTimeDate": f"{begun.replace('-', '')}000000",
                "MentionTimeDate": f"{member.published.replace('-', '')}000000",
                "MentionType": 1 if member.url else 2,
                "MentionSourceName": member.publisher or "unknown",
                "MentionIdentifier": address(member),
                "SentenceID": 1,
                "Actor1CharOffset": -1,
                "Actor2CharOffset": -1,
                "ActionCharOffset": member.start,
                "InRawText": 1,
                "Confidence": max(10, round(member.score * 10) * 10),
                "MentionDocLen": max(member.end, ends.get(member.report, 0)),
                "MentionDocTone": 0,
            }
