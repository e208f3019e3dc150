"""A figure together with the word that gives its effect."""

from dataclasses import dataclass

from dateline.model import Effect
from dateline.reading.toll.figure import Figure

__all__ = ["Found"]


@dataclass(frozen=True, slots=True)
class Found:
    """What one construction of the text tells, before rows that say the same are settled."""

    effect: Effect
    predicate: int
    """Index of the token that carries the effect."""
    figure: Figure
    part: bool = False
    weak: bool = False
    """True where the words only hint at a cost ("deadly attack"): any figure beside them takes its place."""
