"""Events of many reports joined into incidents."""

from dateline.reconciling.incidents.blocking import PIVOTS, blocks
from dateline.reconciling.incidents.clustering import (
    Cluster,
    changed_events,
    cluster,
    clusters_of,
    link_events,
    related,
)
from dateline.reconciling.incidents.likeness import Likeness

__all__ = [
    "PIVOTS",
    "Cluster",
    "Likeness",
    "blocks",
    "changed_events",
    "cluster",
    "clusters_of",
    "link_events",
    "related",
]
