"""What holds of time expressions in any words and from any day; a blank pipeline is enough."""

from datetime import date, timedelta

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.reading.timex import find_timexes

_BLANK = spacy.blank("en")
_BLANK.add_pipe("sentencizer")
_WORDS = """
Monday Friday last next this week month year the in since from to between and January May 2014 18 3 , - early
mid late two days ago past of Christmas 1990s night at 10:30 p.m. Jan. every weekend later earlier before
after a . first half quarter spring 20th for 0000s 9999 weeks
"""
_PIECES = st.sampled_from(_WORDS.split())


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=14), st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_any_words(pieces: list[str], published: date) -> None:
    text = " ".join(pieces)
    timexes = find_timexes(_BLANK(text), published)
    assert timexes == find_timexes(_BLANK(text), published)
    last = 0
    for timex in timexes:
        assert last <= timex.start < timex.end <= len(text)
        assert text[timex.start : timex.end].strip() == text[timex.start : timex.end]
        last = timex.end
        assert (timex.first is None) == (timex.last is None)
        if timex.first and timex.last:
            assert timex.first <= timex.last


_WEEKLY = st.sampled_from(
    [
        "Monday",
        "Sunday night",
        "last week",
        "this week",
        "next week",
        "today",
        "overnight",
        "last Tuesday",
        "over the weekend",
        "two weeks ago",
        "three days ago",
        "in the past three days",
        "since Friday",
        "from Monday to Thursday",
        "tomorrow",
    ]
)


@settings(max_examples=100, deadline=None)
@given(_WEEKLY, st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_a_week_later_means_a_week_later(words: str, published: date) -> None:
    text = f"They fought there, {words}."
    week = timedelta(days=7)
    for now, then in zip(
        find_timexes(_BLANK(text), published), find_timexes(_BLANK(text), published + week), strict=True
    ):
        assert now.first is not None
        assert now.last is not None
        assert (then.first, then.last) == (now.first + week, now.last + week)
