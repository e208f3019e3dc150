"""Scores of pairs of events, worked out once and kept."""

from collections.abc import Collection

from dateline.reconciling.incidents.comparison import probability
from dateline.reconciling.incidents.conflict import told_apart
from dateline.reconciling.incidents.sketch import Sketch
from dateline.reconciling.surplus import surplus

__all__ = ["MILLION", "Likeness"]

MILLION = 1_000_000
"""Probabilities have six places: as whole numbers of millionths their sums do not depend on the order."""
_KEPT = 50_000
"""Events whose scores are kept; about 100 bytes for each pair."""


class Likeness:
    """How likely two events are one happening, in millionths; good as long as neither of them changes."""

    __slots__ = ("_scores",)

    def __init__(self) -> None:
        self._scores: dict[str, dict[str, int | None]] = {}

    def __call__(self, one: Sketch, other: Sketch) -> int | None:
        """The score: 0 where something keeps them apart, None for two of one report that may be one.

        Two events of one report are no evidence for each other, whatever they have in common.
        """
        known = self._scores.get(one.key)
        if known is not None and other.key in known:
            return known[other.key]
        if one.report == other.report:
            found = 0 if told_apart(one, other) else None
        else:
            found = round(probability(one, other) * MILLION)
        self._scores.setdefault(one.key, {})[other.key] = found
        self._scores.setdefault(other.key, {})[one.key] = found
        return found

    def forget(self, keys: Collection[str]) -> None:
        """Drop the scores of events that went or changed."""
        for key in keys:
            for other in self._scores.pop(key, ()):
                if other in self._scores:
                    self._scores[other].pop(key, None)

    def trim(self) -> None:
        """Drop the scores of the events that were scored first, if there are too many."""
        self.forget(surplus(self._scores, _KEPT))
