"""One ledger as a page: headline, then events with their claims, the weightiest first."""

from collections import defaultdict
from collections.abc import Iterator

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dateline.model import Claim, ClaimKind, Event, Ledger, Span, Stance, Status
from dateline.services.reading.disagreement import Dispute, DisputeKind, disputes
from dateline.views.terminal.console import speaks_unicode
from dateline.views.terminal.facts import EventFacts
from dateline.views.terminal.fragments import INDENT, Attribution, Page, Quotation, hanging
from dateline.views.terminal.glyphs import ASCII, UNICODE, Glyphs, clean
from dateline.views.terminal.naming import Naming
from dateline.views.terminal.weighing import Rank, headline_end, lead_end, weigh
from dateline.views.terminal.words import (
    BASIS,
    CLAIM_KIND,
    STANCE,
    STATUS,
    day_words,
    figure_words,
    plural,
)

__all__ = ["QUAD_STYLE", "STANCE_STYLE", "LedgerView"]

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

TELLING = 40
"""Characters: shorter evidence ("the attack") points to the event without telling of it."""


class LedgerView:
    """A ledger as rich renders it; the width and the character set are the console's.

    By default the weightiest events are shown whole, the others on two lines each, and mentions in passing
    ("the talks") are only counted.

    Args:
        ledger: what to show.
        every: whether every event is shown whole, in text order, with every claim and its words.
    """

    def __init__(self, ledger: Ledger, *, every: bool = False) -> None:
        self._ledger = ledger
        self._every = every
        self._events = {event.id: event for event in ledger.events}
        self._claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in ledger.claims:
            self._claims[claim.event].append(claim)
        self._below = headline_end(ledger)
        self._use(UNICODE)

    def _use(self, glyphs: Glyphs) -> None:
        self._glyphs = glyphs
        self._naming = Naming(self._ledger, glyphs)
        self._facts = EventFacts(self._ledger, glyphs, self._naming)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        unicode = speaks_unicode(console)
        self._use(UNICODE if unicode else ASCII)
        for part in self._page():
            yield Page(part, plain_signs=not unicode)

    def _page(self) -> Iterator[RenderableType]:
        yield self._headline()
        yield self._counts()
        yield from self._everything() if self._every else self._choice()
        yield Text()

    def _headline(self) -> Panel:
        report = self._ledger.report
        title = Text(clean(report.title or _first_words(report.text)), style="bold")
        parts = [clean(report.publisher) if report.publisher else "publisher unknown"]
        if report.author:
            parts.append(f"by {clean(report.author).removeprefix('By ').removeprefix('by ')}")
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

    def _everything(self) -> Iterator[RenderableType]:
        """Every event whole, those of the lead and the others, each in text order."""
        edge = lead_end(self._ledger)
        events = sorted(self._ledger.events, key=_position)
        lead = [event for event in events if _position(event)[0] < edge]
        rest = [event for event in events if event not in lead]
        for title, part in (("The news", lead), ("Told besides", rest)):
            if part and lead and rest:
                yield from _heading(title)
            for event in part:
                yield from self._event(event)

    def _choice(self) -> Iterator[RenderableType]:
        """The weightiest events whole, the others in brief and in text order."""
        weights = weigh(self._ledger)
        for event in sorted(self._ledger.events, key=lambda e: (-weights[e.id].score, _position(e))):
            if weights[event.id].rank is Rank.MAIN:
                yield from self._event(event)
        rest = sorted(self._ledger.events, key=_position)
        minor = [event for event in rest if weights[event.id].rank is Rank.MINOR]
        passing = sum(weights[event.id].rank is Rank.PASSING for event in rest)
        if minor:
            yield from _heading("Told besides")
        for event in minor:
            yield from self._minor(event)
        if passing:
            words = f"and {plural(passing, 'mention')} in passing (--all shows every event with every claim)"
            yield Padding(Text(words, style="dim"), (1 if minor else 0, 0, 0, 1), expand=False)

    def _event(self, event: Event) -> Iterator[RenderableType]:
        yield Text()
        yield hanging(Text(f"{event.id:>3}", style="dim"), self._event_line(event))
        grid = Table.grid(padding=(0, 1))
        grid.add_column(style="dim", no_wrap=True, min_width=5)
        grid.add_column()
        for label, value in self._facts.of(event):
            grid.add_row(label, value)
        told = event.evidence[0] if self._every else _telling(event, self._below)
        grid.add_row("words", Quotation(told, self._glyphs))
        yield Padding(grid, (0, 0, 0, INDENT), expand=False)
        if self._every:
            for claim in self._claims[event.id]:
                yield self._claim([claim], told)
        else:
            yield from self._voices(event, told)
        for dispute in disputes(self._ledger, event):
            sign = Text(self._glyphs.unequal, style="bold yellow")
            yield hanging(sign, Text(self._dispute(event, dispute), style="yellow"), INDENT)

    def _minor(self, event: Event) -> Iterator[RenderableType]:
        line = self._event_line(event)
        facts = self._facts.in_passing(event)
        if facts:
            line.append(f" {self._glyphs.dot} {facts}", style="dim")
        spoken = [claim for claim in self._claims[event.id] if _speaks(claim)]
        if spoken:
            voices = {STANCE[claim.stance]: None for claim in spoken}
            for stance in voices:
                same = [claim for claim in spoken if STANCE[claim.stance] == stance]
                line.append(f" {self._glyphs.dot} {stance} {self._naming.sources(same)}", style="dim")
        yield hanging(Text(f"{event.id:>3}", style="dim"), line)
        yield Quotation(_telling(event, self._below), self._glyphs, INDENT)

    def _event_line(self, event: Event) -> Text:
        line = Text()
        badge = f" {event.type} {event.mode} " if event.mode else f" {event.type} "
        line.append(badge, style=QUAD_STYLE[event.quad])
        if event.status is not Status.ACTUAL:
            sign = f" {self._glyphs.status[event.status]} {STATUS[event.status]}"
            line.append(sign, style=STATUS_STYLE[event.status])
        doers, targets = self._naming.actors(event.actor), self._naming.recipients(event)
        line.append(" ")
        if doers or targets:
            line.append(doers or "someone", style="bold" if doers else "dim italic")
        else:
            line.append("nobody named", style="dim italic")
        if targets:
            line.append(f" {self._glyphs.arrow} ")
            line.append(targets, style="bold")
        if event.name:
            line.append(f" “{clean(event.name)}”", style="italic")
        return line

    def _voices(self, event: Event, told: Span) -> Iterator[RenderableType]:
        """One line for each stance; the report's own plain word alone needs none."""
        claims = self._claims[event.id]
        if not any(map(_speaks, claims)):
            return
        for stance in Stance:
            same = [claim for claim in claims if claim.stance is stance]
            if same:
                yield self._claim(same, told)

    def _claim(self, claims: list[Claim], told: Span) -> RenderableType:
        """One line for the claims of one stance, with the words of a single one."""
        stance = claims[0].stance
        style = STANCE_STYLE[stance]
        line = Text.assemble((STANCE[stance], style), " ")
        ordered = sorted(claims, key=lambda claim: claim.kind is ClaimKind.REPORT)
        names: dict[str, str] = {}
        for claim in ordered:
            kind = "" if claim.kind is ClaimKind.REPORT else f" ({CLAIM_KIND[claim.kind]})"
            names.setdefault(self._naming.source(claim), kind)
        for place, (name, kind) in enumerate(names.items()):
            line.append("" if not place else " and " if place == len(names) - 1 else ", ")
            line.append(name)
            line.append(kind, style="dim")
        quoted = claims[0].evidence[0] if len(claims) == 1 and claims[0].evidence[0] != told else None
        return Attribution(Text(self._glyphs.stance[stance], style=style), line, quoted, self._glyphs)

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


def _speaks(claim: Claim) -> bool:
    """Whether a claim is more than the report's own plain word."""
    return claim.kind is not ClaimKind.REPORT or claim.stance is not Stance.ASSERTS


def _position(event: Event) -> tuple[int, str]:
    return min(span.start for span in event.evidence), event.id


def _telling(event: Event, headline: int = 0) -> Span:
    """The first evidence of a clause's length, outside the headline where there is one; else the longest."""
    body = [span for span in event.evidence if span.start >= headline] or list(event.evidence)
    long = [span for span in body if len(clean(span.quote)) >= TELLING]
    return long[0] if long else max(event.evidence, key=lambda span: len(clean(span.quote)))


def _heading(title: str) -> Iterator[RenderableType]:
    yield Text()
    yield Rule(Text(title, style="dim"), style="dim", align="left")


def _first_words(text: str) -> str:
    line = next((line for line in text.splitlines() if line.strip()), "(empty)")
    return line if len(line) <= 100 else line[:99] + "…"
