"""Routes and borders: places with two ends. All texts are invented."""

import hashlib
from dataclasses import replace

import pytest

from dateline.model import PlacePrecision, Report
from dateline.reading.reader import Reader
from dateline.reading.rows.place import PlaceRowStage
from dateline.reading.stage import Reading
from dateline.reading.syntax import SyntaxStage
from dateline.reading.toponyms import ToponymStage
from dateline.sources import freeze

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def rows(nlp):
    stages = (SyntaxStage(nlp), ToponymStage(), PlaceRowStage())

    def run(text):
        digest = hashlib.sha256(text.encode()).hexdigest()
        reading = Reading(report=Report(id=f"sha256:{digest}", text=text))
        for stage in stages:
            reading = replace(reading, **stage(reading))
        return reading.place_rows

    return run


def lines(rows):
    names = {row.id: row.name for row in rows}
    return {row.name: tuple(names[end] for end in row.ends) for row in rows if row.ends}


@pytest.mark.parametrize(
    ("text", "name", "ends"),
    [
        (
            "Gunmen ambushed a convoy on the road from Goma to Sake on Monday.",
            "road from Goma to Sake",
            ("Goma", "Sake"),
        ),
        (
            "Shells fell along the Kherson-Mykolaiv highway.",
            "Kherson-Mykolaiv highway",
            ("Kherson", "Mykolaiv"),
        ),
        (
            "Guards shot two men on the border between Ethiopia and Eritrea.",
            "border between Ethiopia and Eritrea",
            ("Ethiopia", "Eritrea"),
        ),
        (
            "Soldiers fired on Lebanon's border with Israel.",
            "Lebanon's border with Israel",
            ("Lebanon", "Israel"),
        ),
        (
            "A bus was hit on the highway linking Homs with Aleppo.",
            "highway linking Homs with Aleppo",
            ("Homs", "Aleppo"),
        ),
    ],
)
def test_a_route_or_a_border_is_one_row_with_two_ends(rows, text, name, ends):
    assert lines(rows(text)) == {name: ends}


@pytest.mark.parametrize(
    "text",
    [
        "Clashes broke out between Iran and Pakistan on Monday.",
        "The minister flew from Goma to Kinshasa on Monday.",
        "Aid reached Homs and Aleppo by the road from the coast.",
        "Traders use the North-South corridor.",
        "Talks between France and Germany opened the road to peace.",
    ],
)
def test_two_places_alone_are_no_line(rows, text):
    assert not lines(rows(text))


def test_a_line_has_the_middle_of_its_ends_and_what_they_share(rows):
    found = {
        row.name: row for row in rows("Gunmen ambushed a convoy on the road from Homs to Aleppo in Syria.")
    }
    line, one, other = found["road from Homs to Aleppo"], found["Homs"], found["Aleppo"]
    assert line.country == "SYR"
    assert line.admin1 is None
    assert line.precision is PlacePrecision.REGION
    assert min(one.latitude, other.latitude) < line.latitude < max(one.latitude, other.latitude)
    assert line.geonameid is None


def test_a_border_of_large_countries_has_no_pin_and_no_country(rows):
    (line,) = (row for row in rows("Guards met on the border between Russia and Kazakhstan.") if row.ends)
    assert (line.latitude, line.longitude, line.country) == (None, None, None)


def test_two_names_of_one_line_are_one_row(rows):
    text = "Shells hit the Lebanon-Israel border. Troops moved to Israel's border with Lebanon."
    (line,) = (row for row in rows(text) if row.ends)
    assert [mention.quote for mention in line.mentions] == [
        "Lebanon-Israel border",
        "Israel's border with Lebanon",
    ]


def test_an_event_on_a_road_is_placed_on_the_line():
    text = "Gunmen ambushed an army convoy on the road from Goma to Sake on Monday, killing four soldiers."
    ledger = Reader().read(freeze(text))
    places = {place.id: place for place in ledger.places}
    (event,) = (each for each in ledger.events if each.type == "ASSAULT")
    assert places[event.place].name == "road from Goma to Sake"
    assert event.place_precision is PlacePrecision.REGION
