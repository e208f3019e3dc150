"""The occurrences of one report: its events as they are compared with those of other reports."""

from collections.abc import Iterable, Mapping

from dateline.model import Ledger, Party
from dateline.reconciling.actors import setting_of
from dateline.reconciling.occurrence import Occurrence, Provenance, event_key

__all__ = ["make_occurrences"]


def make_occurrences(
    ledger: Ledger, provenance: Provenance, parties: Mapping[str, Party]
) -> tuple[Occurrence, ...]:
    """One occurrence for each event of a report, in the report's order.

    Args:
        ledger: the rows.
        provenance: where they stand.
        parties: the report's actor ids to actors of the ledger.
    """
    places = {place.id: place for place in ledger.places}
    setting = setting_of(ledger)
    found = []
    for event in ledger.events:
        claims = tuple(claim for claim in ledger.claims if claim.event == event.id)
        speakers = dict.fromkeys(name for claim in claims for name in (claim.source, *claim.via) if name)
        found.append(
            Occurrence(
                key=event_key(ledger.report.id, event.id),
                provenance=provenance,
                event=event,
                place=places.get(event.place) if event.place else None,
                actor=_distinct(parties[name] for name in event.actor),
                recipient=_distinct(parties[name] for name in event.recipient),
                claims=claims,
                speakers={name: parties[name] for name in speakers},
                setting=setting,
            )
        )
    return tuple(found)


def _distinct(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Two rows of a report may be one actor of the ledger."""
    return tuple({party.id: party for party in reversed(tuple(parties))}.values())[::-1]
