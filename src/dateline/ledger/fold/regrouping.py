"""Incidents clustered anew around what changed, with the answer of clustering all events."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from dateline.ledger.fold.graph import EventGraph
from dateline.ledger.fold.rulings import Rulings, Verdicts
from dateline.model import EventKey
from dateline.reconciling.incidents import Cluster, Likeness, changed_events, clusters_of, link_events
from dateline.reconciling.incidents.linkage import Linkage
from dateline.reconciling.incidents.sketch import Sketch
from dateline.reconciling.surplus import surplus

__all__ = ["Linkages", "Regrouped", "regroup"]

KEPT = 50_000
"""Events of clusters whose coming about is kept; some 200 bytes each."""


@dataclass(frozen=True, slots=True)
class Regrouped:
    """Clusters that take the place of incidents."""

    held: set[str]
    """Ids of the incidents."""
    clusters: tuple[Cluster, ...]
    verdicts: Verdicts
    """What people decided about their events."""


class Linkages:
    """How clusters came about, kept for the next time that they are looked at.

    Most incidents beside a new event were clustered by the addition before, and nothing of them changed.
    """

    __slots__ = ("_held",)

    def __init__(self) -> None:
        self._held: dict[EventKey, tuple[frozenset[EventKey], frozenset[frozenset[EventKey]], Cluster]] = {}

    def get(self, keys: Collection[EventKey]) -> Linkage | None:
        """How this cluster came about, if it is known."""
        held = self._held.get(next(iter(keys)))
        return Linkage([sorted(keys)], held[1]) if held is not None and held[0] == keys else None

    def cluster(self, keys: Sequence[EventKey]) -> Cluster | None:
        """The cluster of these events, if it is known; no judgement bears on it."""
        held = self._held.get(keys[0])
        return held[2] if held is not None and len(held[0]) == len(keys) and held[0] == set(keys) else None

    def keep(self, linkage: Linkage, clusters: Collection[Cluster]) -> None:
        """Keep how each group came about: a merge within it is the best one there whatever lies around it."""
        merges: dict[EventKey, list[frozenset[EventKey]]] = {}
        first = {key: group[0] for group in linkage.groups for key in group}
        for merge in linkage.merges:
            merges.setdefault(first[next(iter(merge))], []).append(merge)
        of = {key: one for one in clusters for key in one.members}
        for group in linkage.groups:
            if len(group) > 1:
                held = frozenset(group), frozenset(merges.get(group[0], ())), of[group[0]]
                self._held.update(dict.fromkeys(group, held))
        self.forget(surplus(self._held, KEPT))

    def forget(self, keys: Collection[EventKey]) -> None:
        """Drop the clusters of these events."""
        for key in keys:
            held = self._held.get(key)
            for other in held[0] if held else ():
                if self._held.get(other) is held:
                    del self._held[other]


@dataclass(frozen=True, slots=True)
class _Known:
    """What events are clustered by."""

    shapes: dict[EventKey, Sketch]
    beside: dict[EventKey, set[EventKey]]
    verdicts: Verdicts
    likeness: Likeness
    linkages: Linkages

    def before(self, keys: set[EventKey]) -> Linkage:
        """How an incident came about."""
        judged = {key for pair in (*self.verdicts.must, *self.verdicts.cannot) for key in pair}
        if not judged.isdisjoint(keys):
            return self.link(keys)
        return self.linkages.get(keys) or self.link(keys)

    def link(self, keys: set[EventKey]) -> Linkage:
        """Some of the events, clustered as if there were no others."""
        edges = [(one, other) for one in keys for other in self.beside[one] & keys if one < other]
        shapes = {key: self.shapes[key] for key in keys}
        return link_events(shapes, edges, self.verdicts.must, self.verdicts.cannot, self.likeness)


def regroup(
    touched: Collection[EventKey],
    left: Collection[str],
    graph: EventGraph,
    rulings: Rulings,
    members: Callable[[Collection[str]], dict[str, set[EventKey]]],
    holding: Callable[[Collection[EventKey]], dict[EventKey, str]],
    linkages: Linkages,
) -> Regrouped:
    """Cluster the events of as many incidents as the changes can reach.

    An incident that none of its events' edges leads out of to a cluster that came about otherwise than
    before stays as it is (`reconciling/incidents/clustering.py` says why). So the incidents of what
    changed and those that their edges lead to are dissolved and clustered anew; where that changed the way
    in which an incident came about, those that its edges lead to are taken in too, and so on.

    Args:
        touched: stored events that are new, on which a judgement changed, or that lost or gained partners.
        left: incidents that held events that are no more.
        graph: the stored pairs.
        rulings: the judgements in force.
        members: the stored events of incidents, by id.
        holding: the incidents of those events that are in one.
        linkages: how clusters came about.
    """
    altered = {*left, *holding(touched).values()}
    inside = members(altered)
    fresh = set(touched).union(*inside.values())
    stirred = set(fresh)
    beside: dict[EventKey, set[EventKey]] = {}
    while True:
        beside |= graph.neighbours(stirred - beside.keys())
        reached = set(holding({other for event in stirred for other in beside[event]} - fresh).values())
        inside |= members(reached - inside.keys())
        events = fresh.union(*inside.values())
        beside |= graph.neighbours(events - beside.keys())
        shapes = graph.shapes(events)
        verdicts = rulings.verdicts(events)

        known = _Known(shapes, beside, verdicts, graph.likeness, linkages)
        after = known.link(events)
        before = [
            known.before(keys) for ident, keys in inside.items() if ident not in altered and len(keys) > 1
        ]
        stirred = fresh | changed_events(before, after)
        outside = {other for event in stirred for other in beside[event]} - events
        if not outside:
            if verdicts.must or verdicts.cannot:
                clusters = clusters_of(after, shapes, verdicts.must, verdicts.cannot, graph.likeness)
            else:
                clusters = clusters_of(after, shapes, (), (), graph.likeness, linkages.cluster)
                linkages.keep(after, clusters)
            return Regrouped(set(inside), clusters, verdicts)
