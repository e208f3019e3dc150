"""The frozen text and its blocks."""

import hashlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import BlockRole, PublishedBasis
from dateline.sources import freeze, normalise

LETTERS = st.text(st.characters(exclude_categories=[]), max_size=300)
LINES = st.lists(
    st.sampled_from(
        [
            "",
            "   ",
            "Rebels seize border town",
            "Skip to main content",
            "FILE - A soldier stands guard in Kestova, May 3, 2023.",
            "The army said on Thursday that it had left the town.",
            "القوات 🚀 e\u0301tat — “quoted”",
            "Share",
            "0:00:26",
            "By Mira Doe",
        ]
    ),
    max_size=12,
).map("\n".join)


@given(LETTERS | LINES)
def test_normalising_twice_is_normalising_once(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    once.encode()


@given(LETTERS.map(lambda text: "Word " + text) | LINES.map(lambda text: "Word\n" + text))
def test_blocks_slice_the_text_and_leave_out_only_white_space(text: str) -> None:
    report = freeze(text)
    assert freeze(report.text).text == report.text
    assert report.id == "sha256:" + hashlib.sha256(report.text.encode()).hexdigest()
    end = 0
    for block in report.blocks:
        words = report.text[block.start : block.end]
        assert words == words.strip() != ""
        assert "\n" not in words
        assert not report.text[end : block.start].strip()
        end = block.end
    assert not report.text[end:].strip()
    assert sum(block.role == BlockRole.HEADLINE for block in report.blocks) <= 1


@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufeff")
    )
)
def test_text_without_control_characters_is_kept_as_it_is(text: str) -> None:
    assert normalise(text) == text


def test_offsets_are_those_of_the_file() -> None:
    text = "Army says 🚀 hit e\u0301lite unit\n\n\tالقوات said “no”. Family 👨‍👩‍👧 fled.\n"
    report = freeze(text)
    assert report.text == text
    assert text[report.blocks[1].start : report.blocks[1].end] == text.split("\n")[2].strip()


def test_line_ends_and_control_characters() -> None:
    assert normalise("\ufeffa\r\nb\rc\u2028d\x00e\x1cf\x85g\th") == "a\nb\nc\nd e f\ng\th"
    assert normalise("lone \ud800 surrogate") == "lone \ufffd surrogate"


def test_what_is_given_is_kept() -> None:
    report = freeze(
        "It rained fire.", title="Night of fire", url="https://x.example/1", published=date(2024, 1, 18)
    )
    assert (report.title, report.url, report.published) == (
        "Night of fire",
        "https://x.example/1",
        "2024-01-18",
    )
    assert report.published_basis == PublishedBasis.GIVEN
    assert report.text == "It rained fire."


def test_empty_text_is_refused() -> None:
    for text in ("", " \n ", "—— 123 ——"):
        with pytest.raises(ValueError, match="no report"):
            freeze(text)


def test_too_long_a_text_is_refused_with_the_limit() -> None:
    with pytest.raises(ValueError, match=r"1,000,000.*split"):
        freeze("word " * 200_001)
