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
        Sorted groups. Of merges that score alike the one with the first items comes first, so that the
        order of what is given plays no part.
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
    for low, high in [*sums, *apart]:
        near[low].add(high)
        near[high].add(low)
    first = {number: items[0] for number, items in groups.items()}
    heap = [_offer(total / number, a, b, first) for (a, b), (total, number) in sums.items()]
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
        for neighbour in sorted(near[fresh]):
            sides = _sorted(a, neighbour), _sorted(b, neighbour)
            near[neighbour].add(fresh)
            if apart & set(sides):
                apart.add(_sorted(fresh, neighbour))
                continue
            parts = [sums[side] for side in sides if side in sums]
            if parts:
                total, number = sum(part[0] for part in parts), sum(part[1] for part in parts)
                sums[_sorted(fresh, neighbour)] = (total, number)
                heapq.heappush(heap, _offer(total / number, fresh, neighbour, first))
        fresh += 1
    return sorted(sorted(items) for items in groups.values())


def _offer(mean: float, a: int, b: int, first: Mapping[int, str]) -> tuple[float, str, str, int, int]:
    """What the heap orders a merge by, the best first."""
    low, high = sorted((first[a], first[b]))
    return (-round(mean, 9), low, high, *_sorted(a, b))


def _sorted(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)
