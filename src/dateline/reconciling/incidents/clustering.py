"""Likely pairs to incidents: average-link agglomeration under constraints.

Pairs are compared where they share a block. Clusters are merged best first by the mean of the probabilities
of their pairs (Sokal and Michener 1958) as long as it reaches the model's threshold, never across a
conflict or a judgement that parts them (constrained clustering: K. Wagstaff and others, ICML 2001). Two
events of one report are no evidence for each other: they come together only where each answers to another
report's, and nothing keeps them apart. Ties are broken by keys, so that the order in which events are given
plays no part; a component of the graph of likely pairs is clustered alone as among others.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from dateline.model import EventKey
from dateline.reading.linear import load_model
from dateline.reconciling.incidents.blocking import PIVOTS, sketch_blocks
from dateline.reconciling.incidents.comparison import MODEL, probability
from dateline.reconciling.incidents.conflict import told_apart
from dateline.reconciling.incidents.flags import cluster_flags
from dateline.reconciling.incidents.linkage import average_link, components
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
    """How surely each belongs: its best probability with another member; 1 for the first, and for those that
    a judgement joins."""
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
    for component in components(shapes, [*likely, *sorted(joined)]):
        members = {key: shapes[key] for key in component}
        for group in _agglomerate(members, joined, parted):
            found.append(_cluster([shapes[key] for key in group], joined))
    return tuple(sorted(found, key=lambda one: shapes[one.members[0]].order))


def related(one: Occurrence, other: Occurrence) -> bool:
    """Whether two events are likely one happening.

    These pairs are the edges of the graph whose components are clustered apart: a merge needs a mean that
    reaches the threshold, so that some pair reaches it, and a component alone is clustered as among others.
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


def _agglomerate(shapes: dict[str, Sketch], joined: set[Pair], parted: set[Pair]) -> list[list[str]]:
    """Groups of one component; they depend on its members alone."""
    if len(shapes) == 1:
        return [list(shapes)]
    scores: dict[Pair, float] = {}
    barred = {pair for pair in parted if pair[0] in shapes and pair[1] in shapes}
    for pair in list(combinations(sorted(shapes), 2)) if len(shapes) <= _WHOLE else _compared(shapes):
        one, other = shapes[pair[0]], shapes[pair[1]]
        if one.report != other.report:
            scores[pair] = probability(one, other)
            if not scores[pair]:
                barred.add(pair)
        elif told_apart(one, other):
            barred.add(pair)
    ties = [pair for pair in sorted(joined) if pair[0] in shapes and pair[1] in shapes]
    return average_link(components(shapes, ties), scores, barred, load_model(MODEL).threshold)


def _cluster(members: list[Sketch], joined: set[Pair]) -> Cluster:
    members = sorted(members, key=lambda one: one.order)
    scores = {}
    for n, one in enumerate(members):
        others = [other for other in members if other is not one]
        sure = n == 0 or any(_pair(one.key, other.key) in joined for other in others)
        best = 1.0 if sure else max(_likeness(one, other) for other in others)
        scores[one.key] = best
    return Cluster(tuple(one.key for one in members), scores, cluster_flags(members))
