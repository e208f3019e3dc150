"""A place that a name may stand for."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Candidate", "Feature", "Match"]


class Feature(StrEnum):
    """What sort of place it is."""

    COUNTRY = "country"
    ADMIN1 = "admin1"
    ADMIN2 = "admin2"
    POPULATED_PLACE = "populated_place"
    REGION = "region"
    """Land with no administration of its own: a historic region, a continent, a mountain range."""
    WATER = "water"
    SITE = "site"
    """A base, camp, crossing, dam, building."""


class Match(StrEnum):
    """How the name that was looked up stands to the place."""

    PREFERRED = "preferred"
    USUAL = "usual"
    """Not its first name, but what news means by it: "Gaza" for the Gaza Strip."""
    ALTERNATE = "alternate"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place of the gazetteer under one of its names."""

    name: str
    """The preferred name, not the one looked up."""
    geonameid: int | None
    feature: Feature
    country: str | None
    """ISO 3166-1 alpha-3; XKX for Kosovo; None for a place of no one country."""
    admin1: str | None
    """Name of the first-order division that holds the place."""
    latitude: float | None
    longitude: float | None
    population: int
    """People; 0 where unknown. Of a first-order division: of its towns together."""
    match: Match
    capital: bool = False
    """True for the seat of a country's government."""
    admin2: str | None = None
    """Name of the second-order division that holds the place."""
    row: int = 0
    """The place's number in the compiled file: the same for the same build alone."""
    division: int | None = None
    """Number of the first-order division that holds the place, or of itself."""
    district: int | None = None
    """Number of the second-order division that holds the place, or of itself."""
    radius: float | None = None
    """Kilometres of a circle as large as the place; None where no source tells."""
    wikidata: str | None = None
    """Wikidata id, where a source gives one."""
