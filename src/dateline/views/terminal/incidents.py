"""Many incidents as a list of two lines each."""

from collections.abc import Iterator, Sequence

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.text import Text

from dateline.model import IncidentPage, IncidentSummary, Status
from dateline.views.terminal.console import speaks_unicode
from dateline.views.terminal.fragments import Page, hanging
from dateline.views.terminal.glyphs import ASCII, UNICODE, Glyphs, clean
from dateline.views.terminal.incident_words import (
    STANDING,
    STANDING_STYLE,
    place_words,
    range_words,
    short_day,
)
from dateline.views.terminal.ledger import QUAD_STYLE, STATUS_STYLE
from dateline.views.terminal.words import STATUS, plural

__all__ = ["IncidentList"]


class IncidentList:
    """A page of incidents as rich renders it.

    Args:
        page: what to show.
        note: a line beneath the list, such as how to go on.
    """

    def __init__(self, page: IncidentPage, note: str | None = None) -> None:
        self._page, self._note = page, note
        self._glyphs = UNICODE

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        unicode = speaks_unicode(console)
        self._glyphs = UNICODE if unicode else ASCII
        for part in self._parts():
            yield Page(part, plain_signs=not unicode)

    def _parts(self) -> Iterator[RenderableType]:
        shown, total = len(self._page.items), self._page.total
        if not total:
            yield Text("No incident matches.", style="yellow")
            return
        counted = plural(total, "incident")
        yield Text(counted if shown == total else f"{shown:,} of {counted}", style="dim")
        yield Text()
        for one in self._page.items:
            yield hanging(Text(f"{_day(one):>11}", style="cyan"), self._incident(one))
        if self._note:
            yield Text()
            yield Text(self._note, style="dim")

    def _incident(self, one: IncidentSummary) -> Text:
        first = Text(f" {one.type} {one.mode} " if one.mode else f" {one.type} ", style=QUAD_STYLE[one.quad])
        line = Text.assemble(first)
        if one.status is not Status.ACTUAL:
            line.append(
                f" {self._glyphs.status[one.status]} {STATUS[one.status]}", style=STATUS_STYLE[one.status]
            )
        line.append(f" {clean(one.title)}", style="bold")
        where = place_words(one)
        second = Text(one.id, style="dim")
        parts: Sequence[tuple[str, str]] = (
            (STANDING[one.standing], STANDING_STYLE[one.standing]),
            (_killed(one, self._glyphs), "red"),
            (f"{plural(one.reports, 'report')}, {plural(one.sources, 'source')}", "dim"),
            (where, "dim"),
            ("accepted" if one.accepted else "rejected" if one.rejected else "", "dim"),
        )
        for words, style in parts:
            if words:
                second.append(f" {self._glyphs.dot} ", style="dim")
                second.append(words, style=style)
        return Text("\n").join([line, second])


def _killed(one: IncidentSummary, glyphs: Glyphs) -> str:
    figure = range_words(one.killed_low, one.killed_high, glyphs)
    return f"{figure} killed" if figure else ""


def _day(one: IncidentSummary) -> str:
    """`3 Mar 2024`: the first day, of the report where no other is known."""
    iso = one.time.start if one.time is not None else one.first_published
    if iso is None:
        return "no day"
    return short_day(iso)
