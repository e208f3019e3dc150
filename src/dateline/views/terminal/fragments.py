"""Pieces of a page: a sign beside a text, a quotation on one line, lines without trailing blanks."""

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.measure import Measurement
from rich.padding import Padding
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from dateline.model import Span
from dateline.views.terminal.glyphs import Glyphs, clean, plain

__all__ = ["INDENT", "Attribution", "Page", "Quotation", "hanging"]

INDENT = 4
"""Columns by which everything that belongs to an event is moved in."""


def hanging(sign: Text, body: Text, indent: int = 0) -> RenderableType:
    """A sign and, beside it, a text whose further lines keep clear of the sign."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column()
    grid.add_row(sign, body)
    return Padding(grid, (0, 0, 0, indent), expand=False)


class Quotation:
    """A quotation on one line, cut to the width."""

    def __init__(self, span: Span, glyphs: Glyphs, indent: int = 0) -> None:
        self._words, self._glyphs, self._indent = clean(span.quote), glyphs, indent

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        room = max(options.max_width - self._indent - 2, 8)
        words = self._words
        if len(words) > room:
            words = words[: room - len(self._glyphs.ellipsis)].rstrip() + self._glyphs.ellipsis
        yield Text(" " * self._indent + f"“{words}”", style="dim italic", no_wrap=True, overflow="crop")

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement(8, self._indent + len(self._words) + 2)


class Attribution:
    """A claim and its words: on one line where they fit, else the words on the next."""

    def __init__(self, sign: Text, line: Text, quoted: Span | None, glyphs: Glyphs) -> None:
        self._sign, self._line, self._quoted, self._glyphs = sign, line, quoted, glyphs

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if self._quoted is None:
            yield hanging(self._sign, self._line, INDENT)
            return
        both = self._line.copy()
        both.append(f" “{clean(self._quoted.quote)}”", style="dim italic")
        if INDENT + 2 + both.cell_len <= options.max_width:
            yield hanging(self._sign, both, INDENT)
        else:
            yield hanging(self._sign, self._line, INDENT)
            yield Quotation(self._quoted, self._glyphs, INDENT + 2)


class Page:
    """A part of a page without blanks at the ends of its lines, so that it can be copied and diffed.

    Args:
        inner: what to render.
        plain_signs: whether typographic signs are written as ASCII writes them.
    """

    def __init__(self, inner: RenderableType, *, plain_signs: bool = False) -> None:
        self._inner, self._plain = inner, plain_signs

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in console.render_lines(self._inner, options, pad=False):
            kept = list(line)
            while kept and not kept[-1].text.strip():
                kept.pop()
            if kept and not (kept[-1].style and kept[-1].style.bgcolor):
                kept[-1] = kept[-1]._replace(text=kept[-1].text.rstrip())
            yield from (part._replace(text=plain(part.text)) if self._plain else part for part in kept)
            yield Segment.line()
