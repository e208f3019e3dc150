"""An incident as rows of the tables for looking up."""

from collections import Counter, defaultdict
from collections.abc import Collection
from typing import Any

from dateline.ledger.canonical import canonical
from dateline.model import Incident
from dateline.reconciling.occurrence import Occurrence, incident_id

__all__ = ["incident_body", "incident_rows"]

Rows = dict[str, list[dict[str, Any]]]


def incident_body(incident: Incident) -> str:
    """The whole incident as canonical JSON."""
    return canonical(incident.model_dump(mode="json"))


def incident_rows(incident: Incident, members: Collection[Occurrence]) -> Rows:
    """Rows for `incident` and its members, actors, tolls and versions.

    Args:
        incident: as it is, with its links.
        members: the occurrences that it is made of.
    """
    time, place = incident.time, incident.place
    rows: Rows = defaultdict(list)
    rows["incident"].append(
        {
            **{name: getattr(incident, name) for name in _PLAIN},
            "type": incident.type.value,
            "status": incident.status.value,
            "standing": incident.standing.value,
            "flags": canonical(incident.flags),
            "time_start": time.start if time else None,
            "time_end": time.end if time else None,
            "time_granularity": time.granularity.value if time else None,
            "time_basis": time.basis.value if time else None,
            "place": place.name if place else None,
            "geonameid": place.geonameid if place else None,
            "country": place.country if place else None,
            "admin1": place.admin1 if place else None,
            "latitude": place.latitude if place else None,
            "longitude": place.longitude if place else None,
            "place_precision": place.precision.value if place and place.precision else None,
            "body": incident_body(incident),
        }
    )
    for member in incident.members:
        rows["incident_member"].append(
            {
                "incident": incident.id,
                "event": member.event,
                "alias": incident_id(member.event),
                "score": member.score,
            }
        )
    for role, headline in (("actor", incident.actor), ("recipient", incident.recipient)):
        shown = {party.id for party in headline}
        everyone = shown.union(*({party.id for party in getattr(one, role)} for one in members))
        rows["incident_actor"] += [
            {"incident": incident.id, "role": role, "actor": ident, "headline": ident in shown}
            for ident in sorted(everyone)
        ]
    rows["incident_toll"] += [
        {
            "incident": incident.id,
            "effect": toll.effect.value,
            "side": toll.side.value if toll.side else "all",
            "low": toll.low,
            "high": toll.high,
            "latest_low": toll.latest_low,
            "latest_high": toll.latest_high,
            "sources": toll.sources,
        }
        for toll in incident.tolls
    ]
    positions: Counter[str] = Counter()
    for version in incident.versions:
        rows["incident_version"].append(
            {
                "incident": incident.id,
                "field": version.field,
                "position": positions[version.field],
                "value": canonical(version.value),
                "label": version.label,
                "independent": version.independent,
                "first": version.first,
                "latest": version.latest,
                "headline": version.headline,
            }
        )
        positions[version.field] += 1
    return rows


_PLAIN = (
    "id",
    "title",
    "mode",
    "quad",
    "intensity",
    "accepted",
    "rejected",
    "killed_low",
    "killed_high",
    "injured_low",
    "injured_high",
    "reports",
    "sources",
    "first_published",
    "last_published",
    "score",
)
