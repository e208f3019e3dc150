"""Why a person should look at an incident."""

from collections.abc import Sequence
from itertools import combinations

from dateline.model import Effect
from dateline.reconciling.incidents.conflict import kilometres
from dateline.reconciling.incidents.sketch import Sketch

__all__ = ["cluster_flags"]

_LARGE = 40
"""Reports from which an incident is flagged `large`."""
_DAYS = 7
"""Days over which its exact dates lie from which it is flagged `spread`."""
_KILOMETRES = 150.0
"""Distance between its fine places from which it is flagged `spread`."""
_FACTOR = 2
"""Times by which figures of one effect differ from which it is flagged `toll_conflict`."""


def cluster_flags(members: Sequence[Sketch]) -> tuple[str, ...]:
    """`actors_conflict`, `large`, `spread`, `toll_conflict`, those that hold, in this order."""
    if len(members) < 2:
        return ()
    found = {
        "actors_conflict": _actors(members),
        "large": len({one.report for one in members}) >= _LARGE,
        "spread": _spread(members),
        "toll_conflict": any(_tolls(members, effect) for effect in (Effect.KILLED, Effect.INJURED)),
    }
    return tuple(name for name, holds in found.items() if holds)


def _actors(members: Sequence[Sketch]) -> bool:
    """Whether two reports name doers behind whom no common state or body stands."""
    backings = sorted({tuple(sorted(one.actor.backing)) for one in members if one.actor.backing})
    return any(not set(one) & set(other) for one, other in combinations(backings, 2))


def _spread(members: Sequence[Sketch]) -> bool:
    days = [one.first for one in members if one.exact and one.first is not None]
    if days and max(days) - min(days) > _DAYS:
        return True
    points = sorted({one.point for one in members if one.point})
    return any(kilometres(one, other) > _KILOMETRES for one, other in combinations(points[:_LARGE], 2))


def _tolls(members: Sequence[Sketch], effect: Effect) -> bool:
    """Whether the largest figures of reports of one week differ by more than a rising toll does."""
    figures = [
        (one.published or 0, max(low if low is not None else high or 0 for low, high in rows))
        for one in members
        if (rows := one.tolls.get(effect))
    ]
    return any(
        max(a, b) > _FACTOR * min(a, b) and max(a, b) - min(a, b) > _FACTOR
        for (_, a), (_, b) in combinations(sorted(set(figures))[:_LARGE], 2)
    )
