"""Which figures of human cost make rows of an event."""

from dataclasses import replace

import pytest
from made_happenings import happening, trigger
from spacy.language import Language

from dateline.model import Effect, EventType, Report, Status
from dateline.reading.rows.casualty import can_bear, casualties_of, casualty_rows
from dateline.reading.stage import Reading
from dateline.reading.toll.stage import find_tolls
from dateline.reading.toll.toll import Toll


def toll(effect, low, high, *, stated=True):
    return Toll(0, 1, effect, low, high, None, 0, stated=stated)


def rows(*tolls):
    return [(row.effect, row.low, row.high) for row in casualty_rows(tolls, "x")]


def test_a_figure_takes_the_place_of_vague_words():
    exact = (Effect.KILLED, 9, 9)
    assert rows(toll(*exact), toll(Effect.KILLED, 1, None)) == [exact]
    assert rows(toll(*exact), toll(Effect.CASUALTIES, 1, None)) == [exact]
    assert rows(toll(*exact), toll(Effect.INJURED, 1, None)) == [exact, (Effect.INJURED, 1, None)]
    assert rows(toll(Effect.KILLED, 1, None)) == [(Effect.KILLED, 1, None)]


def test_who_stands_in_a_list_beside_a_figure_is_none_of_it():
    two, child = toll(Effect.KILLED, 2, 2), toll(Effect.KILLED, 1, 1, stated=False)
    assert rows(two, child) == [(Effect.KILLED, 2, 2), (Effect.KILLED, 1, 1)]
    assert rows(two, replace(child, predicate=9)) == [(Effect.KILLED, 2, 2)]


def test_a_headline_drops_at_least():
    assert rows(toll(Effect.KILLED, 7, 7), toll(Effect.KILLED, 7, None)) == [(Effect.KILLED, 7, None)]
    assert len(rows(toll(Effect.KILLED, 7, 7), toll(Effect.KILLED, 8, None))) == 2, "rival figures"


def test_acts_bear_what_they_can_do():
    assault, arrest = happening(trigger(2)), happening(trigger(2, kind=EventType.COERCE))
    protest = happening(trigger(2, kind=EventType.PROTEST))
    assert can_bear(assault, Effect.KILLED)
    assert not can_bear(assault, Effect.DETAINED)
    assert can_bear(replace(assault, mode="abduct"), Effect.DETAINED)
    assert can_bear(arrest, Effect.DETAINED)
    assert not can_bear(arrest, Effect.KILLED)
    assert can_bear(protest, Effect.INJURED)
    assert not can_bear(protest, Effect.DISPLACED)
    assert not can_bear(happening(trigger(2, kind=EventType.AID)), Effect.KILLED)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Gunmen attacked the post and killed nine guards.", ["attacked"], [["killed"]]),
        ("Gunmen attacked the post, aiming to kill nine guards.", ["attacked"], [[]]),
        ("Gunmen attacked the post after a call for the killing of nine guards.", ["attacked"], [[]]),
        ("Soldiers raided the village and arrested nine men.", ["raided", "arrested"], [[], ["detained"]]),
    ],
)
def test_figures_stand_on_the_act_that_did_it(nlp: Language, text, words, expected):
    doc = nlp(text)
    tolls = find_tolls(doc)
    told = []
    for number, word in enumerate(words):
        token = next(t for t in doc if t.text == word)
        kind = EventType.COERCE if number else EventType.ASSAULT
        # All figures are first given to the first act.
        indices = () if number else tuple(range(len(tolls)))
        told.append(happening(replace(trigger(token.i, kind=kind), tolls=indices)))
    found = casualties_of(Reading(Report(id="sha256:" + "0" * 64, text=text), doc=doc, tolls=tolls), told)
    assert [[row.effect for row in one] for one in found] == expected


@pytest.mark.slow
def test_what_did_not_happen_has_no_toll(nlp: Language):
    doc = nlp("Gunmen attacked the post and killed nine guards.")
    tolls = find_tolls(doc)
    told = happening(replace(trigger(1), tolls=(0,)))
    reading = Reading(Report(id="sha256:" + "0" * 64, text=doc.text), doc=doc, tolls=tolls)
    assert len(casualties_of(reading, [told])[0]) == 1
    assert casualties_of(reading, [replace(told, status=Status.NEGATED)]) == [()]
