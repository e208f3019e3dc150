"""One-to-one assignment of the greatest total weight in a sparse bipartite graph."""

from collections.abc import Mapping, Sequence
from heapq import heappop, heappush

__all__ = ["assign"]


def assign(weights: Sequence[Mapping[int, float]]) -> list[int | None]:
    """Pair each left node with at most one right node so that the weights add up to the most.

    Successive shortest augmenting paths with potentials (Kuhn 1955; Edmonds and Karp 1972); a private node of
    weight 0 for each left node lets it go without a partner.

    Args:
        weights: for each left node, the right nodes that it may have and their weights, between 0 and 1.

    Returns:
        The right node of each left node, or None.
    """
    alone = 1 + max((right for edges in weights for right in edges), default=-1)
    # Costs 1 - weight: every left node gets exactly one partner, so the constant changes nothing.
    edges = [
        [*((right, 1.0 - weight) for right, weight in sorted(own.items())), (alone + left, 1.0)]
        for left, own in enumerate(weights)
    ]
    left_price = [min(cost for _, cost in own) for own in edges]
    right_price: dict[int, float] = {}
    partner: list[int | None] = [None] * len(edges)
    holder: dict[int, int] = {}
    for start in range(len(edges)):
        _augment(start, edges, left_price, right_price, partner, holder)
    return [right if right is not None and right < alone else None for right in partner]


def _augment(
    start: int,
    edges: list[list[tuple[int, float]]],
    left_price: list[float],
    right_price: dict[int, float],
    partner: list[int | None],
    holder: dict[int, int],
) -> None:
    """Find the cheapest alternating path from a free left node, and turn it over."""
    distance: dict[int, float] = {}
    reached_from: dict[int, int] = {}
    settled: dict[int, float] = {}
    heap: list[tuple[float, int]] = []
    left, base = start, 0.0
    while True:
        for right, cost in edges[left]:
            if right in settled:
                continue
            length = base + cost - left_price[left] - right_price.get(right, 0.0)
            if length < distance.get(right, float("inf")):
                distance[right], reached_from[right] = length, left
                heappush(heap, (length, right))
        base, nearest = heappop(heap)
        while nearest in settled:
            base, nearest = heappop(heap)
        settled[nearest] = base
        if nearest not in holder:
            break
        left = holder[nearest]
    left_price[start] += base
    for right, length in settled.items():
        right_price[right] = right_price.get(right, 0.0) - (base - length)
        if right in holder:
            left_price[holder[right]] += base - length
    while True:
        left = reached_from[nearest]
        before = partner[left]
        partner[left], holder[nearest] = nearest, left
        if left == start:
            return
        assert before is not None
        nearest = before
