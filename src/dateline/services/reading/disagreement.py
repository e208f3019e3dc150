"""Where a report's own sources contradict each other about one event."""

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum

from dateline.model import Casualty, Claim, Effect, Event, Ledger, Stance

__all__ = ["Dispute", "DisputeKind", "disputes"]

AFFIRM = (Stance.ASSERTS, Stance.CLAIMS_RESPONSIBILITY)


class DisputeKind(StrEnum):
    """What the sources disagree about."""

    DENIED = "denied"
    """One source asserts what another denies."""
    RESPONSIBILITY = "responsibility"
    """One source claims, or is said to bear, a responsibility that another disclaims."""
    FIGURES_CONFLICT = "figures_conflict"
    """Two sources give figures that cannot both hold."""
    FIGURES_DIFFER = "figures_differ"
    """Two sources give different figures that could both hold ("at least 40", "at least 60")."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """One disagreement about one event.

    `claims` are the ids of the claims that take part, in text order; `effect` is set for figures.
    """

    event: str
    kind: DisputeKind
    claims: tuple[str, ...]
    effect: Effect | None = None


def disputes(ledger: Ledger, event: Event) -> tuple[Dispute, ...]:
    """The disagreements about an event, stances first.

    Parts of a figure ("four children") are not compared, nor are figures for different groups of victims.
    """
    claims = [claim for claim in ledger.claims if claim.event == event.id]
    found: list[Dispute] = []
    affirming = [claim for claim in claims if claim.stance in AFFIRM]
    for stance, kind in (
        (Stance.DENIES, DisputeKind.DENIED),
        (Stance.DISCLAIMS_RESPONSIBILITY, DisputeKind.RESPONSIBILITY),
    ):
        opposing = [claim for claim in claims if claim.stance is stance]
        rivals = [claim for claim in affirming if claim.source not in {o.source for o in opposing}]
        if opposing and rivals:
            found.append(Dispute(event.id, kind, tuple(claim.id for claim in (*opposing, *rivals))))
    return (*found, *_figures(event, claims))


def _figures(event: Event, claims: list[Claim]) -> list[Dispute]:
    """Figures of one effect, for the same victims, that different sources give differently."""
    speakers = {claim.id: (claim.source, claim.kind) for claim in claims}
    groups: dict[tuple[Effect, str], list[Casualty]] = defaultdict(list)
    for row in event.casualties:
        if row.claim is not None and not row.part:
            groups[row.effect, (row.victims or "").casefold()].append(row)
    found = []
    for (effect, _), rows in groups.items():
        ranges = {(row.low, row.high) for row in rows}
        if len(ranges) < 2 or len({speakers[row.claim] for row in rows if row.claim in speakers}) < 2:
            continue
        lowest_top = min((row.high for row in rows if row.high is not None), default=None)
        highest_bottom = max((row.low for row in rows if row.low is not None), default=None)
        conflict = lowest_top is not None and highest_bottom is not None and highest_bottom > lowest_top
        kind = DisputeKind.FIGURES_CONFLICT if conflict else DisputeKind.FIGURES_DIFFER
        ids = tuple(dict.fromkeys(row.claim for row in rows if row.claim is not None))
        found.append(Dispute(event.id, kind, ids, effect))
    return found
