"""Place names in reports: found, resolved, judged. All texts are invented."""

import hashlib
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.model import Block, BlockRole, PlacePrecision, Report
from dateline.reading.stage import Reading
from dateline.reading.syntax import SyntaxStage
from dateline.reading.toponyms import ToponymStage

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def read(nlp):
    syntax, stage = SyntaxStage(nlp), ToponymStage()

    def run(text, blocks=()):
        digest = hashlib.sha256(text.encode()).hexdigest()
        reading = Reading(report=Report(id=f"sha256:{digest}", text=text, blocks=blocks))
        reading = replace(reading, **syntax(reading))
        return {text[t.start : t.end]: t for t in stage(reading)["toponyms"]}

    return run


@pytest.mark.parametrize(
    ("name", "frame", "country"),
    [
        ("Saravan", "Gunmen attacked a police post near {}, a town in southeastern Iran.", "IRN"),
        ("Rask", "Gunmen attacked a police post in {}, Iran, late on Thursday.", "IRN"),
        ("Zahedan", "A bomb exploded in {}, Iranian officials said.", "IRN"),
        ("Panjgur", "Missiles fell on {} in Pakistan, killing two girls.", "PAK"),
        ("Davos", "The ministers will meet in {}, Switzerland, next week.", "CHE"),
        ("Rafah", "Israeli tanks entered {} in the southern Gaza Strip.", "PSE"),
        ("Goma", "Rebels marched into {} in eastern Congo on Monday.", "COD"),
        ("Bakhmut", "Russian forces shelled {} overnight, Ukrainian officials said.", "UKR"),
        ("Sistan-Baluchistan", "The raid took place in {} province, Iranian media said.", "IRN"),
        ("Sistan va Baluchestan", "The raid took place in {} province, Iranian media said.", "IRN"),
        ("Balochistan", "A convoy was ambushed in {} on Sunday, Pakistani police said.", "PAK"),
        ("Mosul", "Iraqi troops retook {} after nine months.", "IRQ"),
        ("Aleppo", "Barrel bombs struck {} on Tuesday, Syrian activists said.", "SYR"),
        ("Mariupol", "Thousands are trapped in {}, the Ukrainian mayor said.", "UKR"),
    ],
)
def test_a_place_is_found_resolved_and_locative(read, name, frame, country):
    toponym = read(frame.format(name))[name]
    assert toponym.place is not None
    assert toponym.place.country == country
    assert toponym.locative


@pytest.mark.parametrize(
    ("text", "name", "country", "precision"),
    [
        ("The alliance sent troops to the Baltic states in May.", "Baltic states", None, "region"),
        (
            "Troops overran the airport in Pakistan's border province of Baluchistan.",
            "Baluchistan",
            "PAK",
            "admin1",
        ),
        (
            "The governor of Georgia spoke in Atlanta, where Georgia lawmakers met.",
            "Georgia",
            "USA",
            "admin1",
        ),
        ("Protesters marched in Tbilisi and police in Georgia arrested twenty.", "Georgia", "GEO", "country"),
        (
            "Militants seized villages in northern and western Iraq.",
            "northern and western Iraq",
            "IRQ",
            "region",
        ),
        ("A tanker was hit in the Strait of Hormuz.", "Strait of Hormuz", None, "water"),
        ("Shelling went on in the Donbas.", "Donbas", "UKR", "region"),
        ("Aid trucks crossed into the Gaza Strip.", "Gaza Strip", "PSE", "admin1"),
        ("Police fired tear gas in the Iraqi city of Basra.", "Basra", "IRQ", "populated_place"),
        ("Fighting spread through Helmand province, Afghan officials said.", "Helmand", "AFG", "admin1"),
    ],
)
def test_the_words_about_a_name_resolve_it(read, text, name, country, precision):
    place = read(text)[name].place
    assert place is not None
    assert (place.country, place.precision) == (country, PlacePrecision(precision))


@pytest.mark.parametrize(
    ("text", "locative", "other"),
    [
        ("Iran fired missiles at a camp in Syria.", {"Syria"}, {"Iran"}),
        ("Pakistan's ambassador said Tehran had promised talks.", set(), {"Pakistan", "Tehran"}),
        ("The London-based group reported clashes in Homs, Syria.", {"Homs", "Syria"}, {"London"}),
        ("Warplanes bombed Raqqa after the fall of Palmyra.", {"Raqqa", "Palmyra"}, set()),
        ("A diplomat from Norway flew to Khartoum.", {"Khartoum"}, {"Norway"}),
        ("Washington imposed sanctions on Myanmar.", set(), {"Washington", "Myanmar"}),
        ("Gunmen stormed a hotel in the Somali capital, Mogadishu.", {"Mogadishu"}, set()),
        ("The Paris attacks killed 130 people.", {"Paris"}, set()),
    ],
)
def test_only_what_holds_something_is_locative(read, text, locative, other):
    found = read(text)
    assert {name for name, toponym in found.items() if toponym.locative} == locative
    assert other <= set(found)


