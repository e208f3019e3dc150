"""When a happening was whose own words give no date."""

from dataclasses import replace
from datetime import date

import pytest
from made_happenings import happening, trigger

from dateline.model import TimeBasis
from dateline.reading.events import when
from dateline.reading.events.dating import Dating
from dateline.reading.events.when import expressed_times, times_of
from dateline.reading.linear import LinearModel
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


SCORED = (
    "Protests forced the mayor out in 2009, but the minister rejected calls for a vote. "
    "They met on March 3. A day later guards fired, two days before rebels attacked on March 8."
)


@pytest.fixture(scope="module")
def scored(nlp):
    report = freeze(SCORED, published=date(2024, 3, 9))
    return run_chain([SyntaxStage(nlp), TimexStage()], Reading(report))


def dated(reading, word, expression=None, score=0.9, odds=0.7):
    """A trigger, with the expression that its sentence dates it by."""
    text = reading.report.text
    found = [n for n, t in enumerate(reading.timexes) if text[t.start : t.end] == expression]
    token = next(t.i for t in reading.doc if t.text == word)
    return replace(
        trigger(token, score=score), timex=found[0] if found else None, timex_score=odds if found else 0.0
    )


def start(reading, *triggers):
    (time,) = expressed_times(reading, [happening(*triggers)])
    return time and time.start


def test_a_faint_word_dates_nothing_that_a_sure_one_of_its_sentence_leaves_open(scored):
    faint, sure = dated(scored, "forced", "2009", score=0.6), dated(scored, "rejected")
    assert start(scored, faint) == "2009-01-01"
    assert start(scored, faint, sure) is None


def test_a_word_that_is_neither_sure_of_the_happening_nor_of_the_date_dates_nothing(scored):
    assert start(scored, dated(scored, "forced", "2009", score=0.5, odds=0.5)) is None


def test_a_day_counted_from_one_told_before_dates_its_happening(scored):
    assert start(scored, dated(scored, "fired", "A day later")) == "2024-03-04"


def test_what_is_counted_from_another_happening_does_not_date_that_one(scored):
    assert start(scored, dated(scored, "fired", "two days before")) == "2024-03-06"
    assert start(scored, dated(scored, "attacked", "two days before")) is None


def test_the_publication_date_is_given_sooner_than_a_date_of_the_text(scored, monkeypatch):
    monkeypatch.setattr(when, "load_model", lambda name: LinearModel(-0.7, {}, 0.35, ""))
    (time,) = times_of(scored, [happening(dated(scored, "met"))])
    assert time.basis == TimeBasis.REPORT


def times_in(nlp, text, *words):
    reading = run_chain([SyntaxStage(nlp), TimexStage()], Reading(freeze(text, published=date(2024, 3, 9))))
    tokens = [next(t.i for t in reading.doc if t.text == word) for word in words]
    times = times_of(reading, [happening(trigger(token)) for token in tokens])
    return [time and (time.start, time.end, time.basis) for time in times]


@pytest.fixture
def fallback(monkeypatch):
    """Every happening has the publication date unless its words say more."""
    monkeypatch.setattr(when, "load_model", lambda name: LinearModel(9.0, {}, 0.35, ""))


def test_what_the_news_of_the_day_is_counted_from_has_a_day(nlp, fallback):
    text = "Police fired at crowds two days after rebels attacked the port."
    assert times_in(nlp, text, "fired", "attacked") == [
        ("2024-03-09", "2024-03-09", TimeBasis.REPORT),
        ("2024-03-07", "2024-03-07", TimeBasis.EVENT),
    ]


def test_it_came_after_counts_from_the_publication_date(nlp, fallback):
    text = "It came a day after rebels attacked the port."
    assert times_in(nlp, text, "attacked") == [("2024-03-08", "2024-03-08", TimeBasis.EVENT)]


def test_longer_units_count_whole(nlp, fallback):
    text = "Police fired at crowds a week after rebels attacked the port."
    assert times_in(nlp, text, "fired", "attacked")[1] == ("2024-02-26", "2024-03-03", TimeBasis.EVENT)


SINCE = "Since the mayor returned in 2012, the council has tightened controls."


@pytest.mark.parametrize(
    ("word", "chosen", "end"),
    [
        ("tightened", "2012", "2024-03-09"),
        ("tightened", "Since", "2024-03-09"),
        ("returned", "Since", "2012-12-31"),
        ("returned", "2012", "2012-12-31"),
    ],
)
def test_a_since_clause_has_its_own_date_and_dates_the_rest_from_it(nlp, word, chosen, end):
    reading = run_chain([SyntaxStage(nlp), TimexStage()], Reading(freeze(SINCE, published=date(2024, 3, 9))))
    (time,) = expressed_times(reading, [happening(dated(reading, word, chosen))])
    assert (time.start, time.end) == ("2012-01-01", end)


EXACT = "Bombings in 2005 shook the port. The 7/7/2005 attacks killed two. Raids in June 2006 followed."


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ([("Bombings", "2005"), ("attacks", "7/7/2005")], ("2005-07-07", "2005-07-07")),
        ([("Bombings", "2005"), ("Raids", "June 2006")], ("2005-01-01", "2005-12-31")),
    ],
)
def test_a_finer_date_within_the_likeliest_says_when(nlp, words, days):
    reading = run_chain([SyntaxStage(nlp), TimexStage()], Reading(freeze(EXACT, published=date(2024, 3, 9))))
    triggers = [dated(reading, word, told, odds=0.9 - n / 5) for n, (word, told) in enumerate(words)]
    (time,) = expressed_times(reading, [happening(*triggers)])
    assert (time.start, time.end) == days


def test_what_is_counted_from_has_not_the_date_of_what_is_counted(nlp):
    text = "Guards shot down a drone on March 6, a day after jets bombed a bridge."
    reading = run_chain([SyntaxStage(nlp), TimexStage()], Reading(freeze(text, published=date(2024, 3, 9))))
    told = [happening(dated(reading, word, "March 6")) for word in ("shot", "bombed")]
    assert [time.start for time in expressed_times(reading, told)] == ["2024-03-06", "2024-03-05"]
