"""The stage that ties each figure to the claim that gives it."""

from typing import Any

from dateline.model import Casualty, Claim, Event
from dateline.reading.rows.citation import attribution_of
from dateline.reading.rows.identity import source_ids
from dateline.reading.stage import Reading

__all__ = ["TollClaimStage"]


class TollClaimStage:
    """Refines the events: every casualty row names its claim where one of the event's claims gives it."""

    name = "toll claims"
    needs = ("events", "claims", "attributions")
    adds = ("events",)

    def __call__(self, reading: Reading) -> dict[str, Any]:
        """Match by the source that is cited around the figure."""
        sources = source_ids(reading)
        claims: dict[str, list[Claim]] = {}
        for claim in reading.claims or ():
            claims.setdefault(claim.event, []).append(claim)

        def with_claim(event: Event, row: Casualty) -> Casualty:
            index = attribution_of(row.start, reading.attributions or ())
            source = sources.row_of.get(index) if index is not None else None
            match = next((c.id for c in claims.get(event.id, []) if c.source == source), None)
            return row.model_copy(update={"claim": match})

        return {
            "events": tuple(
                e.model_copy(update={"casualties": tuple(with_claim(e, c) for c in e.casualties)})
                for e in reading.events or ()
            )
        }
