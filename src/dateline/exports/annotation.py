"""W3C Web Annotation: one annotation for each passage that bears a value of an incident out."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.exports.exporter import Exporter
from dateline.exports.record import Record
from dateline.model import Incident, Version, VersionSource

__all__ = ["CONTEXT", "AnnotationExporter"]

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"dateline": "urn:dateline:"}]
"""The standard's JSON-LD context, and this project's own terms."""


class AnnotationExporter(Exporter):
    """Writes an annotation collection with all its items on one page."""

    name = "annotation"

    def chunks(self, records: Iterable[Record]) -> Iterator[bytes]:
        """The collection, an annotation a line."""
        head = {
            "@context": CONTEXT,
            "id": f"urn:dateline:collection:{self.note.snapshot.id}",
            "type": "AnnotationCollection",
            "label": "Passages that bear the values of incidents out",
            "generator": {"id": "urn:dateline:program", "type": "Software", "name": self.note.generator},
            "rights": self.note.licence,
            "dateline:note": self.note.document(),
        }
        page = f"urn:dateline:page:{self.note.snapshot.id}"
        opened = json.dumps(head, ensure_ascii=False)[:-1]
        yield f'{opened},"first":{{"id":"{page}","type":"AnnotationPage","startIndex":0,"items":[\n'.encode()
        between = ""
        total = 0
        for record in records:
            self.loss.read()
            incident = record.incident
            written = 0
            for version in incident.versions:
                for source in version.sources:
                    written += 1
                    item = self._annotation(incident, version, source, f"{incident.id}:{written}")
                    yield (between + json.dumps(item, ensure_ascii=False)).encode()
                    between = ",\n"
            self.loss.wrote(written)
            total += written
            if not written:
                self.loss.leave_out("no_evidence")
        loss = json.dumps(self.loss.document(), ensure_ascii=False)
        yield f'\n]}},"total":{total},"dateline:loss":{loss}}}\n'.encode()

    def _annotation(
        self, incident: Incident, version: Version, source: VersionSource, number: str
    ) -> dict[str, Any]:
        url = next((member.url for member in incident.members if member.report == source.report), None)
        if url is None:
            self.loss.note("no_address")
        # The words of a withdrawn report are gone; where they stood is still known.
        quoted = [{"type": "TextQuoteSelector", "exact": source.quote}] if source.quote else []
        if not quoted:
            self.loss.note("withdrawn")
        annotation = {
            "id": f"urn:dateline:annotation:{number}",
            "type": "Annotation",
            "motivation": "describing",
            "body": {
                "type": "TextualBody",
                "format": "text/plain",
                "value": version.label,
                "dateline:incident": incident.id,
                "dateline:field": version.field,
                "dateline:value": version.value,
                "dateline:headline": version.headline,
                "dateline:source": source.source,
                "dateline:kind": source.kind.value,
                "dateline:stance": source.stance.value,
            },
            "target": {
                "source": url or f"urn:{source.report}",
                "dateline:report": source.report,
                "selector": [
                    *quoted,
                    {"type": "TextPositionSelector", "start": source.start, "end": source.end},
                ],
            },
        }
        if source.published:
            annotation["target"]["dateline:published"] = source.published  # type: ignore[index]
        return annotation
