"""GDELT 2.0 events: 61 columns."""

from collections.abc import Iterable, Mapping
from datetime import date

from dateline.exports.cameo import actor_code, event_code, goldstein, quad_class
from dateline.exports.coded import CodedExporter, address, first_member
from dateline.exports.country import find_country
from dateline.exports.days import Days
from dateline.exports.delimited import Cell
from dateline.exports.identifier import number_of
from dateline.exports.unsaid import note_unsaid
from dateline.model import Incident, IncidentPlace, Party

__all__ = ["GdeltExporter", "fraction_of_year"]


def fraction_of_year(day: date) -> float:
    """GDELT's FractionDate: months of thirty days in a year of 365, counted from 0.

    The codebook prints (month * 30 + day) / 365; the published files count from January as 0.
    """
    return day.year + ((day.month - 1) * 30 + day.day) / 365


class GdeltExporter(CodedExporter):
    """Writes one row an incident."""

    name = "gdelt"

    def lines(self, incident: Incident, days: Days) -> Iterable[Mapping[str, Cell]]:
        """The one row."""
        note_unsaid(self.loss, incident, days)
        if len(incident.actor) > 1 or len(incident.recipient) > 1:
            self.loss.note("several_actors")
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
