"""One incident put together from its occurrences and what people decided about them."""

from collections.abc import Sequence

from dateline.ledger.fold.rulings import Verdicts
from dateline.model import Action, Incident
from dateline.reconciling.occurrence import Occurrence
from dateline.reconciling.versions import Policy, assemble
from dateline.reconciling.versions.assembly import Grouping

__all__ = ["assembled"]


def assembled(one: Grouping, members: Sequence[Occurrence], verdicts: Verdicts, policy: Policy) -> Incident:
    """The incident without its links.

    Args:
        one: which events are one happening.
        members: their occurrences.
        verdicts: what people decided about them, and perhaps about others.
        policy: what chooses the headline values.
    """
    within = set(one.members)
    decided = [judgement for judgement in verdicts.verdicts if judgement.events[0] in within]
    last = decided[-1].action if decided else None
    incident = assemble(
        one,
        members,
        corrections=tuple(c for c in verdicts.corrections if c.events[0] in within),
        accepted=last == Action.ACCEPT,
        rejected=last == Action.REJECT,
        policy=policy,
    )
    if verdicts.moved & within:
        return incident.model_copy(update={"flags": tuple(sorted({*incident.flags, "reread"}))})
    return incident
