"""W3C PROV-JSON: where each value of an incident comes from, one bundle an incident."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.exports.exporter import Exporter
from dateline.exports.record import Record
from dateline.model import Incident, VersionSource

__all__ = ["PREFIXES", "ProvExporter"]

PREFIXES = {"dl": "urn:dateline:", "schema": "https://schema.org/"}
"""Namespaces beside PROV's own, which every PROV-JSON document knows."""

Section = dict[str, dict[str, Any]]


class ProvExporter(Exporter):
    """Writes bundles one by one: PROV-JSON sorts statements by kind, bundles keep an incident's together."""

    name = "prov"

    def chunks(self, records: Iterable[Record]) -> Iterator[bytes]:
        """The document; the export itself is the entity `dl:export`."""
        yield f'{{"prefix":{json.dumps(PREFIXES)},"bundle":{{\n'.encode()
        between = ""
        for record in records:
            self.loss.read()
            self.loss.wrote()
            incident = record.incident
            bundle = json.dumps({"prefix": PREFIXES, **_statements(incident)}, ensure_ascii=False)
            yield f'{between}"dl:bundle-{incident.id}":{bundle}'.encode()
            between = ",\n"
        note = self.note.document()
        export = {
            "prov:type": {"$": "prov:Collection", "type": "prov:QUALIFIED_NAME"},
            "dl:note": json.dumps(note, ensure_ascii=False),
            "dl:loss": json.dumps(self.loss.document(), ensure_ascii=False),
            "schema:license": self.note.licence,
        }
        program = {
            "dl:program": {"prov:type": _type("prov:SoftwareAgent"), "prov:label": self.note.generator}
        }
        made = {"dl:made": {"prov:entity": "dl:export", "prov:agent": "dl:program"}}
        tail = {"entity": {"dl:export": export}, "agent": program, "wasAttributedTo": made}
        yield ("\n}," + json.dumps(tail, ensure_ascii=False)[1:] + "\n").encode()


def _type(name: str) -> dict[str, str]:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}


def _report(identifier: str) -> str:
    return f"dl:report-{identifier.removeprefix('sha256:')}"


class _Agents:
    """Names of those who say things, numbered within a bundle."""

    def __init__(self) -> None:
        self.section: Section = {}
        self._names: dict[str, str] = {}

    def name(self, label: str) -> str:
        if label not in self._names:
            self._names[label] = f"dl:agent-{len(self._names) + 1}"
            self.section[self._names[label]] = {"prov:label": label}
        return self._names[label]


def _statements(incident: Incident) -> dict[str, Section]:
    """The bundle of an incident: the incident, its reports, its values, and who gave them."""
    whole = f"dl:{incident.id}"
    entities: Section = {
        whole: {
            "prov:type": _type("dl:Incident"),
            "prov:label": incident.title,
            "dl:standing": incident.standing.value,
        }
    }
    derived: Section = {}
    attributed: Section = {}
    members: Section = {}
    agents = _Agents()
    for member in incident.members:
        report = _report(member.report)
        if report not in entities:
            about = {
                "prov:label": member.title,
                "prov:location": member.url,
                "schema:datePublished": member.published,
            }
            entities[report] = {"prov:type": _type("dl:Report"), **{k: v for k, v in about.items() if v}}
            derived[f"dl:d{len(derived) + 1}"] = {"prov:generatedEntity": whole, "prov:usedEntity": report}
            if member.publisher:
                attributed[f"dl:a{len(attributed) + 1}"] = {
                    "prov:entity": report,
                    "prov:agent": agents.name(member.publisher),
                }
            if member.copy_of and _report(member.copy_of) in entities:
                derived[f"dl:d{len(derived) + 1}"] = {
                    "prov:generatedEntity": report,
                    "prov:usedEntity": _report(member.copy_of),
                    "prov:type": _type("dl:Copy"),
                }
    for number, version in enumerate(incident.versions, start=1):
        value = f"dl:value-{number}"
        entities[value] = {
            "prov:type": _type("dl:Value"),
            "prov:label": version.label,
            "prov:value": json.dumps(version.value, ensure_ascii=False),
            "dl:field": version.field,
            "dl:headline": version.headline,
        }
        members[f"dl:m{number}"] = {"prov:collection": whole, "prov:entity": value}
        for source in version.sources:
            entities.setdefault(_report(source.report), {"prov:type": _type("dl:Report")})
            derived[f"dl:d{len(derived) + 1}"] = _quotation(value, source)
            if source.source:
                attributed[f"dl:a{len(attributed) + 1}"] = {
                    "prov:entity": value,
                    "prov:agent": agents.name(source.source),
                    "dl:stance": source.stance.value,
                    "dl:kind": source.kind.value,
                }
    sections = {
        "entity": entities,
        "agent": agents.section,
        "wasDerivedFrom": derived,
        "wasAttributedTo": attributed,
        "hadMember": members,
    }
    return {name: section for name, section in sections.items() if section}


def _quotation(value: str, source: VersionSource) -> dict[str, Any]:
    """That a value is quoted from a stretch of a report."""
    return {
        "prov:generatedEntity": value,
        "prov:usedEntity": _report(source.report),
        "prov:type": _type("prov:Quotation"),
        "dl:start": source.start,
        "dl:end": source.end,
        "dl:quote": source.quote,
        "dl:stance": source.stance.value,
    }
