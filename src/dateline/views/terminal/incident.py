"""One incident as a page: the headline values, then every version of every field beside who gives it."""

from collections.abc import Iterator, Sequence

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dateline.model import (
    Action,
    Incident,
    Judgement,
    Party,
    Span,
    Status,
    TimeBasis,
    Toll,
)
from dateline.views.terminal.console import speaks_unicode
from dateline.views.terminal.fragments import INDENT, Page, Quotation, hanging
from dateline.views.terminal.glyphs import ASCII, UNICODE, clean
from dateline.views.terminal.incident_words import (
    FLAG,
    STANDING,
    STANDING_STYLE,
    place_words,
    range_words,
    short_day,
    when_words,
)
from dateline.views.terminal.ledger import QUAD_STYLE, STATUS_STYLE
from dateline.views.terminal.naming import joined
from dateline.views.terminal.rise import TollRise
from dateline.views.terminal.versions import VersionRows
from dateline.views.terminal.words import LINK, STATUS, day_words, plural

__all__ = ["IncidentView"]

DOES = {
    Action.ACCEPT: "accepted it",
    Action.REJECT: "rejected it",
    Action.MERGE: "joined its events",
    Action.SPLIT: "set events apart",
    Action.COMMENT: "commented",
}


class IncidentView:
    """An incident as rich renders it; the width and the character set are the console's.

    Args:
        incident: what to show.
        judgements: what people decided about it, oldest first.
        every: whether all sources of each version are named, with their words.
    """

    def __init__(
        self, incident: Incident, judgements: Sequence[Judgement] = (), *, every: bool = False
    ) -> None:
        self._incident, self._judgements, self._every = incident, judgements, every
        self._glyphs = UNICODE

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        unicode = speaks_unicode(console)
        self._glyphs = UNICODE if unicode else ASCII
        for part in self._page():
            yield Page(part, plain_signs=not unicode)

    def _page(self) -> Iterator[RenderableType]:
        yield self._headline()
        yield Text()
        yield self._event_line()
        grid = Table.grid(padding=(0, 1))
        grid.add_column(style="dim", no_wrap=True, min_width=5)
        grid.add_column()
        for label, value in self._facts():
            grid.add_row(label, value)
        yield Padding(grid, (0, 0, 0, INDENT), expand=False)
        for title, part in (
            ("What is said", VersionRows(self._incident.versions, self._glyphs, every=self._every)),
            ("Toll, report by report", self._rise()),
            ("Reports", self._members()),
            ("Judgements", self._judged()),
        ):
            lines = list(part)
            if lines:
                yield Text()
                yield Rule(Text(title, style="dim"), style="dim", align="left")
                yield from lines
        yield Text()
        yield hanging(Text("policy", style="dim"), Text(clean(self._incident.policy), style="dim"), 1)
        yield Text()

    def _headline(self) -> Panel:
        one, dot = self._incident, f" {self._glyphs.dot} "
        lines = [Text(clean(one.title), style="bold")]
        standing = Text(STANDING[one.standing], style=STANDING_STYLE[one.standing])
        standing.append(f"{dot}{plural(one.reports, 'report')}", style="dim")
        standing.append(f"{dot}{plural(one.sources, 'independent source')}", style="dim")
        if one.first_published and one.last_published:
            span = day_words(one.first_published)
            if one.last_published != one.first_published:
                span += f" – {day_words(one.last_published)}"
            standing.append(f"{dot}{span}", style="dim")
        lines.append(standing)
        last = Text(one.id, style="dim")
        if one.accepted:
            last.append(f"{dot}accepted by a reviewer", style="green")
        if one.rejected:
            last.append(f"{dot}rejected by a reviewer", style="red")
        lines.append(last)
        return Panel(Text("\n").join(lines), border_style="blue", padding=(0, 1))

    def _event_line(self) -> Text:
        one = self._incident
        line = Text(f" {one.type} {one.mode} " if one.mode else f" {one.type} ", style=QUAD_STYLE[one.quad])
        shown = Text.assemble(line)
        if one.status is not Status.ACTUAL:
            sign = f" {self._glyphs.status[one.status]} {STATUS[one.status]}"
            shown.append(sign, style=STATUS_STYLE[one.status])
        doers, targets = _names(one.actor), _names(one.recipient)
        shown.append(" ")
        if doers or targets:
            shown.append(doers or "someone", style="bold" if doers else "dim italic")
        else:
            shown.append("nobody named", style="dim italic")
        if targets:
            shown.append(f" {self._glyphs.arrow} ")
            shown.append(targets, style="bold")
        if one.name:
            shown.append(f" “{clean(one.name)}”", style="italic")
        return shown

    def _facts(self) -> Iterator[tuple[str, RenderableType]]:
        one = self._incident
        if one.time is not None:
            when = Text(when_words(one.time))
            if one.time.basis is TimeBasis.REPORT:
                when.append(" (publication date: no date in the text)", style="dim")
            yield "when", when
        if one.place is not None:
            where = Text(place_words(one))
            if one.place.precision:
                where.append(f" ({one.place.precision.replace('_', ' ')})", style="dim")
            yield "where", where
        label = "toll"
        for toll in one.tolls:
            if toll.side is None:
                yield label, self._toll(toll)
                label = ""
        if one.instruments:
            yield "means", Text(", ".join(map(clean, one.instruments)))
        if one.contexts:
            yield "about", Text(", ".join(map(clean, one.contexts)))
        label = "link"
        for link in one.links:
            words = LINK[link.kind] if link.outgoing else f"{LINK[link.kind]} it:"
            line = Text(f"{self._glyphs.link} {words} ", style="cyan")
            line.append(clean(link.title))
            line.append(f" ({link.incident}, {plural(link.reports, 'report')})", style="dim")
            yield label, line
            label = ""
        label = "flags"
        for flag in one.flags:
            yield label, Text(f"{self._glyphs.unequal} {FLAG.get(flag, clean(flag))}", style="yellow")
            label = ""

    def _toll(self, toll: Toll) -> Text:
        line = Text(f"{toll.effect} ")
        line.append(
            range_words(toll.low, toll.high, self._glyphs),
            style="bold red" if toll.effect == "killed" else "bold",
        )
        latest = range_words(toll.latest_low, toll.latest_high, self._glyphs)
        if latest and latest != range_words(toll.low, toll.high, self._glyphs):
            line.append(f", latest {latest}")
        ends = [
            f"{word} {bound.value:,} by {clean(bound.source or bound.publisher or 'a report')}"
            for word, bound in (("lowest", toll.set_low), ("highest", toll.set_high))
            if bound is not None and toll.low != toll.high
        ]
        ends.append(plural(toll.sources, "independent source"))
        return line.append(f" ({'; '.join(ends)})", style="dim")

    def _rise(self) -> Iterator[RenderableType]:
        rise = TollRise(self._incident, self._glyphs)
        if rise.steps:
            yield rise

    def _members(self) -> Iterator[RenderableType]:
        for member in self._incident.members:
            line = Text(clean(member.title or "untitled"), style="bold")
            parts = [clean(member.publisher or "publisher unknown"), member.event]
            if member.copy_of:
                parts.append(f"copy of {member.copy_of.removeprefix('sha256:')[:12]}")
            if member.score < 1:
                parts.append(f"score {member.score:.2f}")
            line.append(f"  {f' {self._glyphs.dot} '.join(parts)}", style="dim")
            day = short_day(member.published) if member.published else "no day"
            yield hanging(Text(f"{day:>11}", style="cyan"), line, 1)
            if member.quote:
                span = Span(start=member.start, end=member.end, quote=member.quote)
                yield Quotation(span, self._glyphs, 13)

    def _judged(self) -> Iterator[RenderableType]:
        for one in self._judgements:
            line = Text(clean(one.user), style="bold strike" if one.undone else "bold")
            line.append(f" {_does(one)}")
            if one.reason:
                line.append(f": {clean(one.reason)}", style="italic")
            if one.undone:
                line.append(" (taken back)", style="dim")
            yield hanging(Text(f"{one.sequence:>5} {one.time[:10]}", style="dim"), line, 1)


def _does(one: Judgement) -> str:
    match one.action:
        case Action.CORRECT:
            return f"set {one.field} to {clean(str(one.value))}"
        case Action.RELINK:
            return f"said that actor {one.field} is {clean(str(one.value))}"
        case Action.UNDO:
            return f"took back judgement {one.undoes}"
        case _:
            return DOES[one.action]


def _names(parties: Sequence[Party]) -> str:
    return joined([clean(party.name) for party in parties])
