"""When a happening was whose own words give no date."""

from datetime import date

import pytest
from made_happenings import happening, trigger

from dateline.model import TimeBasis
from dateline.reading.events.dating import Dating
from dateline.reading.events.when import times_of
from dateline.reading.stage import Reading, run_chain
from dateline.reading.syntax import SyntaxStage
from dateline.reading.timex.stage import TimexStage
from dateline.sources import freeze

pytestmark = pytest.mark.slow

TEXT = (
    "Talks on the dam go on\n\n"
    "The two sides met on March 3. Guards fired on a boat.\n\n"
    "The river had flooded its banks. Villagers fled."
)


@pytest.fixture(scope="module")
def reading(nlp):
    report = freeze(TEXT, published=date(2024, 3, 9))
    return run_chain([SyntaxStage(nlp), TimexStage()], Reading(report))


def told(reading, word):
    return happening(trigger(next(t.i for t in reading.doc if t.text == word)))


def days(reading, word):
    one = told(reading, word)
    return [o.first.isoformat() for o in Dating(reading, [one]).offers(one)]


def test_a_date_of_the_paragraph_is_offered_after_the_publication_date(reading):
    assert days(reading, "fired") == ["2024-03-09", "2024-03-03"]


def test_a_date_of_another_paragraph_is_not(reading):
    assert days(reading, "fled") == ["2024-03-09"]


def test_a_report_without_a_date_offers_its_own_words_alone(nlp):
    reading = run_chain([SyntaxStage(nlp), TimexStage()], Reading(freeze(TEXT)))
    assert days(reading, "fled") == []
    assert times_of(reading, [told(reading, "fled")]) == [None]


def test_the_publication_date_is_never_passed_off_as_a_date_of_the_text(reading):
    for word in ("met", "fired", "flooded", "fled"):
        (time,) = times_of(reading, [told(reading, word)])
        if time is not None:
            assert (time.basis == TimeBasis.REPORT) == (time.text is None)
            assert time.text is None or time.text in TEXT
