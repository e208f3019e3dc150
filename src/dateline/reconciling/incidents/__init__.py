"""Events of many reports joined into incidents."""

from dateline.reconciling.incidents.blocking import PIVOTS, blocks
from dateline.reconciling.incidents.clustering import Cluster, cluster, related

__all__ = ["PIVOTS", "Cluster", "blocks", "cluster", "related"]
