"""Time expressions whose reading needs no syntax: a blank pipeline is enough."""

from datetime import date

import pytest
import spacy
from spacy.tokens import Doc

from dateline.model import Block, BlockRole, Granularity
from dateline.reading.timex import Timex, find_timexes

PUBLISHED = date(2024, 1, 18)  # a Thursday

_BLANK = spacy.blank("en")
_BLANK.add_pipe("sentencizer")


def doc_of(text: str) -> Doc:
    return _BLANK(text)


def found(text: str, published: date | None = PUBLISHED) -> dict[str, Timex]:
    return {text[t.start : t.end]: t for t in find_timexes(doc_of(text), published)}


def days(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str]]:
    return [(str(t.first), str(t.last)) for t in find_timexes(doc_of(text), published)]


ABSOLUTE = [
    ("Jan. 18, 2024", "2024-01-18", "2024-01-18", "day"),
    ("Thursday, Jan. 18, 2024", "2024-01-18", "2024-01-18", "day"),
    ("18 January 2024", "2024-01-18", "2024-01-18", "day"),
    ("January 18th, 2024", "2024-01-18", "2024-01-18", "day"),
    ("2024-01-18", "2024-01-18", "2024-01-18", "day"),
    ("01/18/2024", "2024-01-18", "2024-01-18", "day"),
    ("18.01.2024", "2024-01-18", "2024-01-18", "day"),
    ("January 2016", "2016-01-01", "2016-01-31", "month"),
    ("February of 2016", "2016-02-01", "2016-02-29", "month"),
    ("2014", "2014-01-01", "2014-12-31", "year"),
    ("the 1990s", "1990-01-01", "1999-12-31", "decade"),
    ("the late 1980s", "1987-01-01", "1989-12-31", "range"),
    ("spring of 2011", "2011-03-01", "2011-05-31", "season"),
    ("the winter of 2012", "2012-12-01", "2013-02-28", "season"),
    ("the second quarter of 2015", "2015-04-01", "2015-06-30", "quarter"),
    ("the first half of 2015", "2015-01-01", "2015-06-30", "range"),
    ("early 2014", "2014-01-01", "2014-04-30", "range"),
    ("the end of 2014", "2014-12-01", "2014-12-31", "range"),
    ("mid-January 2016", "2016-01-11", "2016-01-20", "range"),
    ("early March 2016", "2016-03-01", "2016-03-10", "range"),
    ("late February 2016", "2016-02-21", "2016-02-29", "range"),
    ("July 14-16, 2015", "2015-07-14", "2015-07-16", "range"),
    ("July 14–16, 2015", "2015-07-14", "2015-07-16", "range"),
    ("14 to 16 July 2015", "2015-07-14", "2015-07-16", "range"),
    ("May 30-June 2, 2015", "2015-05-30", "2015-06-02", "range"),
    ("between June 2014 and April 2016", "2014-06-01", "2016-04-30", "range"),
    ("from June to September 2014", "2014-06-01", "2014-09-30", "range"),
    ("2011-2013", "2011-01-01", "2013-12-31", "range"),
    ("2011 and 2013", "2011-01-01", "2013-12-31", "range"),
    ("the first week of May 2015", "2015-05-04", "2015-05-10", "range"),
    ("the first two weeks of May 2015", "2015-05-01", "2015-05-14", "range"),
    ("the last Sunday of May 2015", "2015-05-31", "2015-05-31", "day"),
    ("Christmas Day 2015", "2015-12-25", "2015-12-25", "day"),
    ("Good Friday 2016", "2016-03-25", "2016-03-25", "day"),
    ("9/11", "2001-09-11", "2001-09-11", "day"),
]


@pytest.mark.parametrize(("words", "first", "last", "granularity"), ABSOLUTE)
def test_absolute(words: str, first: str, last: str, granularity: str) -> None:
    for published in (PUBLISHED, None):
        timex = found(f"It was seen in {words}.", published)[words]
        assert (str(timex.first), str(timex.last), timex.granularity.value) == (first, last, granularity)


