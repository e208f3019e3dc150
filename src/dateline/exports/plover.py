"""PLOVER's JSON records, one a line."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.exports.country import find_country
from dateline.exports.days import Days, days_of
from dateline.exports.exporter import Exporter
from dateline.exports.polecat import coding_of, lacks_recipient
from dateline.exports.record import Record
from dateline.exports.scope import is_planned_meeting, unfit
from dateline.exports.tolls import headline, latest
from dateline.model import Effect, Incident, Party, Standing

__all__ = ["PloverExporter"]

_OTHER_TOLLS = frozenset({Effect.MISSING, Effect.DISPLACED, Effect.ABDUCTED, Effect.CASUALTIES})


class PloverExporter(Exporter):
    """Writes one record an incident."""

    name = "plover"

    def chunks(self, records: Iterable[Record]) -> Iterator[bytes]:
        """A line a record."""
        for record in records:
            self.loss.read()
            incident = record.incident
            days = days_of(incident.time)
            reason = unfit(incident, planned_meetings=True)
            if reason is None and days is None:
                reason = "no_time"
            if reason is None and not incident.actor:
                reason = "no_actor"
            if reason is None and lacks_recipient(incident):
                reason = "no_recipient"
            if reason or days is None:
                self.loss.leave_out(reason or "no_time")
                continue
            self._note(incident)
            self.loss.wrote()
            written = {
                key: value
                for key, value in self._record(incident, days).items()
                if value not in (None, [], {})
            }
            yield (json.dumps(written, ensure_ascii=False) + "\n").encode()

    def _record(self, incident: Incident, days: Days) -> dict[str, Any]:
        kind, mode, quad, score = coding_of(incident)
        rules = self.codebook.rules
        time, place = incident.time, incident.place
        sizes = {
            field: latest(headline(incident, Effect(effect))) for field, effect in rules["sizes"].items()
        }
        precision = str(place.precision) if place and place.precision else None
        country = find_country(place.country) if place else None
        return {
            "id": incident.id,
            "date": days.start.isoformat(),
            "time": time.start[11:] or None if time else None,
            "enddate": days.end.isoformat() if days.count > 1 else None,
            "endtime": time.end[11:] or None if time else None,
            "actor": [_entity(party) for party in incident.actor],
            "recipient": [_entity(party) for party in incident.recipient],
            "event": kind.value,
            "mode": mode,
            "context": list(incident.contexts),
            "quad_code": quad,
            "event_scale": score,
            "event_text": incident.members[0].quote if incident.members else None,
            "event_loc": _without_nulls(
                {
                    "extracted_place": place.name,
                    "resolved_place": place.name if place.geonameid else None,
                    "geonameid": place.geonameid,
                    "lat": place.latitude,
                    "lon": place.longitude,
                    "city": place.name if precision in ("site", "populated_place") else None,
                    "district": place.name if precision == "admin2" else None,
                    "province": place.admin1,
                    "country": country.name if country else None,
                    "country_code": place.country,
                    "resolution": rules["resolution"].get(precision) if precision else None,
                }
            )
            if place
            else None,
            "size": _without_nulls(sizes),
            "link": list(dict.fromkeys(link.incident for link in incident.links)),
            "text": [
                {"sequence": number, "start": member.start, "end": member.end, "text_story": member.quote}
                for number, member in enumerate(incident.members, start=1)
            ],
            "text_info": {
                "title": incident.title,
                "standing": incident.standing.value,
                "reports": incident.reports,
                "sources": incident.sources,
            },
            "cite_info": [
                _without_nulls(
                    {
                        "publisher": member.publisher,
                        "published": member.published,
                        "title": member.title,
                        "url": member.url,
                        "report": member.report,
                    }
                )
                for member in incident.members
            ],
            "coder": self.note.generator,
            "coded_date": self.note.snapshot.time[:10] if self.note.snapshot.time else None,
        }

    def _note(self, incident: Incident) -> None:
        if is_planned_meeting(incident):
            self.loss.note("planned")
        if any(toll.side is None and toll.low != toll.high for toll in incident.tolls):
            self.loss.note("toll_range")
        if any(toll.effect in _OTHER_TOLLS for toll in incident.tolls):
            self.loss.note("other_tolls")
        if incident.standing is Standing.CONTESTED:
            self.loss.note("contested")


def _entity(party: Party) -> dict[str, Any]:
    """An actor as PLOVER's entity object."""
    return _without_nulls(
        {
            "code": party.country[0] if party.country else None,
            "sector": party.plover[0] if party.plover else None,
            "entity_text": party.name,
            "identifier_id": party.wikidata or party.id,
            "identifier_text": "Wikidata" if party.wikidata else "Dateline",
        }
    )


def _without_nulls(record: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if value is not None}
