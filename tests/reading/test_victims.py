"""Whom an attack befell by the figures of its human cost."""

from dataclasses import replace

import pytest
from made_happenings import happening, trigger
from spacy.language import Language

from dateline.model import Effect, EventType
from dateline.reading.events.victims import with_victims
from dateline.reading.toll.toll import Toll

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("kind", "did", "befell", "expected"),
    [
        (EventType.ASSAULT, (), (), (5,)),
        (EventType.ASSAULT, (), (1,), (1,)),
        (EventType.ASSAULT, (5,), (), ()),
        (EventType.PROTEST, (), (), ()),
    ],
)
def test_an_attack_that_reaches_nobody_befell_those_whom_its_figures_count(
    nlp: Language,
    kind: EventType,
    did: tuple[int, ...],
    befell: tuple[int, ...],
    expected: tuple[int, ...],
) -> None:
    text = "The blast was when six miners lost their lives."
    doc = nlp(text)
    miners = next(token for token in doc if token.text == "miners")
    toll = Toll(23, 46, Effect.KILLED, 6, 6, (miners.idx, miners.idx + 6), miners.i + 1)
    made = replace(trigger(1, kind=kind), tolls=(0,))
    told = replace(happening(made), type=kind, actors=did, recipients=befell)
    found = with_victims(doc, told, (toll,), lambda i: i if i == miners.i else None)
    assert found.recipients == expected