RULINGS = [
    # A weekday is the nearest one at or before the publication date.
    ("Wednesday", "2024-01-17", "2024-01-17", "day"),
    ("Thursday", "2024-01-18", "2024-01-18", "day"),
    ("Friday", "2024-01-12", "2024-01-12", "day"),
    ("Wednesday night", "2024-01-17", "2024-01-17", "day"),
    ("earlier Tuesday", "2024-01-16", "2024-01-16", "day"),
    ("Friday of last week", "2024-01-12", "2024-01-12", "day"),
    ("from Monday to Wednesday", "2024-01-15", "2024-01-17", "range"),
    ("Tuesday and Wednesday", "2024-01-16", "2024-01-17", "range"),
    # Months and days of the month: the nearest at or before.
    ("February", "2023-02-01", "2023-02-28", "month"),
    ("Oct. 7", "2023-10-07", "2023-10-07", "day"),
    ("the 18th of January", "2024-01-18", "2024-01-18", "day"),
    ("July 14-16", "2023-07-14", "2023-07-16", "range"),
    ("between May 3 and May 9", "2023-05-03", "2023-05-09", "range"),
    ("late last month", "2023-12-21", "2023-12-31", "range"),
    ("last May", "2023-05-01", "2023-05-31", "month"),
    ("May last year", "2023-05-01", "2023-05-31", "month"),
    ("last summer", "2023-06-01", "2023-08-31", "season"),
    ("the 20th of last month", "2023-12-20", "2023-12-20", "day"),
    # Days from the publication date.
    ("today", "2024-01-18", "2024-01-18", "day"),
    ("overnight", "2024-01-17", "2024-01-18", "range"),
    ("overnight Tuesday", "2024-01-16", "2024-01-16", "day"),
    ("overnight Tuesday into Wednesday", "2024-01-16", "2024-01-17", "range"),
    ("yesterday", "2024-01-17", "2024-01-17", "day"),
    ("tomorrow", "2024-01-19", "2024-01-19", "day"),
    ("last night", "2024-01-17", "2024-01-17", "day"),
    ("the day before yesterday", "2024-01-16", "2024-01-16", "day"),
    # Weeks run Monday to Sunday; this week is Monday to the publication date.
    ("this week", "2024-01-15", "2024-01-18", "week"),
    ("last week", "2024-01-08", "2024-01-14", "week"),
    ("next week", "2024-01-22", "2024-01-28", "week"),
    ("two weeks ago", "2024-01-01", "2024-01-07", "week"),
    ("over the weekend", "2024-01-13", "2024-01-14", "range"),
    ("earlier this month", "2024-01-01", "2024-01-18", "month"),
    ("later this month", "2024-01-18", "2024-01-31", "month"),
    ("this year", "2024-01-01", "2024-01-18", "year"),
    ("last month", "2023-12-01", "2023-12-31", "month"),
    ("August 28 last year", "2023-08-28", "2023-08-28", "day"),
    ("Jan. 5 of this year", "2024-01-05", "2024-01-05", "day"),
    ("since June 30 last year", "2023-06-30", "2024-01-18", "range"),
    ("Thursday and Friday last week", "2024-01-11", "2024-01-12", "range"),
    ("the first few days of January", "2024-01-01", "2024-01-10", "range"),
    ("the last days of March 2022", "2022-03-21", "2022-03-31", "range"),
    ("the 2019 Easter Sunday", "2019-04-21", "2019-04-21", "day"),
    ("last year", "2023-01-01", "2023-12-31", "year"),
    ("four months ago", "2023-09-01", "2023-09-30", "month"),
    ("three years ago", "2021-01-01", "2021-12-31", "year"),
    ("two days ago", "2024-01-16", "2024-01-16", "day"),
    # The last so many days, the publication date among them.
    ("in the past three days", "2024-01-16", "2024-01-18", "range"),
    ("the past week", "2024-01-12", "2024-01-18", "range"),
    ("in the last year", "2023-01-19", "2024-01-18", "range"),
    ("the past 24 hours", "2024-01-17", "2024-01-18", "range"),
    # Since X: from X to the publication date.
    ("since Monday", "2024-01-15", "2024-01-18", "range"),
    ("since March 2011", "2011-03-01", "2024-01-18", "range"),
    ("since the beginning of May 2016", "2016-05-01", "2024-01-18", "range"),
    ("since last week", "2024-01-08", "2024-01-18", "range"),
    # A known day.
    ("New Year's Eve", "2023-12-31", "2023-12-31", "day"),
    ("Thanksgiving", "2023-11-23", "2023-11-23", "day"),
]


@pytest.mark.parametrize(("words", "first", "last", "granularity"), RULINGS)
def test_rulings(words: str, first: str, last: str, granularity: str) -> None:
    timex = found(f"They fought there, {words}.")[words]
    assert (str(timex.first), str(timex.last), timex.granularity.value) == (first, last, granularity)
    unplaced = found(f"They fought there, {words}.", None)[words]
    own_year = any(char.isdigit() for char in words) and "20" in words and words != "the 20th of last month"
    assert unplaced.first is None or own_year


@pytest.mark.parametrize("published", [date(2024, 1, 20), date(2024, 1, 21), date(2024, 1, 22)])
def test_last_week_on_a_weekend_is_the_one_just_ending(published: date) -> None:
    timex = found("They fought last week.", published)["last week"]
    assert timex.first == date(2024, 1, 15)


