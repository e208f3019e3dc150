"""What several reports of one happening say, one after another and then side by side."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.rule import Rule
from rich.text import Text

from dateline.model import Casualty, Claim, Effect, Event, Ledger, Stance, Status
from dateline.views.terminal.console import speaks_unicode
from dateline.views.terminal.fragments import Page, hanging
from dateline.views.terminal.glyphs import ASCII, UNICODE, Glyphs, clean
from dateline.views.terminal.ledger import STANCE_STYLE
from dateline.views.terminal.naming import Naming, joined
from dateline.views.terminal.weighing import Rank, headline_end, lead_end, weigh
from dateline.views.terminal.words import MONTHS, STANCE, STATUS, figure_words, plural

__all__ = ["HappeningSummary", "summarise"]

EVENTS = 2
"""Events of each report that the summary names."""
WORDS = 60
"""Characters of the words that stand for an event in which nobody is named."""
FIGURES = 3
"""Figures of killed that one report gets room for."""

QUAD_COLOUR = {1: "green", 2: "blue", 3: "yellow", 4: "red"}
"""PLOVER's quad classes, as `QUAD_STYLE` of the ledger's page colours them."""

TOLD = (Stance.CLAIMS_RESPONSIBILITY, Stance.DISCLAIMS_RESPONSIBILITY, Stance.DENIES)
"""Stances that a summary tells of."""


@dataclass(frozen=True, slots=True)
class HappeningSummary:
    """The reports of one happening in the order of their dates.

    `first` and `last` bound the days of the happening: the tolls of what a report tells from before or after
    are no part of it. `one_toll` says that it is one act with one toll, so that the reports' figures compare.
    """

    title: str
    shows: str
    first: date
    last: date
    one_toll: bool
    ledgers: tuple[Ledger, ...]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        unicode = speaks_unicode(console)
        for part in self._page(UNICODE if unicode else ASCII):
            yield Page(part, plain_signs=not unicode)

    def _page(self, glyphs: Glyphs) -> Iterator[RenderableType]:
        yield Rule(Text(self.title, style="bold"), align="left")
        yield Text(self.shows, style="dim")
        yield Text()
        for ledger in self.ledgers:
            yield hanging(Text(_day(ledger), style="bold cyan"), self._report(ledger, glyphs), 1)
            yield Text()
        yield from self._across(glyphs)

    def _report(self, ledger: Ledger, glyphs: Glyphs) -> Text:
        """Headline, size, tolls, responsibility and denials, and the weightiest events of one report."""
        naming = Naming(ledger, glyphs)
        counts = f"{plural(len(ledger.events), 'event')}, {plural(len(ledger.claims), 'claim')}"
        lines = [
            Text(clean(ledger.report.title or "untitled"), style="bold"),
            Text(f"{clean(ledger.report.publisher or 'unknown')} {glyphs.dot} {counts}", style="dim"),
        ]
        weights = weigh(ledger)
        main = sorted(
            (event for event in ledger.events if weights[event.id].rank is Rank.MAIN),
            key=lambda event: -weights[event.id].score,
        )
        lines += [_event(event, naming, glyphs) for event in main[:EVENTS]]
        tolls = self._killed(ledger)[:FIGURES]
        if tolls:
            words = [
                f"{figure_words(row, glyphs)} {clean(row.victims or '')}".strip() + naming.speaker(row.claim)
                for row in tolls
            ]
            lines.append(Text.assemble(("killed ", "red"), f" {glyphs.dot} ".join(words)))
        for stance in TOLD:
            claims = [claim for claim in ledger.claims if claim.stance is stance]
            if claims:
                lines.append(
                    Text.assemble(
                        (f"{glyphs.stance[stance]} {STANCE[stance]} ", STANCE_STYLE[stance]),
                        naming.sources(claims),
                    )
                )
        return Text("\n").join(lines)

    def _killed(self, ledger: Ledger) -> list[Casualty]:
        """Whole figures of killed in the happening itself, the highest first, one of a kind."""
        edge = lead_end(ledger)
        rows = [
            row
            for event in ledger.events
            if event.status is Status.ACTUAL and self._belongs(event, edge)
            for row in event.casualties
            if row.effect is Effect.KILLED and not row.part
        ]
        different = {(row.low, row.high, row.victims): row for row in reversed(rows)}
        return sorted(different.values(), key=lambda row: (-_figure(row), row.start))

    def _leading(self, ledger: Ledger) -> Casualty | None:
        """The first figure of killed that the body gives: a report leads with the newest."""
        body, rows = headline_end(ledger), self._killed(ledger)
        return min(rows, key=lambda row: (row.start < body, row.start), default=None)

    def _belongs(self, event: Event, edge: int) -> bool:
        if event.time is None:
            return min(span.start for span in event.evidence) < edge
        # A month or a year around the happening ("last month") is no statement about it.
        start, end = date.fromisoformat(event.time.start[:10]), date.fromisoformat(event.time.end[:10])
        return start <= self.last and end >= self.first and (end - start).days < 31

    def _across(self, glyphs: Glyphs) -> Iterator[RenderableType]:
        """How the figure moved from report to report, and who claims and denies in how many of them."""
        steps: list[str] = []
        before: Casualty | None = None
        for ledger in self.ledgers if self.one_toll else ():
            first = self._leading(ledger)
            if first is None:
                continue
            move = "" if before is None else glyphs.moves[_sign(_figure(first) - _figure(before))]
            steps.append(f"{move}{figure_words(first, glyphs)} ({_day(ledger).strip()})")
            before = first
        rows: list[tuple[str, str]] = []
        if len(steps) > 1:
            rows.append(("killed, as each report leads with it", "  ".join(steps)))
        for stance in TOLD:
            found = _tellers(self.ledgers, stance, glyphs)
            if found:
                rows.append((STANCE[stance], found))
        if rows:
            yield Text(" Across the reports", style="bold")
        for label, words in rows:
            yield hanging(Text(f"{label}:", style="dim"), Text(words), 3)
        if rows:
            yield Text()


def _event(event: Event, naming: Naming, glyphs: Glyphs) -> Text:
    badge = f"{event.type} {event.mode}" if event.mode else str(event.type)
    line = Text.assemble((badge, QUAD_COLOUR[event.quad]), " ")
    if event.status is not Status.ACTUAL:
        line.append(f"{STATUS[event.status]}: ", style="bold")
    doers, targets = naming.few_actors(event.actor), naming.recipients(event, few=True)
    if not doers and not targets:
        quote = max((clean(span.quote) for span in event.evidence), key=len)
        words = quote if len(quote) <= WORDS else quote[: WORDS - 1].rstrip() + glyphs.ellipsis
        return line.append(f"“{words}”", style="dim italic")
    line.append(doers or "someone", style="" if doers else "dim italic")
    return line.append(f" {glyphs.arrow} {targets}" if targets else "")


def _tellers(ledgers: Iterable[Ledger], stance: Stance, glyphs: Glyphs) -> str:
    """The sources of one stance and in how many reports each takes it."""
    counts: dict[str, int] = {}
    for ledger in ledgers:
        naming = Naming(ledger, glyphs)
        claims: list[Claim] = [claim for claim in ledger.claims if claim.stance is stance]
        for name in dict.fromkeys(map(naming.source, claims)):
            counts[name] = counts.get(name, 0) + 1
    return joined([name if count == 1 else f"{name} (in {count} reports)" for name, count in counts.items()])


def _day(ledger: Ledger) -> str:
    """`17 Jan`, in six columns."""
    if ledger.report.published is None:
        return "no day"
    day = date.fromisoformat(ledger.report.published)
    return f"{day.day:>2} {MONTHS[day.month - 1][:3]}"


def _figure(row: Casualty) -> int:
    return row.low if row.low is not None else row.high or 0


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def summarise(
    title: str, ledgers: Iterable[Ledger], *, shows: str, first: date, last: date, one_toll: bool
) -> HappeningSummary:
    """The summary of a happening.

    Args:
        title: the happening, in words.
        ledgers: those of its reports, in any order.
        shows: what there is to see, in a sentence.
        first: its first day.
        last: its last day.
        one_toll: whether it is one act with one toll.
    """
    ordered = sorted(
        ledgers, key=lambda one: (one.report.published or "", one.report.publisher or "", one.report.id)
    )
    return HappeningSummary(title, shows, first, last, one_toll, tuple(ordered))
