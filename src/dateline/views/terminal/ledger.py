"""One ledger as a page: headline, then events with their claims, the foreground first."""

from collections import defaultdict
from collections.abc import Iterator

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dateline.model import (
    BlockRole,
    Claim,
    ClaimKind,
    Event,
    Ledger,
    Stance,
    Status,
)
from dateline.services.reading.disagreement import Dispute, DisputeKind, disputes
from dateline.views.terminal.console import speaks_unicode
from dateline.views.terminal.facts import EventFacts
from dateline.views.terminal.fragments import INDENT, Attribution, Plain, Quotation, hanging
from dateline.views.terminal.glyphs import ASCII, UNICODE, Glyphs, clean
from dateline.views.terminal.naming import Naming
from dateline.views.terminal.words import (
    BASIS,
    CLAIM_KIND,
    STANCE,
    STATUS,
    day_words,
    figure_words,
    plural,
)

__all__ = ["LedgerView"]

QUAD_STYLE = {1: "black on green", 2: "white on blue", 3: "black on yellow", 4: "white on red"}
"""PLOVER's quad classes: verbal and material cooperation, verbal and material conflict."""

STATUS_STYLE = {
    Status.FUTURE: "bold cyan",
    Status.HYPOTHETICAL: "bold magenta",
    Status.NEGATED: "bold red",
    Status.GENERIC: "dim",
}

STANCE_STYLE = {
    Stance.ASSERTS: "green",
    Stance.DENIES: "bold red",
    Stance.HEDGES: "yellow",
    Stance.CLAIMS_RESPONSIBILITY: "bold green",
    Stance.DISCLAIMS_RESPONSIBILITY: "bold red",
}

LEAD_PARAGRAPHS = 2
"""An event told in the headline or in the first two paragraphs of the body is foreground."""


