"""One actor as a page, and several as a list."""

from collections.abc import Iterator

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from dateline.model import ActorPage, ActorProfile, Dyad
from dateline.views.terminal.console import speaks_unicode
from dateline.views.terminal.country import country_name
from dateline.views.terminal.fragments import INDENT, Page, hanging
from dateline.views.terminal.glyphs import ASCII, UNICODE, Glyphs, clean
from dateline.views.terminal.words import day_words, plural

__all__ = ["ActorList", "ActorView"]

PAIRS = 12
"""Pairs that the page names."""


class ActorView:
    """An actor over the whole ledger as rich renders it."""

    def __init__(self, profile: ActorProfile) -> None:
        self._profile = profile

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        unicode = speaks_unicode(console)
        glyphs = UNICODE if unicode else ASCII
        for part in self._page(glyphs):
            yield Page(part, plain_signs=not unicode)

    def _page(self, glyphs: Glyphs) -> Iterator[RenderableType]:
        one, dot = self._profile, f" {glyphs.dot} "
        party = one.party
        kinds = [party.kind.replace("_", " "), *map(country_name, party.country)]
        if party.wikidata:
            kinds.append(f"Wikidata {party.wikidata}")
        lines = [
            Text(clean(party.name), style="bold"),
            Text(dot.join(kinds), style="dim"),
            Text(party.id, style="dim"),
        ]
        yield Panel(Text("\n").join(lines), border_style="blue", padding=(0, 1))
        grid = Table.grid(padding=(0, 1))
        grid.add_column(style="dim", no_wrap=True, min_width=8)
        grid.add_column()
        other = [clean(name) for name in one.aliases if name != party.name]
        if other:
            grid.add_row("also", Text(", ".join(other)))
        parts = f"acts in {plural(one.as_actor, 'incident')}, is acted on in {one.as_recipient:,}"
        grid.add_row("part", Text(parts + f"; told of in {plural(one.reports, 'report')}"))
        grid.add_row("said", Text(plural(one.said, "claim")))
        if one.first and one.last:
            span = day_words(one.first)
            grid.add_row("time", Text(span if one.first == one.last else f"{span} – {day_words(one.last)}"))
        if one.by_type:
            grid.add_row("types", Text(", ".join(f"{kind} {count:,}" for kind, count in one.by_type.items())))
        yield Padding(grid, (0, 0, 0, INDENT), expand=False)
        if one.dyads:
            yield Text()
        for dyad in one.dyads[:PAIRS]:
            yield hanging(Text(f"{dyad.count:>6,}", style="cyan"), _pair(dyad, glyphs))
        yield Text()


def _pair(dyad: Dyad, glyphs: Glyphs) -> Text:
    line = Text(f"{clean(dyad.a.name)} {glyphs.arrow} {clean(dyad.b.name)}")
    line.append(f" {glyphs.dot} mean intensity {dyad.intensity:+.1f}", style="dim")
    if dyad.killed_high:
        low, high = dyad.killed_low, dyad.killed_high
        line.append(f" {glyphs.dot} {f'{low:,}' if low == high else f'{low:,}–{high:,}'} killed", style="red")
    return line


class ActorList:
    """Several actors, a line each."""

    def __init__(self, page: ActorPage) -> None:
        self._actors = page

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        unicode = speaks_unicode(console)
        glyphs = UNICODE if unicode else ASCII
        shown, total = len(self._actors.items), self._actors.total
        counted = plural(total, "actor")
        yield Page(Text(counted if shown == total else f"{shown:,} of {counted}", style="dim"))
        for one in self._actors.items:
            line = Text(clean(one.party.name), style="bold")
            parts = [
                one.party.kind.replace("_", " "),
                f"acts in {one.as_actor:,}, acted on in {one.as_recipient:,}",
            ]
            line.append(f"  {f' {glyphs.dot} '.join(parts)}", style="dim")
            yield Page(hanging(Text(one.party.id, style="dim"), line), plain_signs=not unicode)
