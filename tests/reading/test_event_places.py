"""Which of the places that are told of one happening its row gives."""

from dataclasses import replace

import pytest
from made_happenings import happening, trigger

from dateline.model import PlacePrecision
from dateline.reading.rows.event import place_of
from dateline.reading.toponyms.toponym import Resolved, Toponym

COUNTRY, TOWN = PlacePrecision.COUNTRY, PlacePrecision.POPULATED_PLACE


def named(*precisions):
    return [
        Toponym(n, n + 1, n, Resolved(f"P{n}", None, "NOR", None, None, None, precision), locative=True)
        for n, precision in enumerate(precisions)
    ]


def told(*tellings):
    return happening(
        *(
            replace(trigger(n, score=score), toponym=n, toponym_score=place)
            for n, (score, place) in enumerate(tellings)
        )
    )


@pytest.mark.parametrize(
    ("tellings", "chosen"),
    [
        ([(0.9, 0.9), (0.9, 0.8)], 1),
        ([(0.9, 0.9), (0.9, 0.6)], 0),
        ([(0.98, 0.7), (0.4, 0.97)], 0),
    ],
)
def test_the_finest_of_the_places_that_are_about_as_sure(tellings, chosen):
    assert place_of(told(*tellings), named(COUNTRY, TOWN)) == chosen


def test_a_happening_without_a_place_has_none():
    assert place_of(happening(trigger(1)), named(COUNTRY)) is None
