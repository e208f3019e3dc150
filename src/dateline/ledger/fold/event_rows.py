"""An occurrence as rows of the tables for looking up."""

from collections import defaultdict
from typing import Any

from dateline.ledger.canonical import canonical
from dateline.model import Ledger
from dateline.reconciling.occurrence import Occurrence, event_key, report_key
from dateline.reconciling.versions import toll_side

__all__ = ["event_rows", "link_rows"]

Rows = dict[str, list[dict[str, Any]]]


def event_rows(occurrence: Occurrence, incident: str) -> Rows:
    """Rows for `event`, `event_actor`, `claim` and `casualty`.

    Args:
        occurrence: an event of a report.
        incident: id of the incident that it belongs to.
    """
    event, place, time, key = occurrence.event, occurrence.place, occurrence.event.time, occurrence.key
    report = report_key(occurrence.provenance.report)
    rows: Rows = defaultdict(list)
    first = event.evidence[0]
    rows["event"].append(
        {
            "key": key,
            "report": occurrence.provenance.report,
            "event": event.id,
            "incident": incident,
            "type": event.type.value,
            "mode": event.mode,
            "contexts": canonical(event.contexts),
            "cameo": event.cameo,
            "quad": event.quad,
            "intensity": event.intensity,
            "status": event.status.value,
            "name": event.name,
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
            "place_precision": event.place_precision.value if event.place_precision else None,
            "instruments": canonical([one.name for one in event.instruments]),
            "start": first.start,
            "end": first.end,
            "quote": first.quote,
        }
    )
    for role, parties in (("actor", occurrence.actor), ("recipient", occurrence.recipient)):
        for position, party in enumerate(parties):
            rows["event_actor"].append({"key": key, "role": role, "position": position, "actor": party.id})
    claims = {claim.id: claim for claim in occurrence.claims}
    for claim in occurrence.claims:
        source = occurrence.speakers[claim.source] if claim.source else None
        words = claim.evidence[0]
        rows["claim"].append(
            {
                "key": f"{report}:{claim.id}",
                "event": key,
                "source": source.id if source else None,
                "source_name": source.name if source else None,
                "kind": claim.kind.value,
                "stance": claim.stance.value,
                "via": canonical([occurrence.speakers[name].name for name in claim.via]),
                "verb": claim.verb,
                "start": words.start,
                "end": words.end,
                "quote": words.quote,
            }
        )
    for position, casualty in enumerate(event.casualties):
        giver = claims.get(casualty.claim) if casualty.claim else None
        rows["casualty"].append(
            {
                "event": key,
                "position": position,
                "effect": casualty.effect.value,
                "low": casualty.low,
                "high": casualty.high,
                "victims": casualty.victims,
                "part": casualty.part,
                "claim": f"{report}:{casualty.claim}" if casualty.claim else None,
                "side": toll_side(giver, occurrence).value,
                "start": casualty.start,
                "end": casualty.end,
                "quote": casualty.quote,
            }
        )
    return rows


def link_rows(ledger: Ledger) -> list[dict[str, str]]:
    """Rows for `link`: the relations that the report states between its events."""
    found = {
        (event_key(ledger.report.id, link.source), event_key(ledger.report.id, link.target), link.kind.value)
        for link in ledger.links
    }
    return [{"source": source, "target": target, "kind": kind} for source, target, kind in sorted(found)]
