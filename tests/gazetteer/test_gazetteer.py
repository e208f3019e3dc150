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
    assert gazetteer.candidates("the city of Kandahar")[0].feature is Feature.POPULATED_PLACE


def test_a_generic_word_that_is_part_of_the_name_stays(gazetteer):
    assert gazetteer.candidates("Mexico City")[0].country == "MEX"
    assert Feature.POPULATED_PLACE in {c.feature for c in gazetteer.candidates("Mexico City")}


@pytest.mark.parametrize(
    ("short", "long"),
    [("St. Louis", "Saint Louis"), ("Mt. Pleasant", "Mount Pleasant"), ("Ft. Worth", "Fort Worth")],
)
def test_first_words_written_short_and_long_find_the_same(gazetteer, short, long):
    found = {c.row for c in gazetteer.candidates(short)}
    assert found
    assert found == {c.row for c in gazetteer.candidates(long)}


@pytest.mark.parametrize(
    ("name", "country", "admin1", "latitude", "longitude"),
    [
        ("Saravan", "IRN", "Sistan-Baluchistan", 27.4, 62.3),
        ("Rask", "IRN", "Sistan-Baluchistan", 26.2, 61.4),
        ("Zahedan", "IRN", "Sistan-Baluchistan", 29.5, 60.9),
        ("Panjgur", "PAK", "Balochistan", 27.0, 64.1),
        ("Davos", "CHE", "Canton Grisons", 46.8, 9.8),
        ("Rafah", "PSE", "Gaza Strip", 31.3, 34.2),
        ("Goma", "COD", "North Kivu", -1.7, 29.2),
        ("Bakhmut", "UKR", "Donetsk", 48.6, 38.0),
        ("Mosul", "IRQ", "Nineveh", 36.3, 43.1),
        ("Aleppo", "SYR", "Aleppo", 36.2, 37.2),
        ("Mariupol", "UKR", "Donetsk", 47.1, 37.5),
        ("Sistan-Baluchistan", "IRN", "Sistan-Baluchistan", 28.0, 60.5),
        ("Sistan va Baluchestan", "IRN", "Sistan-Baluchistan", 28.0, 60.5),
        ("Balochistan", "PAK", "Balochistan", 28.0, 65.5),
    ],
)
def test_the_names_of_a_border_and_of_other_wars_resolve(
    gazetteer, name, country, admin1, latitude, longitude
):
    places = [c for c in gazetteer.candidates(name) if c.country == country and c.latitude is not None]
    near = [c for c in places if abs(c.latitude - latitude) < 1 and abs(c.longitude - longitude) < 1]
    assert admin1 in {c.admin1 for c in near}


def test_a_town_knows_what_holds_it(gazetteer):
    saravan = next(c for c in gazetteer.candidates("Saravan") if c.country == "IRN")
    assert saravan.admin1 == "Sistan-Baluchistan"
    division = gazetteer.row(saravan.division)
    assert (division.feature, division.name) == (Feature.ADMIN1, "Sistan-Baluchistan")
    assert division.wikidata is not None
    assert division.radius > 100
    dallas = max(gazetteer.candidates("Dallas"), key=lambda c: c.population if c.admin2 else 0)
    assert (dallas.admin2, dallas.admin1) == ("Dallas County", "Texas")


def test_a_place_is_found_by_its_geonames_id(gazetteer):
    assert gazetteer.place(99072).name == "Mosul"
    assert gazetteer.place(1) is None


@pytest.mark.parametrize(
    ("text", "name"), [("W. Va.", "West Virginia"), ("N.C.", "North Carolina"), ("B.C.", "British Columbia")]
)
def test_abbreviations_of_divisions(gazetteer, text, name):
    assert [c.name for c in gazetteer.abbreviated(text)] == [name]
    assert gazetteer.abbreviated("Mr.") == ()


def test_peoples_of_lands_that_are_no_country(gazetteer):
    assert [c.name for c in gazetteer.lands_of_people("Texans")] == ["Texas"]
    assert [c.name for c in gazetteer.lands_of_people("African")] == ["Africa"]
    assert gazetteer.countries_of_people("Texans") == ()


def test_addresses_tell_countries(gazetteer):
    assert gazetteer.country_of_domain("uk") == "GBR"
    assert gazetteer.country_of_domain("pk") == "PAK"
    assert gazetteer.country_of_domain("com") is None


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
    assert size < 120_000_000


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
