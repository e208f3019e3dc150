"""A number of people and the words that tell it."""

from dataclasses import dataclass

from dateline.reading.toll.quantity import Quantity

__all__ = ["Figure"]


@dataclass(frozen=True, slots=True)
class Figure:
    """How many people a noun phrase stands for."""

    head: int
    """Index of the token that stands for the people, or of the number where no noun does."""
    low: int | None
    high: int | None
    start: int
    """Offset of the first character of number or noun, whichever comes first."""
    end: int
    victims: tuple[int, int] | None
    """Offsets of the noun phrase without its number; None where there is only a number."""
    stated: bool
    vague: bool
    quantity: Quantity | None = None
