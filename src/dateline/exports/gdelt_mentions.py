"""GDELT 2.0 mentions: 16 columns, one row a report of an incident."""

from collections.abc import Iterable, Mapping

from dateline.exports.delimited import Cell, DelimitedExporter
from dateline.exports.gdelt import address, why_not
from dateline.exports.identifier import number_of
from dateline.exports.record import Record

__all__ = ["GdeltMentionsExporter"]


class GdeltMentionsExporter(DelimitedExporter):
    """Writes one row for each report that tells of an incident."""

    name = "gdelt-mentions"
    delimiter = "\t"
    head = False
    quoted = False

    def rows(self, record: Record) -> Iterable[Mapping[str, Cell]]:
        """A row for each member whose report has a day."""
        incident = record.incident
        if reason := why_not(incident):
            self.loss.leave_out(reason)
            return
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
