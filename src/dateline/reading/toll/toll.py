"""A figure of human cost in the text."""

from dataclasses import dataclass

from dateline.model import Effect

__all__ = ["Toll"]


@dataclass(frozen=True, slots=True)
class Toll:
    """People to whom something was done, and how many, as one stretch of text gives them.

    `low` and `high` bound the number; None is a side that the words leave open.
    """

    start: int
    end: int
    """The words of the figure with its people and, where they adjoin, the effect ("killed seven")."""
    effect: Effect
    low: int | None
    high: int | None
    victims: tuple[int, int] | None
    """Offsets of the noun phrase that names the people, without its number where that can be cut off."""
    predicate: int
    """Index of the token that carries the effect ("killed", "death", "wounded")."""
    part: bool = False
    """True where it breaks down another toll."""
    stated: bool = True
    """False where the number is only understood from a plural or singular ("killed civilians")."""
    weak: bool = False
    """True for words that only hint at a cost ("deadly attack", "killings"): a figure of the same event
    takes their place."""
