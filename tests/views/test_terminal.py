"""What the terminal view says, whatever its layout."""

import io
import re
from datetime import date
from types import MappingProxyType

import pytest
from ledger_sample import TEXT, sample, span
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


def show(
    ledger: Ledger, width: int = 200, encoding: str = "utf-8", every: bool = False, **options: object
) -> str:
    stream = Stream(encoding)
    console = Console(file=stream, width=width, markup=False, highlight=False, emoji=False, **options)
    console.print(LedgerView(ledger, every=every))
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
            "↳ in retaliation for the attack by Free Valley Front, Fri 1 March 2024 (e2)",
            "✗ denied by Nordland's defence ministry (official)",
            "★ responsibility claimed by Free Valley Front (party to the conflict)",
            "≠ denied by Nordland's defence ministry, asserted by security official via state television and",
            "figures differ: killed ≥7 by security official via state television; 12 by doctors",
            "◷ planned Nordland's army and Free Valley Front",
            "? hypothetical Nordland's defence ministry",
            "Nowhereville",
            "✗ did not happen nobody named",
        ],
    )
    @pytest.mark.parametrize("every", [False, True])
    def test_says(self, ledger, words, every):
        assert words in show(ledger, every=every)

    @pytest.mark.parametrize(
        "words",
        [
            "according to doctors (witness) “Doctors at the town hospital counted”",
            "Mon 4 March 2024 (publication date: no date in the text)",
            "Fri 1 March 2024 (counted from another event)",
            "Geneva, Switzerland (populated place)",
            "Nowhereville (not in the gazetteer)",
        ],
    )
    def test_says_every_claim_and_basis_where_all_is_asked_for(self, ledger, words):
        assert words in show(ledger, every=True)

    def test_those_who_tell_the_same_share_a_line(self, ledger):
        page = show(ledger)
        assert (
            "✓ according to security official via state television (unnamed source) and doctors (witness)"
            in page
        )

    def test_weightiest_event_comes_first_whatever_its_number(self):
        data = sample()
        toll = data["events"][0].pop("casualties")
        data["events"][0].update(name=None, instruments=[])
        data["claims"] = [claim for claim in data["claims"] if claim["id"] != "c2"]
        data["events"][1]["casualties"] = [{**row, "claim": None} for row in toll]
        page = show(Ledger.model_validate(data))
        assert page.index(" e2 ") < page.index(" e1 ")

    def test_mentions_in_passing_are_counted(self):
        data = sample()
        data["events"].append(
            {"id": "e6", "type": "CONSULT", "quad": 1, "intensity": 1, "status": "actual",
             "evidence": [span("the talks")]}
        )  # fmt: skip
        data["claims"].append(
            {"id": "c6", "event": "e6", "source": None, "kind": "report", "stance": "asserts",
             "evidence": [span("the talks")]}
        )  # fmt: skip
        ledger = Ledger.model_validate(data)
        assert "1 mention in passing" in show(ledger)
        assert " e6 " not in show(ledger)
        assert " e6 " in show(ledger, every=True)

    def test_every_event_is_shown_or_counted(self, ledger):
        page = show(ledger)
        assert all(f"{event.id} " in page for event in ledger.events)

    def test_bare_figure_is_left_to_the_toll(self):
        data = sample()
        data["actors"].append({"id": "a9", "name": "at least 12", "kind": "civilians"})
        data["events"][0]["recipient"] = ["a9", "a2"]
        assert "Nordland's army → people" in show(Ledger.model_validate(data))

    @pytest.mark.parametrize("every", [False, True])
    def test_no_blanks_at_the_ends_of_lines(self, ledger, every):
        lines = show(ledger, every=every).splitlines()
        assert [line for line in lines if line != line.rstrip()] == []

    def test_foreground_comes_first(self, ledger):
        page = show(ledger, every=True)
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
        for words in ("->", "killed at least 7", "=> in retaliation for", "x denied by", '"on Sunday"'):
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
        assert "The news" in show(ledger, every=True)
        assert "Nordland's army → people" in show(ledger)

    def test_order_of_claims_is_that_of_the_ledger(self, ledger):
        page = show(ledger)
        assert page.index("according to security official") < page.index("denied by Nordland's")


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
    DAYS = MappingProxyType({"shows": "A shelling.", "first": date(2024, 3, 1), "last": date(2024, 3, 6)})

    def page(self, ledgers, encoding="utf-8", one_toll=True, **days):
        stream = Stream(encoding)
        view = summarise("Shelling of Kaldar", ledgers, **{**self.DAYS, **days}, one_toll=one_toll)
        Console(file=stream, width=120, markup=False, highlight=False, emoji=False).print(view)
        return stream.getvalue()

    def later(self):
        data = sample(publisher="Later Post", published="2024-03-06")
        rows = data["events"][0]["casualties"]
        data["events"][0]["casualties"] = [{**rows[3], "low": 4, "high": 4}]
        return Ledger.model_validate(data)

    def test_reports_in_the_order_of_their_dates(self, ledger):
        page = self.page([self.later(), ledger])
        assert "Shelling of Kaldar" in page
        assert page.index(" 4 Mar Northern army shells") < page.index(" 6 Mar Northern army shells")
        assert "Valley Courier · 5 events, 5 claims" in page
        assert "ASSAULT heavy-weapons Nordland's army → people" in page
        assert "killed 12 (doctors) · ≥7 (security official via state television)" in page

    def test_reports_side_by_side(self, ledger):
        page = self.page([ledger, self.later()])
        assert "killed, as each report leads with it: ≥7 (4 Mar)  ↓ 4 (6 Mar)" in page
        assert "responsibility claimed by: Free Valley Front (in 2 reports)" in page
        assert "denied by: Nordland's defence ministry (in 2 reports)" in page

    def test_figures_of_several_acts_are_not_compared(self, ledger):
        assert "leads with" not in self.page([ledger, self.later()], one_toll=False)

    def test_tolls_of_other_days_are_left_out(self, ledger):
        assert "killed 12" not in self.page([ledger], first=date(2024, 3, 5))

    def test_ascii_terminal(self, ledger):
        page = self.page([ledger, self.later()], encoding="ascii")
        assert page.isascii()
        assert "down to 4" in page

    def test_no_report_was_readable(self):
        assert "Shelling of Kaldar" in self.page([])


def test_console_replaces_what_it_cannot_show():
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii")
    make_console(stream, width=80).print("Нет")
    stream.flush()
    assert b"???" in raw.getvalue()


def test_sample_is_true_to_its_text(ledger):
    assert ledger.report.text == TEXT
