"""POLECAT's 40 columns."""

from collections.abc import Iterable, Mapping
from functools import cache

from dateline.data import read_yaml
from dateline.exports.codebook import load_codebook
from dateline.exports.coded import first_member
from dateline.exports.country import find_country
from dateline.exports.days import days_of
from dateline.exports.delimited import Cell, DelimitedExporter
from dateline.exports.record import Record
from dateline.exports.scope import is_planned_meeting, planned_type, unfit
from dateline.exports.unsaid import note_unsaid
from dateline.model import ActorKind, EventType, Incident, Party

__all__ = ["Coding", "PolecatExporter", "coding_of", "lacks_recipient"]

Coding = tuple[EventType, str | None, int, float]
"""Type, mode, quad and score by PLOVER."""


@cache
def _score(kind: EventType) -> tuple[int, float]:
    coding = read_yaml("ontology/plover.yaml")[kind.value]
    return int(coding["quad"]), float(coding["score"])


def coding_of(incident: Incident) -> Coding:
    """What PLOVER makes of an incident: itself, but for planned meetings, which are agreements."""
    if is_planned_meeting(incident):
        kind = planned_type()
        return kind, None, *_score(kind)
    return incident.type, incident.mode, incident.quad, incident.intensity


def lacks_recipient(incident: Incident) -> bool:
    """Whether PLOVER requires a recipient for the type and there is none."""
    required = load_codebook("plover").rules["required_recipient"]
    return not incident.recipient and coding_of(incident)[0].value in required


class PolecatExporter(DelimitedExporter):
    """Writes one row an incident."""

    name = "polecat"
    delimiter = "\t"
    empty = "None"

    def rows(self, record: Record) -> Iterable[Mapping[str, Cell]]:
        """No row or one."""
        incident = record.incident
        days = days_of(incident.time)
        reason = unfit(incident, planned_meetings=True)
        if reason is None and days is None:
            reason = "no_time"
        if reason is None and lacks_recipient(incident):
            reason = "no_recipient"
        if reason or days is None:
            self.loss.leave_out(reason or "no_time")
            return
        note_unsaid(self.loss, incident, days)
        kind, mode, quad, score = coding_of(incident)
        rules, first = self.codebook.rules, first_member(incident)
        parties = (*incident.actor, *incident.recipient)
        place = incident.place
        precision = str(place.precision) if place and place.precision else None
        yield {
            "Event ID": incident.id,
            "Event Date": days.start.isoformat(),
            "Event Type": kind.value,
            "Event Mode": mode,
            "Intensity": score,
            "Quad Code": rules["quads"][quad],
            "Contexts": _joined(incident.contexts),
            **_parties("Actor", incident.actor),
            **_parties("Recipient", incident.recipient),
            "Placename": place.name if place else None,
            "City": place.name if place and precision in ("site", "populated_place") else None,
            "District": place.name if place and precision == "admin2" else None,
            "Province": place.admin1 if place else None,
            "Country": place.country if place else None,
            "Latitude": place.latitude if place else None,
            "Longitude": place.longitude if place else None,
            "GeoNames ID": place.geonameid if place else None,
            "Raw Placename": place.name if place else None,
            "Feature Type": rules["feature_types"].get(precision) if precision else None,
            "Source": first.publisher if first else None,
            "Publication Date": first.published if first else None,
            "Story People": _joined(p.name for p in parties if p.kind is ActorKind.PERSON),
            "Story Organizations": _joined(p.name for p in parties if p.kind is not ActorKind.PERSON),
            "Story Locations": place.name if place else None,
            "Version": self.note.generator,
        }


def _parties(role: str, parties: tuple[Party, ...]) -> Mapping[str, Cell]:
    codes = dict.fromkeys(code for party in parties for code in party.country)
    numbers = (country.cow for country in map(find_country, codes) if country)
    names = _joined(party.name for party in parties)
    sectors = dict.fromkeys(code for party in parties for code in party.plover)
    return {
        f"{role} Name": names,
        f"{role} Country": _joined(codes),
        f"{role} COW": _joined(str(number) for number in numbers if number),
        f"Primary {role} Sector": next(iter(sectors), None),
        f"{role} Sectors": _joined(sectors),
        f"{role} Name Raw": names,
    }


def _joined(values: Iterable[str]) -> str | None:
    return ";".join(dict.fromkeys(value.replace(";", ",") for value in values)) or None
