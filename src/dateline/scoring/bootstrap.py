"""Intervals of figures: units drawn anew with replacement (the percentile bootstrap, Efron 1979)."""

from collections.abc import Iterable, Sequence

import numpy as np

from dateline.scoring.measure import Counts, Figure, Unit

__all__ = ["DRAWS", "LEVEL", "intervals"]

DRAWS = 10_000
LEVEL = 0.95
SEED = 2_024
"""One seed for every set: the same units give the same interval."""

_BATCH = 1_000
"""Draws whose sums are held at a time."""


def intervals(
    figures: Sequence[Figure], units: Iterable[Unit], draws: int = DRAWS
) -> tuple[tuple[float, float], ...]:
    """The 95 % percentile interval of each figure over draws of as many units as there are.

    Args:
        figures: what to compute from summed counts.
        units: what was measured; at least one.
        draws: how many times the units are drawn anew.

    Returns:
        Lower and upper bound, for each figure in turn.

    Raises:
        ValueError: if there are no units.
    """
    counts: list[Counts] = [unit.counts for unit in units]
    if not counts:
        raise ValueError("no units to draw from")
    names = sorted({name for one in counts for name in one})
    matrix = np.array([[one.get(name, 0.0) for name in names] for one in counts], dtype=float)
    random = np.random.default_rng(SEED)
    values = np.empty((draws, len(figures)))
    for start in range(0, draws, _BATCH):
        number = min(_BATCH, draws - start)
        # How often each unit is in a draw: the same as drawing indices, and the sums are one product.
        weights = random.multinomial(len(counts), np.full(len(counts), 1 / len(counts)), size=number)
        for row, sums in enumerate((weights @ matrix).tolist(), start):
            summed = dict(zip(names, sums, strict=True))
            values[row] = [figure.formula(summed) for figure in figures]
    tail = (1 - LEVEL) / 2
    low, high = np.quantile(values, [tail, 1 - tail], axis=0)
    return tuple(zip(low.tolist(), high.tolist(), strict=True))
