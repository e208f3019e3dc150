"""schema.org ClaimReview: how sources stand to a happening, and to rival figures of its dead."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.exports.exporter import Exporter
from dateline.exports.record import Record
from dateline.model import Incident, Status, Version

__all__ = ["ClaimreviewExporter"]


class ClaimreviewExporter(Exporter):
    """Writes a JSON-LD graph: a data set that says what the export is, then the reviews."""

    name = "claimreview"

    def chunks(self, records: Iterable[Record]) -> Iterator[bytes]:
        """The graph, a review a line."""
        yield b'{"@context":"https://schema.org","@graph":[\n'
        for record in records:
            self.loss.read()
            incident = record.incident
            if incident.status is Status.GENERIC:
                self.loss.leave_out("generic")
                continue
            for review in self._reviews(incident):
                self.loss.wrote()
                yield (json.dumps(review, ensure_ascii=False) + ",\n").encode()
        note = self.note.document()
        dataset = {
            "@type": "Dataset",
            "@id": f"urn:dateline:dataset:{self.note.snapshot.id}",
            "name": "Incidents of a ledger as claims and how their sources stand",
            "version": self.note.snapshot.id,
            "license": self.note.licence,
            "creator": {"@type": "SoftwareApplication", "name": self.note.generator},
            "description": json.dumps({"note": note, "loss": self.loss.document()}, ensure_ascii=False),
        }
        yield (json.dumps(dataset, ensure_ascii=False) + "\n]}\n").encode()

    def _reviews(self, incident: Incident) -> Iterator[dict[str, Any]]:
        figures = [
            version
            for version in incident.versions
            if version.field == "casualties.killed" and not _is_part(version)
        ]
        yield self._review(
            incident, incident.title, incident.id, _existence(incident), incident.standing.value
        )
        if len(figures) > 1:
            for number, figure in enumerate(figures, start=1):
                words = f"{incident.title}: {figure.label} killed"
                standing = "contested" if figure.independent < 2 else incident.standing.value
                yield self._review(incident, words, f"{incident.id}:killed:{number}", figure, standing)

    def _review(
        self, incident: Incident, words: str, identifier: str, version: Version | None, standing: str
    ) -> dict[str, Any]:
        reports = {source.report for source in version.sources} if version else None
        members = [member for member in incident.members if reports is None or member.report in reports]
        urls = list(dict.fromkeys(member.url for member in members if member.url))
        if not urls:
            self.loss.note("no_address")
        rating, name = self.codebook.rules["ratings"][standing]
        authors = dict.fromkeys(s.source for s in version.sources if s.source) if version else {}
        claim: dict[str, Any] = {
            "@type": "Claim",
            "appearance": [{"@type": "CreativeWork", "url": url} for url in urls],
            "author": [{"@type": "Thing", "name": author} for author in authors],
            "datePublished": incident.first_published,
        }
        return {
            "@type": "ClaimReview",
            "@id": f"urn:dateline:review:{identifier}",
            "url": f"urn:dateline:incident:{incident.id}",
            "claimReviewed": words,
            "datePublished": (self.note.snapshot.time or "")[:10] or None,
            "author": {"@type": "SoftwareApplication", "name": self.note.generator},
            "itemReviewed": {key: value for key, value in claim.items() if value},
            "reviewRating": {
                "@type": "Rating",
                "ratingValue": rating,
                "bestRating": 5,
                "worstRating": 1,
                "alternateName": name,
            },
        }


def _existence(incident: Incident) -> Version | None:
    """The version that says whether it happened, and who says so."""
    return next((v for v in incident.versions if v.field == "status" and v.headline), None)


def _is_part(version: Version) -> bool:
    return isinstance(version.value, dict) and bool(version.value.get("part"))
