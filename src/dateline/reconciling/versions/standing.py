"""How an incident stands between its sources."""

from collections.abc import Sequence

from dateline.model import Claim, ClaimKind, Stance, Standing, Status
from dateline.reconciling.actors import is_described
from dateline.reconciling.occurrence import Occurrence

__all__ = ["standing_of"]

_AFFIRMING = (Stance.ASSERTS, Stance.CLAIMS_RESPONSIBILITY, Stance.HEDGES)


def standing_of(occurrences: Sequence[Occurrence], rejected: bool) -> Standing:
    """Confirmed, of a single source, contested, denied or retracted.

    A source that both asserts and denies contests nothing with itself, and a hedged word ("reportedly") does
    not confirm: two independent sources must assert. Who contests it stands in the versions of `status`.
    Reports that their outlets took back count for nothing; what none but such tell of is retracted.
    """
    occurrences = [one for one in occurrences if not one.provenance.retracted]
    if rejected or not occurrences:
        return Standing.RETRACTED
    asserting: set[str] = set()
    affirmed_by: set[str] = set()
    denied_by: set[str] = set()
    for occurrence in occurrences:
        origin = occurrence.provenance.origin
        negated = occurrence.event.status is Status.NEGATED
        claims = occurrence.claims
        if not claims:
            if negated:
                denied_by.add(origin)
            else:
                asserting.add(origin)
                affirmed_by.add(origin)
        for claim in claims:
            who = _speaker(claim, occurrence)
            if claim.stance is Stance.DENIES or (negated and claim.stance in _AFFIRMING):
                denied_by.add(who)
            elif claim.stance in _AFFIRMING:
                affirmed_by.add(who)
                if claim.stance is not Stance.HEDGES:
                    asserting.add(origin)
    if affirmed_by - denied_by and denied_by - affirmed_by:
        return Standing.CONTESTED
    if not affirmed_by:
        return Standing.DENIED if denied_by else Standing.SINGLE_SOURCE
    return Standing.CONFIRMED if len(asserting) > 1 else Standing.SINGLE_SOURCE


def _speaker(claim: Claim, occurrence: Occurrence) -> str:
    party = occurrence.speakers.get(claim.source or "")
    if party is None or claim.kind is ClaimKind.REPORT:
        return occurrence.provenance.origin
    # Two unnamed officials are two people: one sort of description makes no one source of them.
    return f"{party.id}@{occurrence.provenance.report}" if is_described(party) else party.id
