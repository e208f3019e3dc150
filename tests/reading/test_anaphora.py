"""Words that stand for a place named before. All texts are invented."""

import pytest
from made_happenings import happening, trigger

from dateline.gazetteer import Gazetteer
from dateline.model import PlacePrecision
from dateline.reading.events.anaphora import capital_meant, may_mean, place_word
from dateline.reading.events.siting import SiteStage
from dateline.reading.stage import Reading, run_chain
from dateline.reading.syntax import SyntaxStage
from dateline.reading.toponyms import ToponymStage
from dateline.reading.toponyms.toponym import Resolved
from dateline.sources import freeze

pytestmark = pytest.mark.slow


def word_of(nlp, text, verb):
    doc = nlp(text)
    return place_word(happening(trigger(next(t.i for t in doc if t.text == verb))), doc)


@pytest.mark.parametrize(
    ("text", "verb", "word"),
    [
        ("Rebels have shelled the capital for two years.", "shelled", "capital"),
        ("Sixty people were killed in the city on Monday.", "killed", "city"),
        ("Two soldiers were wounded there.", "wounded", "there"),
        ("The mayor of the city said that soldiers fired.", "fired", None),
        ("Soldiers fired in the besieged city.", "fired", None),
        ("Soldiers fired in the city of Bergen.", "fired", None),
        ("Soldiers fired in a city.", "fired", None),
        ("There were clashes.", "clashes", None),
    ],
)
def test_a_bare_word_for_a_place_stands_for_one_named_before(nlp, text, verb, word):
    assert word_of(nlp, text, verb) == word


def place(name, precision, country, geonameid=None):
    return Resolved(name, geonameid, country, None, None, None, precision)


def test_a_city_is_no_country():
    assert may_mean("city", place("Bergen", PlacePrecision.POPULATED_PLACE, "NOR"))
    assert not may_mean("city", place("Norway", PlacePrecision.COUNTRY, "NOR"))


def test_a_capital_is_one():
    gazetteer = Gazetteer()
    oslo = gazetteer.capital("NOR").geonameid
    towns = [
        place("Bergen", PlacePrecision.POPULATED_PLACE, "NOR", 1),
        place("Oslo", PlacePrecision.POPULATED_PLACE, "NOR", oslo),
    ]
    assert capital_meant("capital", towns, gazetteer) == {oslo}
    assert capital_meant("city", towns, gazetteer) == frozenset()


def test_an_act_in_the_capital_is_sited_at_the_capital_that_the_report_names(nlp):
    text = (
        "The rebels hold Kandahar and Herat in Afghanistan. In Kabul, people queue for bread.\n\n"
        "Rebels in Kandahar said that Kandahar was calm. Their men have shelled the capital for two years."
    )
    reading = run_chain([SyntaxStage(nlp), ToponymStage()], Reading(freeze(text)))
    act = happening(trigger(next(t.i for t in reading.doc if t.text == "shelled")))
    (sited,) = SiteStage()(
        Reading(reading.report, doc=reading.doc, toponyms=reading.toponyms, happenings=(act,))
    )["happenings"]
    toponym = reading.toponyms[sited.triggers[0].toponym]
    assert text[toponym.start : toponym.end] == "Kabul"
