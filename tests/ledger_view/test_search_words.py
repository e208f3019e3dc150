"""What is typed into a search, as words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.ledger.search import Phrase, SearchError, SearchWords, fold, words_of


@pytest.mark.parametrize(
    ("text", "wanted", "unwanted"),
    [
        ("Drone strike", [("drone",), ("strike",)], []),
        ('"drone strike" Kyiv', [("drone", "strike"), ("kyiv",)], []),
        ("al-Shabaab", [("al", "shabaab")], []),
        ("U.S. -troops", [("u", "s")], [("troops",)]),
        ('attack -"market day', [("attack",)], [("market", "day")]),
        ("Erdoğan Łódź Øystein", [("erdogan",), ("lodz",), ("oystein",)], []),
        ("a AND (b OR NEAR c*)", [("a",), ("and",), ("b",), ("or",), ("near",), ("c",)], []),
        ("same same", [("same",)], []),
    ],
)
def test_parsing(text, wanted, unwanted):
    found = SearchWords.parse(text)
    assert [one.words for one in found.wanted] == wanted
    assert [one.words for one in found.unwanted] == unwanted


def test_only_a_star_at_the_end_goes_on():
    assert SearchWords.parse("bomb*").wanted == (Phrase(("bomb",), prefix=True),)
    assert SearchWords.parse("b*mb").wanted == (Phrase(("b", "mb")),)
    assert SearchWords.parse('"bomb*"').wanted == (Phrase(("bomb",)),)


@pytest.mark.parametrize("text", ["", "   ", "-", '"', "…", "*", "()"])
def test_nothing_to_look_for(text):
    with pytest.raises(SearchError, match="no word"):
        SearchWords.parse(text)


def test_a_pasted_page_is_refused():
    with pytest.raises(SearchError, match="more than 64 words"):
        SearchWords.parse("word " * 20 + " ".join(f"w{number}" for number in range(60)))


@given(st.text(max_size=80))
def test_words_are_letters_and_digits_and_folding_twice_is_folding_once(text):
    for word in words_of(text):
        assert word.isalnum()
        assert fold(word) == word
