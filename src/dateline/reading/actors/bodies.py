"""The bodies that an actor belongs to: spokesman, ministry, state."""

from collections.abc import Iterable, Sequence

from dateline.reading.actors.actor import Actor

__all__ = ["bodies_of"]

_DEEPEST = 4
"""Links of a chain of bodies: a spokesman, a department, a ministry, a state."""


def bodies_of(indices: Iterable[int], actors: Sequence[Actor]) -> set[int]:
    """Indices of all bodies above the actors at `indices`."""
    bodies: set[int] = set()
    for index in indices:
        at = actors[index].organ_of
        for _ in range(_DEEPEST):
            if at is None:
                break
            bodies.add(at)
            at = actors[at].organ_of
    return bodies
