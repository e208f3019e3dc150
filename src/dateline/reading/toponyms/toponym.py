"""A place name of the text and the place that it stands for."""

from dataclasses import dataclass

from dateline.model import PlacePrecision

__all__ = ["Resolved", "Toponym"]


@dataclass(frozen=True, slots=True)
class Resolved:
    """A place of the gazetteer."""

    name: str
    geonameid: int | None
    country: str | None
    """ISO 3166-1 alpha-3."""
    admin1: str | None
    latitude: float | None
    longitude: float | None
    precision: PlacePrecision


@dataclass(frozen=True, slots=True)
class Toponym:
    """One mention of a place."""

    start: int
    end: int
    head: int
    """Index of the head token."""
    place: Resolved | None
    """None where the gazetteer has no such place or none is certain enough."""
    locative: bool
    """True where the words put something there ("in Saravan", "near the Pakistani border"); False where the
    name stands for a government, or merely describes ("Pakistan's ambassador", "Tehran said")."""
