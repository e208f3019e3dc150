"""Actors that people joined: where an id leads now, and who decided so."""

from collections.abc import Sequence

from dateline.model import Action, Judgement

__all__ = ["joined_to", "joinings"]


def joined_to(judgements: Sequence[Judgement], actor: str) -> str:
    """The actor that one actor is by now, through all steps; the same where no one joined it to another.

    Args:
        judgements: in the order in which they were made.
        actor: id of an actor that the ledger has or had.
    """
    steps = {
        one.field: one.value
        for one in judgements
        if one.action is Action.RELINK and not one.undone and one.field and isinstance(one.value, str)
    }
    seen: set[str] = set()
    while actor in steps and actor not in seen:
        seen.add(actor)
        actor = steps[actor]
    return actor


def joinings(judgements: Sequence[Judgement], actor: str) -> tuple[Judgement, ...]:
    """What people decided on an actor: joined it to another, another to it, and took that back.

    Args:
        judgements: in the order in which they were made.
        actor: id of an actor.
    """
    relinks = [one for one in judgements if one.action is Action.RELINK]
    # Whoever was joined to one that was joined to it belongs to it too.
    known: set[str | None] = {actor}
    while more := {one.field for one in relinks if one.value in known} - known:
        known |= more
    about = {one.sequence for one in relinks if one.field in known or one.value in known}
    return tuple(one for one in judgements if one.sequence in about or one.undoes in about)
