"""Average-link agglomeration of items, some pairs of which are barred."""

import heapq
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

__all__ = ["Linkage", "average_link", "components"]

Pair = tuple[str, str]
Tally = tuple[int, int] | None
"""Sum and number of the scores between two groups; None where a pair of them is barred."""


@dataclass(frozen=True, slots=True)
class Linkage:
    """Groups, and how they came about."""

    groups: list[list[str]]
    """Sorted; every item is in one."""
    merges: frozenset[frozenset[str]]
    """Every group that a merge made, those that later merges took in among them."""


def components(items: Iterable[str], pairs: Iterable[Pair]) -> list[list[str]]:
    """What hangs together by pairs: sorted lists, in the order of their first items."""
    parent = {item: item for item in items}

    def root(item: str) -> str:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for one, other in pairs:
        parent[root(one)] = root(other)
    groups: dict[str, list[str]] = {}
    for item in sorted(parent):
        groups.setdefault(root(item), []).append(item)
    return sorted(groups.values())


def average_link(
    starts: Sequence[Sequence[str]],
    edges: Iterable[Pair],
    score: Callable[[str, str], int | None],
    least: int,
) -> Linkage:
    """Groups merged best first by the mean score of all pairs between them.

    Only groups between which there is an edge are merged, and only their pairs are ever scored: what lies
    far apart costs nothing. Scores are whole numbers, so that a mean is the same however it was come by.

    Args:
        starts: groups to begin with; every item is in one.
        edges: pairs whose score reaches `least`: without one between them two groups have no such mean.
        score: of two items; 0 bars them from one group, unless they begin in one; None does not count.
        least: the least mean of a merge.

    Returns:
        Groups. Of merges that score alike the one with the first items comes first, so that the order of
        what is given plays no part.
    """
    groups = {number: sorted(items) for number, items in enumerate(starts)}
    of = {item: number for number, items in groups.items() for item in items}
    near: dict[int, dict[int, Tally]] = {number: {} for number in groups}
    first = {number: items[0] for number, items in groups.items()}
    heap: list[tuple[float, str, str, int, int]] = []
    merges: list[frozenset[str]] = []

    def tally(one: int, other: int) -> Tally:
        total = number = 0
        for mine in groups[one]:
            for theirs in groups[other]:
                found = score(mine, theirs)
                if found is not None:
                    if not found:
                        return None
                    total, number = total + found, number + 1
        return total, number

    def meet(one: int, other: int, scores: Tally) -> None:
        near[one][other] = near[other][one] = scores
        if scores is not None and scores[1] and scores[0] >= least * scores[1]:
            heapq.heappush(heap, _offer(scores[0] / scores[1], one, other, first))

    for one, other in sorted({_sorted(of[one], of[other]) for one, other in edges}):
        if one != other:
            meet(one, other, tally(one, other))
    fresh = len(groups)
    while heap:
        *_, a, b = heapq.heappop(heap)
        if a not in groups or b not in groups:
            continue
        around = {other for side in (a, b) for other in near[side]} - {a, b}
        tallies: dict[int, Tally] = {}
        for other in sorted(around):
            parts: list[tuple[int, int]] = []
            for side in (a, b):
                part = near[side][other] if other in near[side] else tally(side, other)
                if part is None:
                    break
                parts.append(part)
            both = len(parts) == len((a, b))
            tallies[other] = (sum(p[0] for p in parts), sum(p[1] for p in parts)) if both else None
        groups[fresh] = groups.pop(a) + groups.pop(b)
        merges.append(frozenset(groups[fresh]))
        first[fresh] = min(first[a], first[b])
        near[fresh] = {}
        for other, scores in tallies.items():
            near[other].pop(a, None)
            near[other].pop(b, None)
            meet(fresh, other, scores)
        fresh += 1
    return Linkage(sorted(sorted(items) for items in groups.values()), frozenset(merges))


def _offer(mean: float, a: int, b: int, first: Mapping[int, str]) -> tuple[float, str, str, int, int]:
    """What the heap orders a merge by, the best first."""
    low, high = sorted((first[a], first[b]))
    return (-mean, low, high, *_sorted(a, b))


def _sorted(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)
