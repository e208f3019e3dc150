"""Likely pairs to incidents: average-link agglomeration under constraints.

Pairs are compared where they share a block; those that reach the model's threshold are the edges of a graph.
Clusters with an edge between them are merged best first by the mean of the probabilities of all pairs between
them (Sokal and Michener 1958) as long as it reaches the threshold, never across a conflict or a judgement
that parts them (constrained clustering: K. Wagstaff and others, ICML 2001). Two events of one report are no
evidence for each other: they come together only where each answers to another report's, and nothing keeps
them apart. Ties are broken by keys, so that the order in which events are given plays no part.

The mean between a cluster and a merged one is never above both parts' (average link is reducible: F.
Murtagh, "A survey of recent advances in hierarchical clustering algorithms", The Computer Journal 1983). So
what becomes of events depends on nothing but the clusters that edges lead to from clusters that changed, and
`changed_events` tells which those are: that is what lets a ledger cluster anew around an addition alone.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.model import EventKey
from dateline.reading.linear import load_model
from dateline.reconciling.incidents.blocking import PIVOTS, compares, known_by_months, sketch_blocks
from dateline.reconciling.incidents.comparison import MODEL, probability
from dateline.reconciling.incidents.flags import cluster_flags
from dateline.reconciling.incidents.likeness import MILLION, Likeness
from dateline.reconciling.incidents.linkage import Linkage, average_link, components
from dateline.reconciling.incidents.sketch import Sketch, sketch
from dateline.reconciling.occurrence import Occurrence

__all__ = ["Cluster", "changed_events", "cluster", "clusters_of", "link_events", "related"]

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
    likeness = Likeness()
    least = _least()
    likely = [
        (one, other)
        for one, other in _compared(shapes)
        if (likeness(shapes[one], shapes[other]) or 0) >= least
    ]
    linkage = link_events(shapes, likely, must, cannot, likeness)
    return clusters_of(linkage, shapes, must, cannot, likeness)


def link_events(
    shapes: Mapping[str, Sketch],
    likely: Iterable[Pair],
    must: Collection[Pair],
    cannot: Collection[Pair],
    likeness: Likeness,
) -> Linkage:
    """Groups of events, and how they came about.

    Args:
        shapes: the events, by key.
        likely: those pairs of them that share a block and are `related`.
        must: pairs that a person joined; those of other events are left out of account.
        cannot: pairs that a person parted, likewise.
        likeness: where scores are kept.
    """
    joined, parted = _judged(shapes, must, cannot)

    def score(one: str, other: str) -> int | None:
        if parted and _pair(one, other) in parted:
            return 0
        return likeness(shapes[one], shapes[other])

    return average_link(components(shapes, sorted(joined)), likely, score, _least())


def clusters_of(
    linkage: Linkage,
    shapes: Mapping[str, Sketch],
    must: Collection[Pair],
    cannot: Collection[Pair],
    likeness: Likeness,
    known: Callable[[Sequence[EventKey]], Cluster | None] = lambda _: None,
) -> tuple[Cluster, ...]:
    """The groups of `link_events` as clusters, in the order of their first members.

    Args:
        linkage: the groups.
        shapes: the events, by key.
        must: pairs that a person joined.
        cannot: pairs that a person parted.
        likeness: where scores are kept.
        known: the cluster of a group that was one before, where nothing of it changed.
    """
    joined, _ = _judged(shapes, must, cannot)
    held = {key for pair in joined for key in pair}
    found = [
        known(group) or _cluster([shapes[key] for key in group], held, likeness) for group in linkage.groups
    ]
    return tuple(sorted(found, key=lambda one: shapes[one.members[0]].order))


def changed_events(before: Iterable[Linkage], after: Linkage) -> set[str]:
    """The events that were or are in a group, be it one on the way, that is not in both.

    Args:
        before: of each of some clusters, the linkage of its members alone. A merge within a cluster is the
            best one there whatever lies around it, so that this is how the cluster came about.
        after: of all these members and of other events.
    """
    merges = frozenset().union(*(one.merges for one in before))
    return {key for group in merges ^ after.merges for key in group}


def related(one: Occurrence, other: Occurrence) -> bool:
    """Whether two events are likely one happening: where they share a block too, an edge of the graph."""
    first, second = sketch(one), sketch(other)
    return first.report != second.report and probability(first, second) >= load_model(MODEL).threshold


def _least() -> int:
    return round(load_model(MODEL).threshold * MILLION)


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _judged(
    shapes: Mapping[str, Sketch], must: Collection[Pair], cannot: Collection[Pair]
) -> tuple[set[Pair], set[Pair]]:
    """The pairs of these events that are joined, and those that are parted."""
    parted = {_pair(*pair) for pair in cannot if pair[0] in shapes and pair[1] in shapes}
    return {_pair(*pair) for pair in must if pair[0] in shapes and pair[1] in shapes} - parted, parted


def _compared(shapes: dict[str, Sketch]) -> list[Pair]:
    """Pairs that share a block, each with one of the block's first."""
    members: dict[int, list[Sketch]] = {}
    for one in sorted(shapes.values(), key=lambda one: one.order):
        for block in sketch_blocks(one):
            members.setdefault(block, []).append(one)
    long = {key for key, one in shapes.items() if known_by_months(one)}
    pairs = {
        _pair(one.key, other.key)
        for key, block in members.items()
        for n, one in enumerate(block[:PIVOTS])
        for other in block[n + 1 :]
        if one.report != other.report and compares(key, one.key in long, other.key in long)
    }
    return sorted(pairs)


def _cluster(members: list[Sketch], held: set[str], likeness: Likeness) -> Cluster:
    members = sorted(members, key=lambda one: one.order)
    scores = {}
    for n, one in enumerate(members):
        if n == 0 or one.key in held:
            scores[one.key] = 1.0
        else:
            scores[one.key] = (
                max(likeness(one, other) or 0 for other in members if other is not one) / MILLION
            )
    return Cluster(tuple(one.key for one in members), scores, cluster_flags(members))
