"""Average-link agglomeration of scored pairs, with pairs that are barred."""

import heapq
from collections.abc import Iterable, Mapping, Sequence

__all__ = ["average_link", "components"]

Pair = tuple[str, str]


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
    starts: Sequence[Sequence[str]], scores: Mapping[Pair, float], barred: Iterable[Pair], threshold: float
) -> list[list[str]]:
    """Groups merged best first by the mean score of the pairs between them.

    Args:
        starts: groups to begin with; every item is in one.
        scores: of pairs of items, each pair once; pairs that are left out do not count.
        barred: pairs whose items never come into one group, unless they begin in one.
        threshold: the least mean of a merge.

    Returns:
        Sorted groups. Of merges that score alike the one with the first items comes first, so that the order of
        what is given plays no part.
    """
    groups = {number: sorted(items) for number, items in enumerate(starts)}
    of = {item: number for number, items in groups.items() for item in items}
    apart = {_sorted(of[one], of[other]) for one, other in barred}
    sums: dict[tuple[int, int], tuple[float, int]] = {}
    for (one, other), score in sorted(scores.items()):
        side = _sorted(of[one], of[other])
        if side[0] != side[1]:
            total, number = sums.get(side, (0.0, 0))
            sums[side] = (total + score, number + 1)
    near: dict[int, set[int]] = {number: set() for number in groups}
    for a, b in [*sums, *apart]:
        near[a].add(b)
        near[b].add(a)
    first = {number: items[0] for number, items in groups.items()}
    heap = [
        (-round(total / number, 9), *sorted((first[a], first[b])), a, b)
        for (a, b), (total, number) in sums.items()
        if a != b
    ]
    heapq.heapify(heap)
    fresh = len(groups)
    while heap:
        worst, _, _, a, b = heapq.heappop(heap)
        if -worst < threshold:
            break
        if a not in groups or b not in groups or (a, b) in apart:
            continue
        groups[fresh] = groups.pop(a) + groups.pop(b)
        first[fresh] = min(first[a], first[b])
        near[fresh] = {other for other in near[a] | near[b] if other in groups}
        for other in sorted(near[fresh]):
            sides = _sorted(a, other), _sorted(b, other)
            near[other].add(fresh)
            if apart & set(sides):
                apart.add(_sorted(fresh, other))
                continue
            parts = [sums[side] for side in sides if side in sums]
            if parts:
                total, number = sum(part[0] for part in parts), sum(part[1] for part in parts)
                sums[_sorted(fresh, other)] = (total, number)
                low, high = sorted((first[fresh], first[other]))
                heapq.heappush(heap, (-round(total / number, 9), low, high, *_sorted(fresh, other)))
        fresh += 1
    return sorted(sorted(items) for items in groups.values())


def _sorted(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)
