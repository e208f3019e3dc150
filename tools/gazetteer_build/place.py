"""A place while the gazetteer is gathered."""

from dataclasses import dataclass, field
from typing import Any

__all__ = ["Place"]


@dataclass(eq=False)
class Place:
    """One row to be, with its names and the rows that hold it.

    Attributes:
        feature: a word of `dateline.gazetteer.Feature`.
        country: ISO 3166-1 alpha-3.
        division: the first-order division that holds it, or itself.
        district: the second-order division that holds it, or itself.
        usual: names by which news means this place before any other.
        radius: kilometres of a circle as large as the place; None where unknown.
        articles: whether its names are also kept without Arabic articles.
    """

    name: str
    feature: str
    geonameid: int | None = None
    country: str | None = None
    division: "Place | None" = None
    district: "Place | None" = None
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    capital: bool = False
    names: set[str] = field(default_factory=set)
    usual: set[str] = field(default_factory=set)
    radius: float | None = None
    wikidata: str | None = None
    articles: bool = False

    def key(self) -> tuple[Any, ...]:
        """What rows are ordered by."""
        return (self.feature, self.country or "", self.name, self.geonameid or 0, self.latitude or 0.0)
