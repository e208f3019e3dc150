"""Look-up of place names."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.gazetteer import Feature, Gazetteer, GazetteerMissingError, Match, bare, fold


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer()


@pytest.mark.parametrize(
    ("name", "country", "feature"),
    [
        ("Saravan", "IRN", Feature.POPULATED_PLACE),
        ("Rask", "IRN", Feature.POPULATED_PLACE),
        ("Zahedan", "IRN", Feature.POPULATED_PLACE),
        ("Panjgur", "PAK", Feature.POPULATED_PLACE),
        ("Davos", "CHE", Feature.POPULATED_PLACE),
        ("Rafah", "PSE", Feature.POPULATED_PLACE),
        ("Goma", "COD", Feature.POPULATED_PLACE),
        ("Bakhmut", "UKR", Feature.POPULATED_PLACE),
        ("Mosul", "IRQ", Feature.POPULATED_PLACE),
        ("Aleppo", "SYR", Feature.POPULATED_PLACE),
        ("Mariupol", "UKR", Feature.POPULATED_PLACE),
        ("Sistan-Baluchistan", "IRN", Feature.ADMIN1),
        ("Sistan va Baluchestan", "IRN", Feature.ADMIN1),
        ("Balochistan", "PAK", Feature.ADMIN1),
        ("Baluchistan", "PAK", Feature.ADMIN1),
        ("Kiev", "UKR", Feature.POPULATED_PLACE),
        ("Rangoon", "MMR", Feature.POPULATED_PLACE),
        ("Bombay", "IND", Feature.POPULATED_PLACE),
        ("Mawsil", "IRQ", Feature.POPULATED_PLACE),
        ("ar-Raqqah", "SYR", Feature.POPULATED_PLACE),
        ("Deir Ezzor", "SYR", Feature.POPULATED_PLACE),
        ("Al Fasher", "SDN", Feature.POPULATED_PLACE),
        ("Donbass", "UKR", Feature.REGION),
        ("the Sahel", None, Feature.REGION),
        ("Strait of Hormuz", None, Feature.WATER),
        ("Guantanamo Bay", "CUB", Feature.SITE),
        ("Gaza Strip", "PSE", Feature.ADMIN1),
        ("U.S.", "USA", Feature.COUNTRY),
        ("Britain", "GBR", Feature.COUNTRY),
        ("Burma", "MMR", Feature.COUNTRY),
        ("DRC", "COD", Feature.COUNTRY),
        ("Ivory Coast", "CIV", Feature.COUNTRY),
        ("Islamic Republic of Iran", "IRN", Feature.COUNTRY),
    ],
)
def test_a_name_finds_its_place(gazetteer, name, country, feature):
    assert (country, feature) in {(c.country, c.feature) for c in gazetteer.candidates(name)}


def test_the_three_spellings_of_one_province_are_one_place(gazetteer):
    spellings = [
        "Sistan-Baluchistan",
        "Sistan va Baluchestan",
        "Sistan and Baluchestan province",
        "Sīstān va Balūchestān",
    ]
    assert len({gazetteer.candidates(name)[0].geonameid for name in spellings}) == 1


def test_a_generic_word_tells_the_sort_of_place(gazetteer):
    assert gazetteer.candidates("Kandahar province")[0].feature is Feature.ADMIN1
    assert {c.feature for c in gazetteer.candidates("the city of Kandahar")} == {Feature.POPULATED_PLACE}


def test_a_generic_word_that_is_part_of_the_name_stays(gazetteer):
    assert gazetteer.candidates("Mexico City")[0].country == "MEX"
    assert Feature.POPULATED_PLACE in {c.feature for c in gazetteer.candidates("Mexico City")}


def test_usual_names_are_marked(gazetteer):
    strip = next(
        c for c in gazetteer.candidates("Gaza") if c.name == "Gaza Strip" and c.feature is Feature.ADMIN1
    )
    assert strip.match is Match.USUAL


def test_countries_capitals_and_peoples(gazetteer):
    assert gazetteer.country("PAK").name == "Pakistan"
    assert gazetteer.capital("PAK").name == "Islamabad"
    assert gazetteer.capital("IND").name == "New Delhi"
    assert gazetteer.country("XXX") is None
    assert gazetteer.countries_of_people("Iraqi") == ("IRQ",)
    assert gazetteer.countries_of_people("Iranians") == ("IRN",)
    assert gazetteer.countries_of_people("Congolese") == ("COD", "COG")
    assert gazetteer.countries_of_people("purple") == ()


def test_every_capital_is_known(gazetteer):
    without = {
        "PAK",
        "IRQ",
        "UKR",
        "SDN",
        "COD",
        "USA",
        "GBR",
        "CHN",
        "RUS",
        "IRN",
        "SYR",
        "AFG",
        "MLI",
        "SOM",
        "YEM",
    }
    assert not {code for code in without if gazetteer.capital(code) is None}


@pytest.mark.parametrize("name", ["", " ", "the", "...", "qwertyuiopasdf", "2024"])
def test_what_is_no_name_finds_nothing(gazetteer, name):
    assert gazetteer.candidates(name) == ()


def test_points_are_on_earth(gazetteer):
    with sqlite3.connect(gazetteer.path) as base:
        off = base.execute(
            "SELECT count(*) FROM place WHERE abs(latitude) > 90 OR abs(longitude) > 180"
            " OR (latitude IS NULL) != (longitude IS NULL)"
        ).fetchone()
        size = gazetteer.path.stat().st_size
    assert off == (0,)
    assert size < 60_000_000


def test_a_missing_file_says_what_to_do(tmp_path):
    with pytest.raises(GazetteerMissingError, match=r"reinstall dateline, or run tools/build_gazetteer\.py"):
        Gazetteer(tmp_path / "none.sqlite").candidates("Kabul")


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(name):
    assert fold(fold(name)) == fold(name)
    assert bare(bare(fold(name))) == bare(fold(name))


def test_folding_levels_spelling():
    assert fold("Sīstān-Balūchistān") == fold("SISTAN BALUCHISTAN")
    assert fold("Sana’a") == fold("Sana'a") == fold("Sanaa")
    assert bare(fold("Deir ez-Zor")) == bare(fold("Deir al-Zor"))
