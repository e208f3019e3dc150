"""Which events of a ledger a reader wants first."""

from collections import defaultdict
from dataclasses import dataclass
from enum import IntEnum

from dateline.model import BlockRole, Claim, ClaimKind, Effect, Event, Ledger, Stance, Status
from dateline.services.reading.disagreement import disputes

__all__ = ["Rank", "Weight", "headline_end", "lead_end", "weigh"]

LEAD_PARAGRAPHS = 2
"""An event told in the headline or in the first two paragraphs of the body is foreground."""
MAIN_FROM = 4.0
MOST_MAIN = 7
"""Blocks of four to eight lines: seven fill two screens, more are no longer a choice."""
PASSING_WORDS = 30
"""Characters: shorter words that name nobody ("the talks") are a mention in passing."""
RESPONSIBILITY = (Stance.CLAIMS_RESPONSIBILITY, Stance.DISCLAIMS_RESPONSIBILITY)


class Rank(IntEnum):
    """How much room an event gets."""

    MAIN = 0
    MINOR = 1
    PASSING = 2


@dataclass(frozen=True, slots=True)
class Weight:
    """An event's rank, and what it weighs against others of its rank."""

    rank: Rank
    score: float


def weigh(ledger: Ledger) -> dict[str, Weight]:
    """Event id to weight: place in the report, human cost, disagreement, voices, who is named."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in ledger.claims:
        claims[claim.event].append(claim)
    targets = {link.target for link in ledger.links}
    headline, opening, lead = headline_end(ledger), lead_end(ledger, 1), lead_end(ledger)
    scores = {
        event.id: _score(event, claims[event.id], headline, opening, lead, bool(disputes(ledger, event)))
        for event in ledger.events
    }
    ranked = sorted(ledger.events, key=lambda event: -scores[event.id])
    passing = {
        event.id for event in ranked[1:] if event.id not in targets and _is_passing(event, claims[event.id])
    }
    told = [event for event in ranked if event.id not in passing]
    main = {event.id for event in told[:MOST_MAIN] if scores[event.id] >= MAIN_FROM}
    main |= {event.id for event in ranked[:1]}
    return {
        one: Weight(Rank.MAIN if one in main else Rank.PASSING if one in passing else Rank.MINOR, score)
        for one, score in scores.items()
    }


def _score(
    event: Event, claims: list[Claim], headline: int, opening: int, lead: int, disputed: bool
) -> float:
    first = min(span.start for span in event.evidence)
    voices = sum(claim.kind is not ClaimKind.REPORT for claim in claims)
    effects = {row.effect for row in event.casualties}
    parts = (
        3.0 * (first < headline),
        2.0 * (first < lead),
        1.0 * (first < opening),
        3.0 * (Effect.KILLED in effects or Effect.CASUALTIES in effects),
        1.0 * bool(effects),
        2.0 * disputed,
        2.0 * any(claim.stance in RESPONSIBILITY for claim in claims),
        0.5 * min(voices, 3),
        0.5 * min(len(event.evidence) - 1, 3),
        1.0 * bool(event.actor),
        0.5 * bool(event.recipient),
        0.5 * (event.quad == 4),
        1.0 * bool(event.name),
        -1.0 * (event.status is not Status.ACTUAL),
        -2.0 * (not event.actor and not event.recipient),
    )
    return sum(parts)


def _is_passing(event: Event, claims: list[Claim]) -> bool:
    return (
        not event.actor
        and not event.recipient
        and not event.casualties
        and all(claim.kind is ClaimKind.REPORT and claim.stance is Stance.ASSERTS for claim in claims)
        and all(len(span.quote) < PASSING_WORDS for span in event.evidence)
    )


def headline_end(ledger: Ledger) -> int:
    """Offset where the headline ends; 0 where there is none in the text."""
    return max((b.end for b in ledger.report.blocks if b.role is BlockRole.HEADLINE), default=0)


def lead_end(ledger: Ledger, paragraphs: int = LEAD_PARAGRAPHS) -> int:
    """Offset where the lead ends: after so many body paragraphs, or one line more for want of blocks."""
    body = [block.end for block in ledger.report.blocks if block.role is BlockRole.BODY]
    if body:
        return body[:paragraphs][-1]
    lines, offset = [], 0
    for line in ledger.report.text.splitlines(keepends=True):
        offset += len(line)
        if line.strip():
            lines.append(offset)
    return lines[: paragraphs + 1][-1] if lines else 0
