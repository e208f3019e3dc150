"""Which acts take a place from elsewhere in the report, and which places are too unlikely to keep."""

from dataclasses import replace

from made_happenings import happening, trigger

from dateline.model import EventType, PlacePrecision, Status
from dateline.reading.events.siting import Site, better, is_doubtful, likeliest, sitable, without_unlikely
from dateline.reading.toponyms.toponym import Resolved


def act(kind, mode=None, status=Status.ACTUAL, *, score=None):
    one = trigger(2, kind=kind)
    if score is not None:
        one = replace(one, toponym=0, toponym_score=score)
    return replace(happening(one), mode=mode, status=status)


def site(name, precision, country="NOR", admin1=None, mention=0):
    place = Resolved(name, None, country, admin1, None, None, precision)
    return Site(place, (mention,), (0,), 0, in_lead=False, locative=True)


def test_acts_that_happen_nowhere_are_sited_nowhere():
    assert sitable(act(EventType.CONSULT, "visit"))
    assert not sitable(act(EventType.CONSULT, "phone"))
    assert sitable(act(EventType.SANCTION, "convict"))
    assert not sitable(act(EventType.SANCTION, "discontinue"))


def test_announced_acts_are_sited_where_they_have_a_place_already():
    assert sitable(act(EventType.PROTEST, "demo", Status.FUTURE))
    assert not sitable(act(EventType.AID, None, Status.FUTURE))
    assert not sitable(act(EventType.PROTEST, "demo", Status.HYPOTHETICAL))


def test_words_keep_a_place_only_where_they_were_likely_spoken_there():
    assert without_unlikely(act(EventType.REQUEST, score=0.4)).triggers[0].toponym is None
    assert without_unlikely(act(EventType.REQUEST, score=0.6)).triggers[0].toponym == 0
    assert without_unlikely(act(EventType.ASSAULT, score=0.4)).triggers[0].toponym == 0
    assert without_unlikely(act(EventType.CONSULT, "phone", score=0.5)).triggers[0].toponym is None


def test_a_country_holds_its_towns():
    norway = site("Norway", PlacePrecision.COUNTRY)
    towns = [site(name, PlacePrecision.POPULATED_PLACE) for name in ("Bergen", "Oslo")]
    abroad = site("Kiruna", PlacePrecision.POPULATED_PLACE, "SWE")
    assert likeliest([norway, *towns, abroad], [0.1, 0.2, 0.2, 0.3], 0.35) == (0.5, norway)
    assert likeliest([norway, *towns, abroad], [0.1, 0.4, 0.2, 0.3], 0.35) == (0.4, towns[0])
    assert likeliest([norway, *towns, abroad], [0.1, 0.1, 0.1, 0.3], 0.35) is None
    assert likeliest([], [], 0.35) is None


def test_a_division_holds_its_towns_alone():
    division = site("Vestland", PlacePrecision.ADMIN1, admin1="Vestland")
    inside = site("Bergen", PlacePrecision.POPULATED_PLACE, admin1="Vestland")
    outside = site("Oslo", PlacePrecision.POPULATED_PLACE, admin1="Oslo")
    assert likeliest([division, inside, outside], [0.2, 0.3, 0.3], 0.35) == (0.5, division)
    assert likeliest([division, outside], [0.2, 0.3], 0.35) is None


def test_the_place_of_an_acts_own_sentence_is_doubtful_where_no_telling_is_sure_of_it():
    assert is_doubtful(act(EventType.ASSAULT, score=0.5))
    assert not is_doubtful(act(EventType.ASSAULT, score=0.7))
    assert not is_doubtful(act(EventType.ASSAULT))
    assert not is_doubtful(act(EventType.REQUEST, score=0.5))


def test_a_doubtful_place_gives_way_to_a_likelier_one_that_does_not_hold_it():
    norway = site("Norway", PlacePrecision.COUNTRY, mention=0)
    oslo = site("Oslo", PlacePrecision.POPULATED_PLACE, mention=1)
    abroad = site("Kiruna", PlacePrecision.POPULATED_PLACE, "SWE", mention=2)
    places = [norway, oslo, abroad]
    assert better(places, [0.7, 0.1, 0.1], {2: 0.5}) == (0.7, norway)
    assert better(places, [0.7, 0.1, 0.1], {1: 0.5}) is None
    assert better(places, [0.3, 0.1, 0.1], {2: 0.36}) is None
    assert better(places, [0.1, 0.4, 0.1], {2: 0.55}) is None
