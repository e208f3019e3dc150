"""What several reports of one happening say, side by side."""

from collections.abc import Iterable
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.model import Casualty, Effect, EventType, Ledger, Stance, Status
from dateline.services.reading.disagreement import disputes
from dateline.views.terminal.console import speaks_unicode
from dateline.views.terminal.glyphs import ASCII, UNICODE, Glyphs, clean, plain
from dateline.views.terminal.words import day_words, figure_words, plural

__all__ = ["HappeningSummary", "ReportLine", "summarise"]


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One report of a happening in the summary."""

    published: str | None
    publisher: str
    events: int
    claims: int
    killed: Casualty | None
    """The highest whole figure of killed that the report gives for one act of force."""
    disputed: int
    denials: int
    responsibility: int


@dataclass(frozen=True, slots=True)
class HappeningSummary:
    """The reports of one happening in the order of their dates."""

    title: str
    lines: tuple[ReportLine, ...]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        unicode = speaks_unicode(console)
        glyphs = UNICODE if unicode else ASCII
        counts = plural(len(self.lines), "report")
        total = plural(sum(line.events for line in self.lines), "event")
        yield Text.assemble((plainly(self.title, unicode), "bold"), (f"  {counts}, {total}", "dim"))
        table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
        table.add_column("published", no_wrap=True)
        table.add_column("publisher", min_width=8, overflow="fold")
        for header in ("events", "claims", "most killed"):
            table.add_column(header, justify="right", no_wrap=True)
        table.add_column("sources", min_width=18)
        for line in self.lines:
            table.add_row(*(Text(plainly(cell, unicode)) for cell in _cells(line, glyphs)))
        yield Padding(table, (0, 0, 0, 2), expand=False)


def _cells(line: ReportLine, glyphs: Glyphs) -> tuple[str, ...]:
    notes = []
    if line.responsibility:
        notes.append("responsibility claimed")
    if line.denials:
        notes.append(plural(line.denials, "denial"))
    if line.disputed:
        notes.append(f"{glyphs.unequal} {plural(line.disputed, 'event')} disputed")
    return (
        day_words(line.published) if line.published else "no date",
        line.publisher,
        str(line.events),
        str(line.claims),
        figure_words(line.killed, glyphs) if line.killed else "",
        ", ".join(notes),
    )


def summarise(title: str, ledgers: Iterable[Ledger]) -> HappeningSummary:
    """The summary of a happening.

    Args:
        title: the happening, in words.
        ledgers: those of its reports, in any order.
    """
    ordered = sorted(
        ledgers, key=lambda one: (one.report.published or "", one.report.publisher or "", one.report.id)
    )
    return HappeningSummary(title, tuple(_line(ledger) for ledger in ordered))


def _line(ledger: Ledger) -> ReportLine:
    stances = [claim.stance for claim in ledger.claims]
    return ReportLine(
        published=ledger.report.published,
        publisher=clean(ledger.report.publisher or "unknown"),
        events=len(ledger.events),
        claims=len(ledger.claims),
        killed=_worst(ledger),
        disputed=sum(1 for event in ledger.events if disputes(ledger, event)),
        denials=sum(stance in (Stance.DENIES, Stance.DISCLAIMS_RESPONSIBILITY) for stance in stances),
        responsibility=sum(stance is Stance.CLAIMS_RESPONSIBILITY for stance in stances),
    )


def _worst(ledger: Ledger) -> Casualty | None:
    rows = [
        row
        for event in ledger.events
        if event.type is EventType.ASSAULT and event.status is Status.ACTUAL
        for row in event.casualties
        if row.effect is Effect.KILLED and not row.part
    ]
    return max(
        rows, key=lambda row: (row.low if row.low is not None else row.high or 0, -row.start), default=None
    )


def plainly(words: str, unicode: bool) -> str:
    """The words as the terminal can show them."""
    return words if unicode else plain(words)
