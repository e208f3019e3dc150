"""Likely pairs to incidents: average-link agglomeration under constraints.

Pairs are compared where they share a block. Clusters are merged best first by the mean of the probabilities of
their pairs (Sokal and Michener 1958) as long as it reaches the model's threshold, never across a conflict, two
events of one report, or a judgement that parts them (constrained clustering: K. Wagstaff and others, ICML 2001).
Ties are broken by keys, so that the order in which events are given plays no part; a component of the graph of
likely pairs is clustered alike alone and among others.
"""

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from dateline.model import EventKey
from dateline.reading.linear import load_model
from dateline.reconciling.incidents.blocking import PIVOTS, sketch_blocks
from dateline.reconciling.incidents.comparison import MODEL, probability
from dateline.reconciling.incidents.conflict import told_apart
from dateline.reconciling.incidents.flags import cluster_flags
from dateline.reconciling.incidents.sketch import Sketch, sketch
from dateline.reconciling.occurrence import Occurrence

__all__ = ["Cluster", "cluster", "related"]

_WHOLE = 80
"""Members of a component up to which every pair is compared, shared block or not."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Events that are one happening."""

    members: tuple[EventKey, ...]
    """The first one first: by day of publication, report, and number."""
    scores: dict[EventKey, float]
    """How surely each belongs: its best probability with another member; 1 for the first, and for those whom a
    judgement joins."""
    flags: tuple[str, ...] = ()


def cluster(
    occurrences: Sequence[Occurrence],
    must: frozenset[Pair] = frozenset(),
    cannot: frozenset[Pair] = frozenset(),
) -> tuple[Cluster, ...]:
    """Joins events into incidents; every event is in one.

    Args:
        occurrences: events of any number of reports, in any order; one that is given twice counts once.
        must: pairs of keys that a person joined. They win over conflicts, and over `cannot` by no route.
        cannot: pairs of keys that a person parted.

    Returns:
        Clusters in the order of their first members.
    """
    shapes = {one.key: one for one in map(sketch, {o.key: o for o in occurrences}.values())}
    joined = {_pair(*pair) for pair in must if pair[0] in shapes and pair[1] in shapes}
    parted = {_pair(*pair) for pair in cannot if pair[0] in shapes and pair[1] in shapes}
    joined -= parted
    threshold = load_model(MODEL).threshold
    likely = [pair for pair in _compared(shapes) if _score(shapes, pair) >= threshold]
    found = []
    for component in _components(shapes, [*likely, *sorted(joined)]):
        members = {key: shapes[key] for key in component}
        for group in _agglomerate(members, joined, parted):
            found.append(_cluster([shapes[key] for key in group], joined))
    return tuple(sorted(found, key=lambda one: shapes[one.members[0]].order))


def related(one: Occurrence, other: Occurrence) -> bool:
    """Whether two events are likely one happening: the edges of the graph whose components are clustered apart.

    A merge needs a mean that reaches the threshold, so that some pair reaches it: no merge runs across
    components, and clustering a component alone gives what clustering everything gives for it.
    """
    first, second = sketch(one), sketch(other)
    return first.report != second.report and probability(first, second) >= load_model(MODEL).threshold


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _score(shapes: dict[str, Sketch], pair: Pair) -> float:
    return _likeness(shapes[pair[0]], shapes[pair[1]])


def _likeness(one: Sketch, other: Sketch) -> float:
    """Their probability; two events of one report are no evidence for each other."""
    return 0.0 if one.report == other.report else probability(one, other)


def _compared(shapes: dict[str, Sketch]) -> list[Pair]:
    """Pairs that share a block, each with one of the block's first."""
    members: dict[str, list[Sketch]] = {}
    for one in sorted(shapes.values(), key=lambda one: one.order):
        for block in sketch_blocks(one):
            members.setdefault(block, []).append(one)
    pairs = {
        _pair(one.key, other.key)
        for block in members.values()
        for n, one in enumerate(block[:PIVOTS])
        for other in block[n + 1 :]
    }
    return sorted(pairs)


def _components(shapes: dict[str, Sketch], pairs: Iterable[Pair]) -> list[list[str]]:
    parent = {key: key for key in shapes}

    def root(key: str) -> str:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for one, other in pairs:
        parent[root(one)] = root(other)
    groups: dict[str, list[str]] = {}
    for key in sorted(shapes):
        groups.setdefault(root(key), []).append(key)
    return sorted(groups.values())


def _agglomerate(shapes: dict[str, Sketch], joined: set[Pair], parted: set[Pair]) -> list[list[str]]:
    """Groups of one component; they depend on its members alone."""
    if len(shapes) == 1:
        return [list(shapes)]
    ties = _components(shapes, [pair for pair in sorted(joined) if pair[0] in shapes and pair[1] in shapes])
    groups = dict(enumerate(ties))
    of = {key: n for n, keys in groups.items() for key in keys}
    sums: dict[tuple[int, int], tuple[float, int]] = {}
    barred = {_groups(of, pair) for pair in parted if pair[0] in of and pair[1] in of}
    pairs = list(combinations(sorted(shapes), 2)) if len(shapes) <= _WHOLE else _compared(shapes)
    for pair in pairs:
        side = _groups(of, pair)
        if side[0] == side[1]:
            continue
        one, other = shapes[pair[0]], shapes[pair[1]]
        if one.report == other.report:
            if told_apart(one, other):
                barred.add(side)
            continue
        score = probability(one, other)
        if score == 0.0:
            barred.add(side)
        total, number = sums.get(side, (0.0, 0))
        sums[side] = (total + score, number + 1)
    threshold = load_model(MODEL).threshold
    first = {n: min(keys) for n, keys in groups.items()}
    heap = [(-total / number, first[a], first[b], a, b) for (a, b), (total, number) in sums.items()]
    heapq.heapify(heap)
    fresh = len(groups)
    while heap:
        worst, _, _, a, b = heapq.heappop(heap)
        if a not in groups or b not in groups:
            continue
        if -worst < threshold:
            break
        if (a, b) in barred:
            continue
        groups[fresh] = groups.pop(a) + groups.pop(b)
        first[fresh] = min(first[a], first[b])
        for other in groups:
            if other == fresh:
                continue
            parts = [sums[p] for p in (_sorted(a, other), _sorted(b, other)) if p in sums]
            if _sorted(a, other) in barred or _sorted(b, other) in barred:
                barred.add(_sorted(fresh, other))
            elif parts:
                total, number = sum(t for t, _ in parts), sum(n for _, n in parts)
                sums[_sorted(fresh, other)] = (total, number)
                low, high = sorted((fresh, other), key=lambda n: first[n])
                heapq.heappush(heap, (-total / number, first[low], first[high], *_sorted(fresh, other)))
        fresh += 1
    return [sorted(keys) for keys in groups.values()]


def _sorted(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _groups(of: dict[str, int], pair: Pair) -> tuple[int, int]:
    return _sorted(of[pair[0]], of[pair[1]])


def _cluster(members: list[Sketch], joined: set[Pair]) -> Cluster:
    members = sorted(members, key=lambda one: one.order)
    scores = {}
    for n, one in enumerate(members):
        others = [other for other in members if other is not one]
        sure = n == 0 or any(_pair(one.key, other.key) in joined for other in others)
        best = 1.0 if sure else max(_likeness(one, other) for other in others)
        scores[one.key] = best
    return Cluster(tuple(one.key for one in members), scores, cluster_flags(members))
