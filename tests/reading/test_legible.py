"""The copy that is read in place of a report, and the way back to the report's own words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from dateline.reading.casing import CaseRestorer
from dateline.reading.legible import legible_copy
from dateline.reading.reader import Reader
from dateline.sources import freeze

PUBLISHED = date(2024, 5, 6)


def plain(text: str) -> str:
    return legible_copy(freeze(text, published=PUBLISHED)).report.text


@pytest.mark.parametrize(
    ("noisy", "clean"),
    [
        ("The sol\u00addiers \ufb01red.", "The soldiers fired."),
        ("The\u00a0army\u2009left.", "The army left."),
        ("The  army   left.", "The army left."),
        ("The \u200barmy\ufeff left.", "The army left."),
        ("al\u2011Shabab killed \uff11\uff12.", "al-Shabab killed 12."),
        ("Ne\u0301gotiators met.", "N\u00e9gotiators met."),
        ("One line.\n  Another line.", "One line.\nAnother line."),
    ],
)
def test_typography_is_made_plain(noisy: str, clean: str) -> None:
    assert plain(noisy) == clean


def test_an_ordinary_report_is_read_itself() -> None:
    report = freeze("The army left \u201cat dawn\u201d \u2014 its caf\u00e9s stayed.", published=PUBLISHED)
    assert legible_copy(report).report is report


@given(
    st.text(alphabet="ab \u00ad\u200b\ufb01\n\u0301A1.\u00a0", min_size=1).filter(
        lambda t: any(map(str.isalpha, t))
    )
)
def test_every_character_comes_from_its_place(text: str) -> None:
    report = freeze(text, published=PUBLISHED)
    copy = legible_copy(report)
    assert plain(copy.report.text) == copy.report.text
    if copy.report is not report:
        assert len(copy.origins) == len(copy.report.text)
        assert list(copy.origins) == sorted(copy.origins)
    for block in copy.report.blocks:
        assert copy.report.text[block.start : block.end].strip()


def test_a_line_of_nothing_but_noise_is_no_block() -> None:
    copy = legible_copy(freeze("\u00ad \u00ad\nThe army left.", published=PUBLISHED))
    assert [copy.report.text[b.start : b.end] for b in copy.report.blocks] == ["The army left."]


@pytest.mark.slow
@pytest.mark.parametrize(
    "line",
    [
        "Norwegian forces shelled a Polish army post near Kandahar on Friday, officials said.",
        "The U.S. president met NATO envoys in Kharkiv on May 3.",
        "Taliban fighters may march on Quetta, Pakistan's prime minister said.",
        "Turkey says PKK rebels killed 3 soldiers; the army says they supplied Islamic State.",
        "A car bomb in Brazzaville killed two Druze; the car was stolen.",
    ],
)
def test_lines_in_capitals_get_ordinary_letters(nlp: Language, line: str) -> None:
    assert CaseRestorer(nlp)(line.upper(), "").replace("Nato", "NATO") == line


@pytest.mark.slow
def test_words_are_written_as_elsewhere_in_the_report(nlp: Language) -> None:
    restored = CaseRestorer(nlp)("POLICE ARREST ZORBAN IN BATH", "In Bath, the police held Zorban, a baker.")
    assert restored == "Police arrest Zorban in Bath"


@pytest.mark.slow
def test_rows_point_to_the_words_of_the_frozen_text() -> None:
    text = "Peruvian of\ufb01cers ar\u00adrested\u00a012 activists in\u200b Arequipa on Friday, police said."
    ledger = Reader().read(freeze(text, published=PUBLISHED))
    assert ledger.report.text == text
    (event,) = (event for event in ledger.events if event.type == "COERCE")
    assert "ar\u00adrested" in event.evidence[0].quote
    assert all(text[span.start : span.end] == span.quote for span in ledger.spans())
