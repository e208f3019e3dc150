"""A ledger compared with other data sets."""

from dateline.services.comparing.compare import Comparison, ComparisonError, compare, compare_with
from dateline.services.comparing.matching import Pair, Window
from dateline.services.comparing.plot import plot
from dateline.services.comparing.sighting import Sighting
from dateline.services.comparing.words import comparison_lines

__all__ = [
    "Comparison",
    "ComparisonError",
    "Pair",
    "Sighting",
    "Window",
    "compare",
    "compare_with",
    "comparison_lines",
    "plot",
]
