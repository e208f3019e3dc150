"""How the places that names of one report may stand for lie to one another."""

import math
from collections.abc import Sequence

import numpy as np

from dateline.gazetteer import Candidate, Feature

__all__ = ["TOGETHER", "relations_of"]

_RADII = (30.0, 100.0, 300.0)
"""Kilometres within which another place of the report speaks for a candidate."""
_EARTH = 6371.0
TOGETHER = (
    "near 30",
    "near 100",
    "near 300",
    "same district",
    "same division",
    "same country",
    "holds",
    "country named",
    "division named",
    "district named",
)
"""Names of the relations, in the order of their matrices."""


def relations_of(candidates: Sequence[Candidate]) -> list[np.ndarray]:
    """One matrix for each of `TOGETHER`: whether the candidate of the column speaks for the row's."""
    points = np.array([_vector(candidate) for candidate in candidates])
    cosine = points @ points.T
    division = _codes([candidate.division for candidate in candidates])
    district = _codes([candidate.district for candidate in candidates])
    country = _codes([candidate.country for candidate in candidates])
    same_division = _equal(division, division)
    same_country = _equal(country, country)
    is_country, is_division, is_district = (
        np.array([candidate.feature is feature for candidate in candidates])
        for feature in (Feature.COUNTRY, Feature.ADMIN1, Feature.ADMIN2)
    )
    own = np.array([c.row for c in candidates])
    inside = (
        (np.array([c.division or -1 for c in candidates])[None, :] == own[:, None])
        | (np.array([c.district or -1 for c in candidates])[None, :] == own[:, None])
        | (same_country & is_country[:, None])
    ) & (own[:, None] != own[None, :])
    found = [cosine >= math.cos(radius / _EARTH) for radius in _RADII]
    found += [
        _equal(district, district) & ~is_district[None, :],
        same_division & ~is_division[None, :],
        same_country & ~is_country[None, :],
        inside,
        same_country & is_country[None, :],
        same_division & is_division[None, :],
        _equal(district, district) & is_district[None, :],
    ]
    return [relation.astype(np.float32) for relation in found]


def _vector(candidate: Candidate) -> tuple[float, float, float]:
    """The point as a unit vector; the zero vector, near nothing, of what is too large or has no point."""
    large = candidate.feature in {Feature.COUNTRY, Feature.ADMIN1}
    if large or candidate.latitude is None or candidate.longitude is None:
        return 0.0, 0.0, 0.0
    north, east = math.radians(candidate.latitude), math.radians(candidate.longitude)
    wide = math.cos(north)
    return wide * math.cos(east), wide * math.sin(east), math.sin(north)


def _codes(values: Sequence[object]) -> np.ndarray:
    """Small numbers for equal values; -1 for None."""
    numbers: dict[object, int] = {}
    return np.array(
        [-1 if value is None else numbers.setdefault(value, len(numbers)) for value in values], dtype=np.int32
    )


def _equal(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    same: np.ndarray = (one[:, None] == other[None, :]) & (one >= 0)[:, None]
    return same
