"""Which triggers cannot tell of one happening, whatever else speaks for it."""

from dataclasses import replace
from datetime import date

import pytest
from made_happenings import trigger
from spacy.tokens import Doc
from spacy.vocab import Vocab

from dateline.model import Granularity
from dateline.reading.events.comparison import Surroundings, conflict
from dateline.reading.timex.timex import Timex

FRIDAY = Timex(0, 1, date(2021, 5, 7), date(2021, 5, 7), Granularity.DAY)
MONDAY = Timex(1, 2, date(2021, 5, 3), date(2021, 5, 3), Granularity.DAY)
MARCH = Timex(2, 3, date(2021, 3, 1), date(2021, 3, 31), Granularity.MONTH)


def apart(times: tuple[Timex, Timex], sure: float, *, beside: bool = False, score: float = 0.9) -> bool:
    doc = Doc(Vocab(), words=["shelled", "stormed"])
    around = Surroundings(
        doc, doc.text, (), times, (), (), (0, 0) if beside else (0, 1), frozenset(), frozenset()
    )
    one, other = (replace(trigger(n, score=score), timex=n, timex_score=sure) for n in range(2))
    return conflict(one, other, around)


@pytest.mark.parametrize(
    ("times", "sure", "beside", "two"),
    [
        ((FRIDAY, MONDAY), 0.95, False, True),
        ((FRIDAY, MONDAY), 0.8, False, False),
        ((FRIDAY, MONDAY), 0.8, True, True),
        ((FRIDAY, MARCH), 0.95, False, False),
        ((FRIDAY, MARCH), 0.8, True, True),
        ((FRIDAY, FRIDAY), 0.95, True, False),
    ],
)
def test_sure_days_keep_apart_and_in_a_sentence_months_too(
    times: tuple[Timex, Timex], sure: float, beside: bool, two: bool
) -> None:
    assert apart(times, sure, beside=beside) is two


def test_what_stands_around_a_faint_word_keeps_nothing_apart() -> None:
    assert apart((FRIDAY, MONDAY), 0.95)
    assert not apart((FRIDAY, MONDAY), 0.95, score=0.5)
