"""A stored report's place in the ledger, before its events; and several reports as a list."""

from collections.abc import Iterator

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.text import Text

from dateline.model import ReportPage, StoredReport
from dateline.views.terminal.console import speaks_unicode
from dateline.views.terminal.fragments import Page, hanging
from dateline.views.terminal.glyphs import ASCII, UNICODE, Glyphs, clean
from dateline.views.terminal.words import day_words, plural

__all__ = ["ReportList", "ReportPlace"]


class ReportPlace:
    """Which version of its story a report is, what it copies, what copies it, and where it leads."""

    def __init__(self, report: StoredReport) -> None:
        self._report = report

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        unicode = speaks_unicode(console)
        for label, words in self._lines(UNICODE if unicode else ASCII):
            yield Page(hanging(Text(f"{label:>9}", style="dim"), words), plain_signs=not unicode)
        yield Page(Text())

    def _lines(self, glyphs: Glyphs) -> Iterator[tuple[str, Text]]:
        one = self._report
        yield "report", Text(one.id)
        yield "added", Text(one.added[:19].replace("T", " ") + " UTC")
        if one.withdrawn is not None:
            yield "withdrawn", Text(clean(one.withdrawn), style="bold red")
        if len(one.versions) > 1:
            newer = "" if one.latest else f" {glyphs.dot} a later version stands in its place"
            yield "version", Text(f"{one.version} of {len(one.versions)}{newer}")
        if one.agency:
            yield "agency", Text(clean(one.agency))
        if one.copy_of:
            yield "copy of", Text(one.copy_of)
        if one.copies:
            yield "copies", Text(", ".join(copy.removeprefix("sha256:")[:12] for copy in one.copies))
        if one.incidents:
            yield "incidents", Text(", ".join(one.incidents))


class ReportList:
    """Several reports, two lines each."""

    def __init__(self, page: ReportPage) -> None:
        self._reports = page

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        unicode = speaks_unicode(console)
        for part in self._parts(UNICODE if unicode else ASCII):
            yield Page(part, plain_signs=not unicode)

    def _parts(self, glyphs: Glyphs) -> Iterator[RenderableType]:
        shown, total = len(self._reports.items), self._reports.total
        counted = plural(total, "report")
        yield Text(counted if shown == total else f"{shown:,} of {counted}", style="dim")
        for one in self._reports.items:
            parts = [one.key, clean(one.publisher or "publisher unknown"), plural(one.events, "event")]
            parts += ["copy"] if one.copy_of else []
            parts += [] if one.latest else ["earlier version"]
            second = Text(f" {glyphs.dot} ".join(parts), style="dim")
            day = day_words(one.published) if one.published else "no day"
            line = Text("\n").join([Text(clean(one.title or "untitled"), style="bold"), second])
            yield hanging(Text(f"{day:>17}", style="cyan"), line)
