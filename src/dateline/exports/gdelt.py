"""GDELT 2.0 events: 61 columns."""

from collections.abc import Iterable, Mapping
from datetime import date

from dateline.exports.cameo import actor_code, event_code, goldstein, quad_class
from dateline.exports.country import find_country
from dateline.exports.days import Days, days_of
from dateline.exports.delimited import Cell, DelimitedExporter
from dateline.exports.identifier import number_of
from dateline.exports.record import Record
from dateline.exports.scope import is_planned_meeting, unfit
from dateline.model import Incident, IncidentPlace, Member, Party, Standing

__all__ = ["GdeltExporter", "address", "first_member", "fraction_of_year", "why_not"]


def why_not(incident: Incident) -> str | None:
    """Why GDELT's tables leave an incident out; None where they hold it."""
    reason = unfit(incident, planned_meetings=True)
    if reason is None and days_of(incident.time) is None:
        reason = "no_time"
    if reason is None and not incident.actor and not incident.recipient:
        reason = "no_actor"
    return reason


def fraction_of_year(day: date) -> float:
    """GDELT's FractionDate: months of thirty days in a year of 365, counted from 0.

    The codebook prints (month * 30 + day) / 365; the published files count from January as 0.
    """
    return day.year + ((day.month - 1) * 30 + day.day) / 365


def first_member(incident: Incident) -> Member | None:
    """The report that told of it first; the anchor where days are unknown."""
    return min(incident.members, key=lambda m: (m.published or "9999", m.report, m.event), default=None)


def address(member: Member | None) -> str | None:
    """Where a report is to be found: its address, else a urn of its hash."""
    if member is None:
        return None
    return member.url or f"urn:{member.report}"


class GdeltExporter(DelimitedExporter):
    """Writes one row an incident."""

    name = "gdelt"
    delimiter = "\t"
    head = False
    quoted = False

    def rows(self, record: Record) -> Iterable[Mapping[str, Cell]]:
        """No row or one."""
        incident = record.incident
        days = days_of(incident.time)
        reason = why_not(incident)
        if reason or days is None:
            self.loss.leave_out(reason or "no_time")
            return
        self._note(incident, days)
        code = event_code(incident)
        day = days.start
        first = first_member(incident)
        added = (incident.first_published or self.note.snapshot.time or day.isoformat())[:10].replace("-", "")
        yield {
            "GLOBALEVENTID": number_of(incident.id),
            "SQLDATE": day.strftime("%Y%m%d"),
            "MonthYear": day.strftime("%Y%m"),
            "Year": day.strftime("%Y"),
            "FractionDate": f"{fraction_of_year(day):.4f}",
            **_actor("Actor1", incident.actor[0] if incident.actor else None),
            **_actor("Actor2", incident.recipient[0] if incident.recipient else None),
            "IsRootEvent": int(
                any(m.start < self.codebook.rules["lead_characters"] for m in incident.members)
            ),
            "EventCode": code,
            "EventBaseCode": code[:3],
            "EventRootCode": code[:2],
            "QuadClass": quad_class(code),
            "GoldsteinScale": goldstein(code),
            "NumMentions": max(
                incident.reports, len({(s.report, s.start) for v in incident.versions for s in v.sources})
            ),
            "NumSources": incident.sources,
            "NumArticles": incident.reports,
            "AvgTone": 0,
            **self._place(incident.place),
            "DATEADDED": f"{added}000000",
            "SOURCEURL": address(first) or "unknown",
        }

    def _place(self, place: IncidentPlace | None) -> Mapping[str, Cell]:
        if place is None:
            return {"ActionGeo_Type": 0}
        country = find_country(place.country)
        types = self.codebook.rules["geo_types_usa" if place.country == "USA" else "geo_types"]
        names = (place.name, place.admin1, country.name if country else None)
        return {
            "ActionGeo_Type": types.get(str(place.precision), 1),
            "ActionGeo_FullName": ", ".join(dict.fromkeys(name for name in names if name)),
            "ActionGeo_CountryCode": country.fips if country else None,
            "ActionGeo_ADM1Code": country.fips if country else None,
            "ActionGeo_Lat": place.latitude,
            "ActionGeo_Long": place.longitude,
        }

    def _note(self, incident: Incident, days: Days) -> None:
        if is_planned_meeting(incident):
            self.loss.note("planned")
        if incident.tolls:
            self.loss.note("injuries")
        if len(incident.actor) > 1 or len(incident.recipient) > 1:
            self.loss.note("several_actors")
        if days.count > 1:
            self.loss.note("several_days")
        if incident.standing is Standing.CONTESTED:
            self.loss.note("contested")


def _actor(prefix: str, party: Party | None) -> Mapping[str, Cell]:
    if party is None:
        return {}
    code = actor_code(party)
    types = dict(enumerate(code.types, start=1))
    return {
        f"{prefix}Code": code.code,
        f"{prefix}Name": party.name.upper(),
        f"{prefix}CountryCode": code.country,
        f"{prefix}Type1Code": code.international or types.get(1),
        f"{prefix}Type2Code": types.get(1) if code.international else types.get(2),
        f"{prefix}Type3Code": types.get(2) if code.international else types.get(3),
    }
