"""A happening as another data set tells it: what a comparison needs of it."""

from dataclasses import dataclass
from datetime import date

__all__ = ["ForeignHappening"]


@dataclass(frozen=True, slots=True)
class ForeignHappening:
    """One row of a foreign file."""

    id: str
    start: date
    end: date
    latitude: float | None
    longitude: float | None
    country: str | None
    """ISO 3166-1 alpha-3 code."""
    place: str
    radius: float
    """How far, in kilometres, the true place may lie from the point, by the data set's precision code."""
    kind: str
    """Its type in the data set's own words."""
    actors: tuple[str, ...]
    """Names of both sides."""
    killed_low: int | None
    killed_best: int | None
    killed_high: int | None
    """Null where the data set tells no toll; ACLED's one number stands in all three."""
