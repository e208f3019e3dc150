"""What the terminal view says, whatever its layout."""

import io
import re

import pytest
from ledger_sample import TEXT, sample
from rich.console import Console

from dateline.model import Ledger
from dateline.views.terminal import LedgerView, make_console, summarise


class Stream(io.StringIO):
    """A text stream with an encoding of its own, as a terminal has."""

    def __init__(self, encoding: str = "utf-8") -> None:
        super().__init__()
        self._encoding = encoding

    @property
    def encoding(self) -> str:
        return self._encoding


def show(ledger: Ledger, width: int = 200, encoding: str = "utf-8", **options: object) -> str:
    stream = Stream(encoding)
    console = Console(file=stream, width=width, markup=False, highlight=False, emoji=False, **options)
    console.print(LedgerView(ledger))
    return stream.getvalue()


class TestLedger:
    @pytest.mark.parametrize(
        "words",
        [
            "Northern army shells border town as toll mounts",
            "Valley Courier · Mon 4 March 2024 (date from its dateline)",
            "5 events · 5 claims by 5 sources",
            "ASSAULT heavy-weapons",
            "Nordland's army → people",
            "“Clear Sky”",
            "Sun 3 March 2024 (“on Sunday”)",
            "Kaldar, Border Province, XNL (populated place)",
            "killed ≥7 “at least seven people” (security official via state television)",
            "of them 4 children, 3 women",
            "killed 12 (doctors)",
            "artillery",
            "↳ retaliation for e2: ASSAULT, Free Valley Front, Fri 1 March 2024",
            "✗ denies Nordland's defence ministry (official)",
            "★ claims responsibility Free Valley Front (party to the conflict)",
            "≠ denied by Nordland's defence ministry, asserted by security official via state television and",
            "figures differ: killed ≥7 by security official via state television; 12 by doctors",
            "asserts doctors (witness) “Doctors at the town hospital counted”",
            "◷ planned Nordland's army and Free Valley Front",
            "? hypothetical Nordland's defence ministry",
            "Mon 4 March 2024 (publication date: no date in the text)",
            "Fri 1 March 2024 (counted from another event)",
            "Geneva, Switzerland (populated place)",
            "Nowhereville (not in the gazetteer)",
            "✗ did not happen someone",
        ],
    )
    def test_says(self, ledger, words):
        assert words in show(ledger)

    def test_foreground_comes_first(self, ledger):
        page = show(ledger)
        assert page.index("The news") < page.index(" e1 ") < page.index("Told besides") < page.index(" e2 ")

    def test_what_is_unknown_is_said(self, empty_ledger):
        page = show(empty_ledger)
        assert "publisher unknown · publication date unknown" in page
        assert "No event found" in page

    @pytest.mark.parametrize("width", [40, 80, 132])
    def test_keeps_to_the_width(self, ledger, width):
        assert max(map(len, show(ledger, width).splitlines())) <= width

    def test_colour_only_on_a_terminal(self, ledger, monkeypatch):
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.delenv("NO_COLOR", raising=False)
        assert "\x1b[" not in show(ledger)
        assert "\x1b[" in show(ledger, force_terminal=True)
        monkeypatch.setenv("NO_COLOR", "1")
        page = show(ledger, force_terminal=True)
        assert not re.search(r"\x1b\[(?:\d+;)*[34]\d", page), "bold may stay, colours may not"

    def test_ascii_terminal(self, ledger):
        page = show(ledger, encoding="ascii")
        assert page.isascii()
        for words in ("->", "killed at least 7", "=> retaliation for e2", "x denies", '"on Sunday"'):
            assert words in page

    def test_report_cannot_steer_the_terminal(self):
        ledger = Ledger.model_validate(sample(title="Bad\x1b[2J [red]news[/red] \u202eevil :smile:"))
        page = show(ledger)
        assert "\x1b" not in page
        assert "\u202e" not in page
        assert "[red]news[/red]" in page
        assert ":smile:" in page

    def test_text_without_blocks(self):
        ledger = Ledger.model_validate(sample(blocks=[]))
        assert "The news" in show(ledger)

    def test_order_of_claims_is_that_of_the_ledger(self, ledger):
        page = show(ledger)
        assert page.index("asserts security official") < page.index("denies Nordland's")


class TestFigures:
    @pytest.mark.parametrize(
        ("low", "high", "words"),
        [
            (5, 5, "killed 5 "),
            (200, 300, "killed 200–300 "),
            (None, 20, "killed ≤20 "),
            (1200, None, "killed ≥1,200 "),
        ],
    )
    def test_ranges(self, low, high, words):
        data = sample()
        row = data["events"][0]["casualties"][3]
        row["low"], row["high"] = low, high
        assert words in show(Ledger.model_validate(data))

    def test_figures_that_cannot_both_hold(self):
        data = sample()
        data["events"][0]["casualties"][0]["high"] = 9
        assert "figures conflict: killed 7–9 by security official" in show(Ledger.model_validate(data))

    def test_part_without_its_whole(self):
        data = sample()
        del data["events"][0]["casualties"][0]
        assert "killed, in part: 4 children, 3 women" in show(Ledger.model_validate(data))


class TestTimes:
    @pytest.mark.parametrize(
        ("start", "end", "granularity", "words"),
        [
            ("2023-12-01", "2023-12-31", "month", "December 2023"),
            ("2023-01-01", "2023-12-31", "year", "2023 ("),
            ("2024-01-15", "2024-01-18", "range", "15–18 January 2024"),
            ("2024-01-28", "2024-02-03", "week", "28 January – 3 February 2024"),
            ("2023-12-30", "2024-01-02", "range", "30 December 2023 – 2 January 2024"),
            ("2010-01-01", "2019-12-31", "decade", "2010–2019"),
            ("2024-01-18T08", "2024-01-18T10:30", "hour", "Thu 18 January 2024, 08:00–10:30"),
        ],
    )
    def test_as_fine_as_the_words(self, start, end, granularity, words):
        data = sample()
        data["events"][0]["time"].update(start=start, end=end, granularity=granularity)
        assert words in show(Ledger.model_validate(data))


class TestSummary:
    def test_reports_in_the_order_of_their_dates(self, ledger):
        later = Ledger.model_validate(sample(publisher="Later Post", published="2024-03-06"))
        stream = Stream()
        Console(file=stream, width=120).print(summarise("Shelling of Kaldar", [later, ledger]))
        page = stream.getvalue()
        assert "Shelling of Kaldar" in page
        assert "2 reports, 10 events" in page
        assert page.index("4 March 2024") < page.index("6 March 2024")
        assert "responsibility claimed, 1 denial" in page
        assert " 12 " in page


def test_console_replaces_what_it_cannot_show():
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii")
    make_console(stream, width=80).print("Нет")
    stream.flush()
    assert b"???" in raw.getvalue()


def test_sample_is_true_to_its_text(ledger):
    assert ledger.report.text == TEXT
