"""Which happenings of a report count, judged beside the others."""

from dataclasses import replace

import pytest
from made_happenings import happening, trigger

from dateline.model import EventType, Status
from dateline.reading.events.sifting import Sifting, least, without_shadows
from dateline.reading.linear import load_model

SENTENCES = [0] * 10 + [1] * 10 + [2] * 10


def features(told, number=0):
    return set(Sifting(told, SENTENCES).features(number))


def test_a_surer_happening_of_its_type_in_the_sentence_is_seen():
    faint, sure = happening(trigger(2, score=0.4)), happening(trigger(5, score=0.9))
    assert "rival=-" in features([faint])
    assert "rival=-3" in features([faint, sure])
    assert "rival=3" in features([faint, sure], 1)
    assert "rival=-" in features([faint, happening(trigger(15, score=0.9))]), "another sentence"
    assert "rival=-" in features([faint, happening(trigger(5, kind=EventType.AID, score=0.9))]), (
        "another type"
    )


def test_every_telling_adds_to_the_weight():
    once, twice = happening(trigger(2, score=0.5)), happening(trigger(2, score=0.5), trigger(12, score=0.5))
    model = load_model("sift")
    assert model.probability(features([twice])) > model.probability(features([once]))


def test_where_in_the_report_it_stands_changes_nothing():
    early, late = happening(trigger(2)), happening(trigger(22))
    far = happening(trigger(12, kind=EventType.AID))
    assert features([early, far]) == features([far, late], 1)


def test_a_word_makes_no_second_happening_of_a_less_likely_type():
    sanction = happening(trigger(2, kind=EventType.SANCTION, score=0.9))
    shadow = happening(trigger(2, kind=EventType.REJECT, score=0.6))
    own = happening(trigger(2, kind=EventType.REJECT, score=0.6), trigger(12, kind=EventType.REJECT))
    assert without_shadows([sanction, shadow]) == [sanction]
    assert without_shadows([sanction, own]) == [sanction, own], "another word tells of it alone"
    assert without_shadows([shadow]) == [shadow]


def test_what_is_said_not_to_have_happened_may_be_less_likely():
    told = happening(trigger(2))
    denied = replace(told, status=Status.NEGATED)
    assert least(told, 0.4) == 0.4
    assert least(denied, 0.4) == pytest.approx(0.25)