class LedgerView:
    """A ledger as rich renders it; the width and the character set are the console's.

    Args:
        ledger: what to show.
        evidence: whether the quoted words are shown under each claim.
    """

    def __init__(self, ledger: Ledger, *, evidence: bool = True) -> None:
        self._ledger = ledger
        self._evidence = evidence
        self._events = {event.id: event for event in ledger.events}
        self._claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in ledger.claims:
            self._claims[claim.event].append(claim)
        self._use(UNICODE)

    def _use(self, glyphs: Glyphs) -> None:
        self._glyphs = glyphs
        self._naming = Naming(self._ledger, glyphs)
        self._facts = EventFacts(self._ledger, glyphs, self._naming)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        unicode = speaks_unicode(console)
        self._use(UNICODE if unicode else ASCII)
        for part in self._page():
            yield part if unicode else Plain(part)

    def _page(self) -> Iterator[RenderableType]:
        yield self._headline()
        yield self._counts()
        foreground, background = self._order()
        for title, events in (("The news", foreground), ("Told besides", background)):
            if events and foreground and background:
                yield Padding(Rule(Text(title, style="dim"), style="dim", align="left"), (1, 0, 0, 0))
            for event in events:
                yield from self._event(event)
        yield Text()

    def _headline(self) -> Panel:
        report = self._ledger.report
        title = Text(clean(report.title or _first_words(report.text)), style="bold")
        parts = [clean(report.publisher) if report.publisher else "publisher unknown"]
        if report.author:
            parts.append(f"by {clean(report.author)}")
        if report.published is None or report.published_basis is None:
            parts.append("publication date unknown")
        else:
            parts.append(f"{day_words(report.published, weekday=True)} ({BASIS[report.published_basis]})")
        if report.language != "en":
            parts.append(f"language {report.language}")
        body = Text("\n").join([title, Text(f" {self._glyphs.dot} ".join(parts), style="dim")])
        if report.url:
            body.append("\n" + clean(report.url), style="dim underline")
        return Panel(body, border_style="blue", padding=(0, 1))

    def _counts(self) -> Text:
        if not self._ledger.events:
            return Text(
                "No event found: the report tells of none that the coding manual counts.", style="yellow"
            )
        sources = {claim.source for claim in self._ledger.claims if claim.source}
        disputed = sum(1 for event in self._ledger.events if disputes(self._ledger, event))
        words = [
            plural(len(self._ledger.events), "event"),
            plural(len(self._ledger.claims), "claim")
            + (f" by {plural(len(sources), 'source')}" if sources else ""),
        ]
        if disputed:
            words.append(f"{self._glyphs.unequal} sources disagree on {plural(disputed, 'event')}")
        return Text(f" {self._glyphs.dot} ".join(words), style="dim")

    def _order(self) -> tuple[list[Event], list[Event]]:
        """Foreground events and the others, each in text order."""
        edge = _lead_ends(self._ledger)
        events = sorted(self._ledger.events, key=lambda e: (min(s.start for s in e.evidence), e.id))
        lead = [event for event in events if min(s.start for s in event.evidence) < edge]
        return lead, [event for event in events if event not in lead]

    def _event(self, event: Event) -> Iterator[RenderableType]:
        yield Text()
        yield hanging(Text(f"{event.id:>3}", style="dim"), self._event_line(event))
        grid = Table.grid(padding=(0, 1))
        grid.add_column(style="dim", no_wrap=True, min_width=5)
        grid.add_column()
        for label, value in self._facts.of(event):
            grid.add_row(label, value)
        if self._evidence:
            grid.add_row("words", Quotation(event.evidence[0], self._glyphs))
        yield Padding(grid, (0, 0, 0, INDENT), expand=False)
        for claim in self._claims[event.id]:
            yield from self._claim(claim)
        for dispute in disputes(self._ledger, event):
            sign = Text(self._glyphs.unequal, style="bold yellow")
            yield hanging(sign, Text(self._dispute(event, dispute), style="yellow"), INDENT)

    def _event_line(self, event: Event) -> Text:
        line = Text()
        badge = f" {event.type} {event.mode} " if event.mode else f" {event.type} "
        line.append(badge, style=QUAD_STYLE[event.quad])
        if event.status is not Status.ACTUAL:
            sign = f" {self._glyphs.status[event.status]} {STATUS[event.status]}"
            line.append(sign, style=STATUS_STYLE[event.status])
        doers, targets = self._naming.actors(event.actor), self._naming.actors(event.recipient)
        line.append(" ")
        line.append(doers or "someone", style="bold" if doers else "dim italic")
        if targets:
            line.append(f" {self._glyphs.arrow} ")
            line.append(targets, style="bold")
        if event.name:
            line.append(f" “{clean(event.name)}”", style="italic")
        return line

    def _claim(self, claim: Claim) -> Iterator[RenderableType]:
        style = STANCE_STYLE[claim.stance]
        line = Text.assemble((STANCE[claim.stance], style), " ", self._naming.source(claim))
        if claim.kind is not ClaimKind.REPORT:
            line.append(f" ({CLAIM_KIND[claim.kind]})", style="dim")
        told = self._events[claim.event].evidence[0]
        quoted = claim.evidence[0] if self._evidence and claim.evidence[0] != told else None
        yield Attribution(Text(self._glyphs.stance[claim.stance], style=style), line, quoted, self._glyphs)

    def _dispute(self, event: Event, dispute: Dispute) -> str:
        claims = {claim.id: claim for claim in self._claims[event.id]}
        match dispute.kind:
            case DisputeKind.DENIED | DisputeKind.RESPONSIBILITY:
                negative = (Stance.DENIES, Stance.DISCLAIMS_RESPONSIBILITY)
                part = [claims[one] for one in dispute.claims]
                against = self._naming.sources(claim for claim in part if claim.stance in negative)
                others = self._naming.sources(claim for claim in part if claim.stance not in negative)
                verb = "denied" if dispute.kind is DisputeKind.DENIED else "responsibility disclaimed"
                return f"{verb} by {against}, asserted by {others}"
            case DisputeKind.FIGURES_CONFLICT | DisputeKind.FIGURES_DIFFER:
                verb = "conflict" if dispute.kind is DisputeKind.FIGURES_CONFLICT else "differ"
                told = dict.fromkeys(
                    f"{figure_words(row, self._glyphs)} by {self._naming.source(claims[row.claim])}"
                    for row in event.casualties
                    if row.effect == dispute.effect and row.claim in dispute.claims and not row.part
                )
                return f"figures {verb}: {dispute.effect} {'; '.join(told)}"


def _first_words(text: str) -> str:
    line = next((line for line in text.splitlines() if line.strip()), "(empty)")
    return line if len(line) <= 100 else line[:99] + "…"


def _lead_ends(ledger: Ledger) -> int:
    """Offset where the lead ends: after the second body paragraph, or the third line for want of blocks."""
    body = [block.end for block in ledger.report.blocks if block.role is BlockRole.BODY]
    if body:
        return body[:LEAD_PARAGRAPHS][-1]
    lines, offset = [], 0
    for line in ledger.report.text.splitlines(keepends=True):
        offset += len(line)
        if line.strip():
            lines.append(offset)
    return lines[: LEAD_PARAGRAPHS + 1][-1] if lines else 0
