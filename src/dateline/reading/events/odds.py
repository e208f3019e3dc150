"""Log-odds as binary features, so that a logistic model can weigh them beside others."""

import math
from bisect import bisect_right
from functools import lru_cache

__all__ = ["log_odds", "steps"]

_EDGES = tuple(edge / 2 for edge in range(-10, 9))
_LEAST = 1e-4


def steps(name: str, odds: float | None) -> list[str]:
    """One feature for each half unit from -5 to 4 that the log-odds reach, one of its own for None."""
    if odds is None:
        return [f"{name}=unread"]
    return _names(name)[: bisect_right(_EDGES, odds)]


@lru_cache(maxsize=256)
def _names(name: str) -> list[str]:
    return [f"{name}>={edge}" for edge in _EDGES]


def log_odds(probability: float) -> float:
    """Log-odds of a probability, held within those of 0.0001 and 0.9999."""
    held = min(max(probability, _LEAST), 1 - _LEAST)
    return math.log(held / (1 - held))