def test_a_dateline_names_the_place_of_writing_alone(read):
    found = read("NAIROBI, KENYA — Gunmen killed four people in Garissa on Friday.")
    assert not found["NAIROBI"].locative
    assert not found["KENYA"].locative
    assert found["Garissa"].locative


def test_people_and_months_are_no_places(read):
    found = read("Michael Jordan met Iraqi officials in June. The Taliban and Islamic State denied it.")
    assert not found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The army launched an assault on the Qarnhold Governorate on Friday.", {"Qarnhold Governorate"}),
        ("Rebels fired at soldiers near Tal Verqan on Monday.", {"Tal Verqan"}),
        ("Government troops stormed Qarnhold on Friday.", {"Qarnhold"}),
        ("Gunmen attacked three villages, including Qarnhold and Verqan, on Friday.", {"Qarnhold", "Verqan"}),
        ("The convoy was hit in Verqan, a small town near the river.", {"Verqan"}),
        ("Gunmen burned houses in a village called Verqan on Friday.", {"Verqan"}),
        ("Militants attacked soldiers in Musa Verqan in Helmand province.", {"Musa Verqan"}),
        ("The troops withdrew from Verqan Sheba on Monday.", {"Verqan Sheba"}),
        ("The army liberated Kafr Verqan after a long fight.", {"Kafr Verqan"}),
        ("The blast at Verqan hospital killed nine, doctors said.", {"Verqan"}),
        ("Planes hit the rebels in Mosul, Verqan and Qarnhold on Friday.", {"Mosul", "Verqan", "Qarnhold"}),
    ],
)
def test_names_that_no_gazetteer_has_are_found_where_they_are_called_places(read, text, names):
    assert names <= set(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "The court heard the Recreation District on Monday.",
        "Police captured Peter Verqan on Friday.",
        "The minister, a member of the Qarnhold, spoke on Friday.",
        "Talks between Peter Verqan and Paul Qarnhold broke down on Monday.",
        "Gunmen fired at Mahmoud Verqan on Monday.",
        "Soldiers came under fire in Operation Verqan.",
        "The strike killed a commander in Hezbollah.",
        "Voters in Labour and in Likud were split.",
    ],
)
def test_people_and_institutions_that_look_so_are_not_taken(read, text):
    assert not read(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Aaron Lowell reported from the front. Soon after the attack, Lowell, then 38, was freed.",
            "Lowell",
        ),
        ("Senator Maria de Lima faces charges. Police arrested de Lima on Friday.", "Lima"),
    ],
)
def test_somebody_named_in_full_is_no_town(read, text, name):
    assert name not in read(text)


def test_a_town_that_something_is_in_is_one_beside_a_namesake(read):
    text = "Aaron Lowell was held. A march in Lowell, Massachusetts, drew thousands, and Lowell fell quiet."
    assert read(text)["Lowell"].place.precision == PlacePrecision.POPULATED_PLACE


def test_furniture_is_not_read(read):
    text = "Clashes in Aden\n\nRelated: Protest in Lima"
    start = text.index("Related")
    blocks = (
        Block(start=0, end=15, role=BlockRole.HEADLINE),
        Block(start=start, end=len(text), role=BlockRole.FURNITURE),
    )
    assert set(read(text, blocks)) == {"Aden"}


def test_a_town_of_many_namesakes_is_not_pinned(read):
    toponym = read("A fire destroyed a barn near Springfield on Monday.")["Springfield"]
    assert toponym.place is None or toponym.place.precision is PlacePrecision.COUNTRY


WORDS = [
    "Iran",
    "struck",
    "Mosul",
    "in",
    "the",
    "northern",
    "Gaza",
    "Strip",
    ",",
    ".",
    "'s",
    "-",
    "—",
    "and",
    "of",
    "U.S.",
    "Sistan",
    "town",
    "\n",
    "Sana’a",
]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.sampled_from(WORDS), max_size=14))
def test_toponyms_are_in_order_apart_and_repeatable(nlp, words):
    text = " ".join(words)
    reading = Reading(report=Report(id=f"sha256:{hashlib.sha256(text.encode()).hexdigest()}", text=text))
    reading = replace(reading, **SyntaxStage(nlp)(reading))
    first, second = ToponymStage()(reading)["toponyms"], ToponymStage()(reading)["toponyms"]
    assert first == second
    end = 0
    for toponym in first:
        assert end <= toponym.start < toponym.end <= len(text)
        assert text[toponym.start : toponym.end].strip() == text[toponym.start : toponym.end]
        assert toponym.start <= reading.doc[toponym.head].idx < toponym.end
        end = toponym.end
