"""What a report's outlet, words and other places say of its names. All texts are invented."""

import pytest

from dateline.gazetteer import Feature, Gazetteer
from dateline.reading.toponyms.group import Group
from dateline.reading.toponyms.neighbours import Holder
from dateline.reading.toponyms.outlet import home_words, outlet_of
from dateline.reading.toponyms.ranker import load_ranker
from dateline.reading.toponyms.scene import Scene
from dateline.reading.toponyms.surroundings import surroundings
from dateline.sources import freeze


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer()


def best(gazetteer, *names, words=None, holder=None):
    """The likeliest place of the first name beside the others."""
    groups = [Group(name, gazetteer.candidates(name)) for name in names]
    if holder:
        groups[0].holders.append(holder)
    scene = Scene(groups, words=words)
    probabilities = load_ranker().probabilities(scene)
    _, start, end = scene.bounds()[0]
    row = max(range(start, end), key=lambda number: probabilities[number])
    return scene.candidates[row], probabilities[start:end]


@pytest.mark.parametrize(
    ("names", "country", "admin1"),
    [
        (("Alexandria", "Pineville", "Lafayette", "Louisiana"), "USA", "Louisiana"),
        (("Alexandria", "Cairo", "Giza"), "EGY", "Alexandria"),
        (("Tripoli", "Beirut", "Lebanon"), "LBN", "North"),
        (("Tripoli", "Benghazi", "Misrata"), "LBY", "Tripoli"),
        (("Hyderabad", "Karachi", "Sindh"), "PAK", "Sindh"),
        (("Hyderabad", "Telangana", "New Delhi"), "IND", "Telangāna"),
        (("Middle East", "Egypt", "United States", "Israel"), None, None),
        (("Georgia", "Atlanta"), "USA", "Georgia"),
        (("Georgia", "Tbilisi"), "GEO", None),
    ],
)
def test_other_names_choose_among_namesakes(gazetteer, names, country, admin1):
    place, _ = best(gazetteer, *names)
    assert place.country == country
    assert place.admin1 is None or admin1 in place.admin1


def test_a_country_beside_the_name_outweighs_size(gazetteer):
    plain, _ = best(gazetteer, "Valencia")
    held, _ = best(
        gazetteer, "Valencia", holder=Holder(frozenset({"ESP"}), frozenset({gazetteer.country("ESP").row}))
    )
    assert (plain.country, held.country) == ("VEN", "ESP")


def test_probabilities_leave_room_for_a_place_that_is_not_there(gazetteer):
    _, probabilities = best(gazetteer, "Springfield")
    assert 0 < probabilities.sum() < 1
    assert probabilities.max() < 0.5


def test_words_of_a_country(gazetteer):
    counts = home_words(
        "The Sheriff’s Office closed Route 12. Rep. Dunn, a Republican, asked the City Council why."
    )
    assert max(counts, key=counts.get) == "USA"
    assert home_words("Rebels shelled the town again overnight.") == {}


@pytest.mark.parametrize(
    ("publisher", "place", "country"),
    [
        ("lahoreherald.com.pk", "lahore", "PAK"),
        ("The Dallas Morning News", "dallas", None),
        ("weeklypost.co.uk", None, "GBR"),
        (None, None, None),
    ],
)
def test_an_outlet_tells_its_home(gazetteer, publisher, place, country):
    outlet = outlet_of(freeze("Rain fell.", publisher=publisher), gazetteer)
    assert (outlet.place, outlet.country) == (place, country)


def test_what_holds_most_places_holds_the_unknown_one(gazetteer):
    towns = [
        max((c for c in gazetteer.candidates(name) if c.admin1 == "Texas"), key=lambda c: c.population)
        for name in ("Palestine", "Elkhart", "Frankston")
    ]
    county = surroundings(towns, gazetteer)
    assert (county.feature, county.name) == (Feature.ADMIN2, "Anderson County")
    apart = [gazetteer.capital(code) for code in ("IRN", "PAK", "IRQ")]
    assert surroundings(apart, gazetteer) is None
    assert surroundings([], gazetteer) is None
