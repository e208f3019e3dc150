"""Names that are spelled nearly so."""

import pytest

from dateline.gazetteer import Gazetteer
from dateline.gazetteer.spelling import names_with, similar_names


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer()


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("Saravann", "saravan"), ("Zahidan", "zahedan"), ("Bakhmutt", "bakhmut"), ("Mariopol", "mariupol")],
)
def test_a_misspelled_name_finds_the_right_one(gazetteer, wrong, right):
    assert right in [name for name, _ in similar_names(gazetteer, wrong)]


def test_the_most_alike_comes_first_and_nothing_unlike(gazetteer):
    found = similar_names(gazetteer, "Kandaharr")
    assert found[0][0] == "kandahar"
    assert [ratio for _, ratio in found] == sorted((ratio for _, ratio in found), reverse=True)
    assert all(ratio >= 0.75 for _, ratio in found)


@pytest.mark.parametrize("name", ["", "ab", '"', "a OR b", "NEAR(", "qzxqzxqzx", "*"])
def test_what_is_like_nothing_breaks_nothing(gazetteer, name):
    assert isinstance(similar_names(gazetteer, name), list)
    assert isinstance(names_with(gazetteer, name), list)


def test_longer_names_that_hold_a_word(gazetteer):
    found = names_with(gazetteer, "Waziristan")
    assert {"north waziristan", "south waziristan"} & set(found)
    assert "waziristan" not in found
