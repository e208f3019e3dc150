"""How exact a place is, in the codes of other collections and in kilometres.

UCDP GED codebook, `where_prec`: 1 exact, 2 within about 25 km of a known point, 3 second-order division,
4 first-order division, 5 linear feature or fuzzy polygon, 6 country, 7 international waters or airspace.
ACLED codebook, `geo_precision`: 1 the town is named, 2 near a town or part of a region, 3 a larger region.
"""

import math

from dateline.model.place import Place
from dateline.model.vocabulary import PlacePrecision

__all__ = ["acled_geo_precision", "ucdp_where_prec", "uncertainty_radius"]

NEAR = 25.0
"""Kilometres: what UCDP takes "near a town" for."""
_RADIUS = {
    PlacePrecision.SITE: 2.0,
    PlacePrecision.POPULATED_PLACE: 5.0,
    PlacePrecision.ADMIN2: 25.0,
    PlacePrecision.ADMIN1: 100.0,
    PlacePrecision.REGION: 250.0,
    PlacePrecision.WATER: 200.0,
    PlacePrecision.COUNTRY: 400.0,
}
"""Kilometres, where no size is known: of towns a town of 300,000, of divisions the median of those of Natural
Earth and of the gazetteer, of the rest the order of magnitude."""
_PEOPLE = 4_000.0
"""People on a square kilometre of a town."""
_UCDP = {
    PlacePrecision.SITE: 1,
    PlacePrecision.POPULATED_PLACE: 1,
    PlacePrecision.ADMIN2: 3,
    PlacePrecision.ADMIN1: 4,
    PlacePrecision.REGION: 5,
    PlacePrecision.COUNTRY: 6,
}
_ACLED = {PlacePrecision.SITE: 1, PlacePrecision.POPULATED_PLACE: 1, PlacePrecision.ADMIN2: 2}
_POINTS = frozenset({PlacePrecision.SITE, PlacePrecision.POPULATED_PLACE})


def ucdp_where_prec(place: Place, *, near: bool = False) -> int | None:
    """UCDP's `where_prec` of a place; None where the place is not known.

    Args:
        place: a row of a ledger.
        near: whether the event was near the place, not at it.
    """
    if place.precision is None:
        return None
    if place.precision is PlacePrecision.WATER:
        return 7 if place.country is None else 5
    return 2 if near and place.precision in _POINTS else _UCDP[place.precision]


def acled_geo_precision(place: Place, *, near: bool = False) -> int | None:
    """ACLED's `geo_precision` of a place; None where the place is not known.

    Args:
        place: a row of a ledger.
        near: whether the event was near the place, not at it.
    """
    if place.precision is None:
        return None
    return 2 if near and place.precision in _POINTS else _ACLED.get(place.precision, 3)


def uncertainty_radius(
    place: Place, *, size: float | None = None, population: int = 0, near: bool = False
) -> float | None:
    """Kilometres around the place's point within which the event was; None where there is no point.

    Args:
        place: a row of a ledger.
        size: radius of a circle as large as the place, where the gazetteer knows it.
        population: people of a town, where the gazetteer knows them; a town grows with them.
        near: whether the event was near the place, not at it.
    """
    if place.precision is None or place.latitude is None:
        return None
    radius = _RADIUS[place.precision]
    if size is not None:
        radius = size
    elif place.precision is PlacePrecision.POPULATED_PLACE and population > 0:
        radius = max(1.0, math.sqrt(population / _PEOPLE / math.pi))
    return round(max(radius, NEAR) if near else radius, 1)
