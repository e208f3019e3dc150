"""The many ways to write a date or a period; a blank pipeline is enough."""

from datetime import date

import pytest
import spacy

from dateline.reading.timex import Timex, find_timexes
from dateline.reading.timex.calendar import orthodox_easter, shift_workdays
from dateline.reading.timex.lexer import fold, lex
from dateline.reading.timex.numerals import join_numerals

PUBLISHED = date(2024, 1, 18)  # a Thursday

_BLANK = spacy.blank("en")
_BLANK.add_pipe("sentencizer")


def found(text: str) -> dict[str, Timex]:
    return {text[t.start : t.end]: t for t in find_timexes(_BLANK(text), PUBLISHED)}


@pytest.mark.parametrize(
    ("words", "text", "kind"),
    [
        ("nineteen ninety-four", "1994", "SPELTYEAR"),
        ("nineteen oh one", "1901", "SPELTYEAR"),
        ("nineteen hundred", "1900", "SPELTYEAR"),
        ("two thousand and eighteen", "2018", "SPELTYEAR"),
        ("one thousand seven hundred and eighty nine", "1789", "SPELTYEAR"),
        ("twenty-two", "22", "SPELT31"),
        ("twenty second", "22th", "ORD31"),
        ("two hundred and five", "205", "NUM"),
    ],
)
def test_numerals(words: str, text: str, kind: str) -> None:
    (lexeme,) = join_numerals(lex(fold(words)))
    assert (lexeme.text, lexeme.kind, lexeme.end) == (text, kind, len(words))


def test_numbers_side_by_side_stay_apart() -> None:
    assert len(join_numerals(lex(fold("five six")))) == 2
    assert len(join_numerals(lex(fold("twenty-two-year-old")))) == 5


DAYS = [
    ("4/22/2016", "2016-04-22"),
    ("22/04/2016", "2016-04-22"),
    ("22.04.2016", "2016-04-22"),
    ("22-04-2016", "2016-04-22"),
    ("2016/04/22", "2016-04-22"),
    ("2016.4.22", "2016-04-22"),
    ("22/Apr/2016", "2016-04-22"),
    ("22-Apr-2016", "2016-04-22"),
    ("2016-Apr-22", "2016-04-22"),
    ("20160422", "2016-04-22"),
    ("22. April 2016", "2016-04-22"),
    ("22 April in 2016", "2016-04-22"),
    ("April twenty second, nineteen eighty six", "1986-04-22"),
    ("the twenty-first of October 2015", "2015-10-21"),
    ("October, 1st", "2023-10-01"),
    ("Oct-2", "2023-10-02"),
    ("the second Sunday of March 2015", "2015-03-08"),
    ("two years and three months ago", "2021-10-01"),
    ("1 month and 10 days ago", "2023-12-08"),
    ("a year and a half ago", "2022-07-01"),
    ("half a year ago", "2023-07-01"),
    ("a decade ago", "2014-01-01"),
    ("two Sundays ago", "2024-01-07"),
    ("two Sundays from now", "2024-01-28"),
    ("three days from now", "2024-01-21"),
    ("three days from Jan. 30, 2024", "2024-02-02"),
    ("Friday the 12th", "2024-01-12"),
    ("Orthodox Easter 2016", "2016-05-01"),
    ("Mother's Day of 2015", "2015-05-10"),
    ("Cyber Monday 2015", "2015-11-30"),
    ("the day before yesterday", "2024-01-16"),
    ("four business days from now", "2024-01-24"),
]


@pytest.mark.parametrize(("words", "first"), DAYS)
def test_first_day(words: str, first: str) -> None:
    assert str(found(f"Shops closed: {words}.")[words].first) == first


PERIODS = [
    ("2016-11", "2016-11-01", "2016-11-30"),
    ("11/2016", "2016-11-01", "2016-11-30"),
    ("2003-06", "2003-01-01", "2006-12-31"),
    ("Q3 2016", "2016-07-01", "2016-09-30"),
    ("2016-Q3", "2016-07-01", "2016-09-30"),
    ("H1 2016", "2016-01-01", "2016-06-30"),
    ("last quarter", "2023-10-01", "2023-12-31"),
    ("the last two quarters", "2023-07-01", "2023-12-31"),
    ("the next two quarters", "2024-04-01", "2024-09-30"),
    ("week 27 of last year", "2023-07-03", "2023-07-09"),
    ("the week of April 10, 2016", "2016-04-04", "2016-04-10"),
    ("the week beginning on April 4, 2016", "2016-04-04", "2016-04-10"),
    ("the last week of May 2015", "2015-05-25", "2015-05-31"),
    ("the last three weeks of May 2015", "2015-05-11", "2015-05-31"),
    ("from 4 to 22 May 2015", "2015-05-04", "2015-05-22"),
    ("from 4 to 22 last month", "2023-12-04", "2023-12-22"),
    ("between the ninth and the seventeenth of May 2015", "2015-05-09", "2015-05-17"),
    ("April the ninth till the seventeenth", "2023-04-09", "2023-04-17"),
    ("from April in 2016 to June in 2017", "2016-04-01", "2017-06-30"),
    ("between May 2019 and now", "2019-05-01", "2024-01-18"),
    ("from May 3, 2019 to date", "2019-05-03", "2024-01-18"),
    ("for two weeks from May 3, 2019", "2019-05-03", "2019-05-16"),
    ("the past 2 decades", "2004-01-18", "2024-01-18"),
    ("the 5 past years", "2019-01-18", "2024-01-18"),
    ("the next 3 years", "2024-01-19", "2027-01-18"),
    ("the seventies", "1970-01-01", "1979-12-31"),
    ("the 70's", "1970-01-01", "1979-12-31"),
    ("this September", "2024-09-01", "2024-09-30"),
    ("year to date", "2024-01-01", "2024-01-18"),
    ("the previous three weeks", "2023-12-29", "2024-01-18"),
    ("the last four business days", "2024-01-12", "2024-01-17"),
]


@pytest.mark.parametrize(("words", "first", "last"), PERIODS)
def test_period(words: str, first: str, last: str) -> None:
    timex = found(f"Shops closed: {words}.")[words]
    assert (str(timex.first), str(timex.last)) == (first, last)


def test_following_weeks_are_counted_from_what_was_told() -> None:
    timexes = found("It began on May 3, 2019. Over the following two weeks they fled.")
    assert str(timexes["Over the following two weeks"].first) == "2019-05-04"
    assert str(timexes["Over the following two weeks"].last) == "2019-05-17"


@pytest.mark.parametrize("words", ["all week", "a full month", "another month", "3 hrs", "half an hour"])
def test_lengths_place_nothing(words: str) -> None:
    (timex,) = found(f"It took {words}.").values()
    assert timex.first is None


def test_calendar() -> None:
    assert [str(orthodox_easter(year)) for year in (2016, 2024)] == ["2016-05-01", "2024-05-05"]
    assert shift_workdays(date(2024, 1, 19), 1) == date(2024, 1, 22)
    assert shift_workdays(date(2024, 1, 22), -2) == date(2024, 1, 18)
