"""Codes of precision, and the radius of what is not known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Place, PlacePrecision
from dateline.model.precision import acled_geo_precision, ucdp_where_prec, uncertainty_radius


def place(precision, **facts):
    return Place(id="p1", name="Ardal", precision=precision, latitude=61.2, longitude=7.7, **facts)


@pytest.mark.parametrize(
    ("precision", "country", "near", "ucdp", "acled"),
    [
        ("site", "NOR", False, 1, 1),
        ("populated_place", "NOR", False, 1, 1),
        ("populated_place", "NOR", True, 2, 2),
        ("admin2", "NOR", False, 3, 2),
        ("admin2", "NOR", True, 3, 2),
        ("admin1", "NOR", False, 4, 3),
        ("region", None, False, 5, 3),
        ("country", "NOR", False, 6, 3),
        ("water", None, False, 7, 3),
        ("water", "NOR", False, 5, 3),
    ],
)
def test_codes(precision, country, near, ucdp, acled):
    row = place(PlacePrecision(precision), country=country)
    assert ucdp_where_prec(row, near=near) == ucdp
    assert acled_geo_precision(row, near=near) == acled


def test_an_unknown_place_has_no_code_and_no_radius():
    row = Place(id="p1", name="Ardal")
    assert (ucdp_where_prec(row), acled_geo_precision(row), uncertainty_radius(row)) == (None, None, None)


@given(st.sampled_from(list(PlacePrecision)), st.integers(0, 40_000_000))
def test_near_is_never_nearer(precision, population):
    at = uncertainty_radius(place(precision), population=population)
    near = uncertainty_radius(place(precision), population=population, near=True)
    assert 0 < at <= near
    assert near >= 25


def test_a_town_grows_with_its_people_and_a_known_size_wins():
    town = place(PlacePrecision.POPULATED_PLACE)
    assert uncertainty_radius(town, population=10_000_000) > uncertainty_radius(town, population=100_000)
    assert uncertainty_radius(town, population=100_000, size=7.25) == 7.2
    assert uncertainty_radius(place(PlacePrecision.ADMIN1), size=310.0) == 310.0