def test_last_monday_beside_a_bare_monday() -> None:
    assert found("Troops came last Monday.")["last Monday"].first == date(2024, 1, 15)
    both = found("Troops came last Monday. They left on Monday.")
    assert both["last Monday"].first == date(2024, 1, 8)
    assert both["Monday"].first == date(2024, 1, 15)


@pytest.mark.parametrize(
    "text",
    [
        "He came recently.",
        "It rose in recent weeks.",
        "They fought for years.",
        "It happened a few days ago.",
        "It lasted three hours.",
        "More than two years ago he fled.",
        "Talks follow in the coming days.",
    ],
)
def test_vague_words_place_nothing(text: str) -> None:
    (timex,) = find_timexes(doc_of(text), PUBLISHED)
    assert timex.first is timex.last is None
    assert not timex.habitual


@pytest.mark.parametrize(
    "words", ["every Friday", "weekly", "routinely", "each year", "on Sundays", "twice a week"]
)
def test_sets_are_habitual(words: str) -> None:
    timex = found(f"They march {words}.")[words]
    assert timex.habitual
    assert timex.first is None


@pytest.mark.parametrize(
    "text",
    [
        "Some 1,400 people fled.",
        "The second man fled.",
        "It may rain.",
        "They march on.",
        "The Women's March drew crowds.",
        "The Sun reported it.",
        "A 22-year-old man fled.",
        "The Sunday Times wrote of it.",
        "Shops open on Black Friday.",
        "At least 2000 people fled.",
        "It cost $2015.",
        "Resolution 2231 passed.",
        "It was tagged #marchforjustice2017.",
        "A woman in her 20s fled.",
    ],
)
def test_not_time(text: str) -> None:
    assert find_timexes(doc_of(text), PUBLISHED) == ()


def test_a_siege_is_counted_back_but_a_sentence_is_not() -> None:
    assert days("The two-week siege ended.") == [("2024-01-05", "2024-01-18")]
    assert days("He got a two-year sentence.") == [("None", "None")]


def test_clock_times() -> None:
    timex = found("The blast came at 10:30 p.m. on Jan. 5, 2024.")["at 10:30 p.m. on Jan. 5, 2024"]
    assert (timex.first, timex.hours, timex.granularity) == (
        date(2024, 1, 5),
        ("22:30", "22:30"),
        Granularity.HOUR,
    )
    timex = found("The blast came on Wednesday at noon.")["Wednesday at noon"]
    assert (timex.first, timex.hours) == (date(2024, 1, 17), ("12:00", "12:00"))


def test_upper_case() -> None:
    assert days("KILLED ON SUNDAY, JAN. 14, 2024, AND LAST WEEK") == [
        ("2024-01-14", "2024-01-14"),
        ("2024-01-08", "2024-01-14"),
    ]


def test_days_that_hang_on_the_day_last_spoken_of() -> None:
    text = "They struck on July 8. The next day crowds came; two days later police fired. That month he fled."
    assert [first for first, _ in days(text)] == ["2023-07-08", "2023-07-09", "2023-07-11", "2023-07-01"]
    assert days("They struck on July 8, 2015. A year later he fled.")[1] == ("2016-01-01", "2016-12-31")
    timex = found("They struck on July 8. The next day crowds came.")["The next day"]
    assert timex.relative is not None
    assert (timex.relative.days, timex.relative.anchor) == (1, 15)


def test_a_day_earlier_without_a_day_counts_from_the_report() -> None:
    assert days("They struck back a day earlier.") == [("2024-01-17", "2024-01-17")]


def test_a_day_tied_to_its_year_by_what_follows() -> None:
    assert days("Since the Sept. 11 attacks he hid.")[-1] == ("2001-09-11", "2001-09-11")


def test_furniture_is_skipped_and_captions_stand_alone() -> None:
    text = (
        "Published Monday\nThey struck on Jan. 8.\nFILE - A street, Dec. 5, 2013.\nThe next day crowds came."
    )
    ends = [i for i, char in enumerate(text + "\n") if char == "\n"]
    starts = [0, *(end + 1 for end in ends[:-1])]
    roles = (BlockRole.FURNITURE, BlockRole.BODY, BlockRole.CAPTION, BlockRole.BODY)
    blocks = [Block(start=s, end=e, role=r) for s, e, r in zip(starts, ends, roles, strict=True)]
    timexes = find_timexes(doc_of(text), PUBLISHED, blocks=blocks)
    assert [str(t.first) for t in timexes] == ["2024-01-08", "2013-12-05", "2024-01-09"]


def test_in_six_years_looks_back_after_a_superlative() -> None:
    assert days("It is the first visit in six years.") == [("None", "None")]


def test_impossible_dates_are_none() -> None:
    assert days("It was Feb. 30, 2015.") != [("2015-02-30", "2015-02-30")]
    assert days("Code 2015-13-45 was used.") == []
