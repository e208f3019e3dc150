"""Which happenings of a report count, judged beside the others."""

from dataclasses import replace

from made_happenings import happening, trigger

from dateline.model import BlockRole, EventType
from dateline.reading.events.happening import Side
from dateline.reading.events.sifting import Sifting
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


def test_the_same_sides_elsewhere_are_seen():
    sides = (Side(0, 0.9, 0.0), Side(1, 0.0, 0.8))
    one, other = (
        replace(happening(trigger(token, score=score)), sides=sides) for token, score in ((2, 0.5), (25, 0.9))
    )
    assert "twin=TrueTrue" in features([one, other])
    assert "twin=FalseFalse" in features([one, other], 1), "only a surer one counts"


def test_every_telling_adds_to_the_weight():
    once, twice = happening(trigger(2, score=0.5)), happening(trigger(2, score=0.5), trigger(12, score=0.5))
    model = load_model("sift")
    assert model.probability(features([twice])) > model.probability(features([once]))


def test_a_headline_is_seen():
    assert "headline=True" in features([happening(trigger(2, role=BlockRole.HEADLINE))])
    assert "headline=False" in features([happening(trigger(2))])
