"""A console that suits its terminal: width, colour, character set."""

import os
from typing import TextIO

from rich.console import Console

__all__ = ["make_console", "speaks_unicode"]


class _Console(Console):
    """A console that leaves a broken pipe to the command, which knows the right exit status."""

    def on_broken_pipe(self) -> None:
        """Raise what rich would turn into exit status 1."""
        raise  # noqa: PLE0704 - rich calls this while it handles the BrokenPipeError


def make_console(stream: TextIO, width: int | None = None) -> Console:
    """A console on a stream.

    Colour is off where the stream is no terminal or `NO_COLOR` is set (both are rich's own rules). A stream
    that cannot encode a character shows `?` in its place instead of failing.

    Args:
        stream: usually standard output or standard error.
        width: columns; None for the terminal's, or 100 where there is no terminal and no `COLUMNS`.
    """
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")
    console = _Console(file=stream, markup=False, highlight=False, emoji=False, width=width)
    if width is None and not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = 100
    return console


def speaks_unicode(console: Console) -> bool:
    """Whether the console's stream encodes all of Unicode."""
    return console.encoding.lower().replace("_", "-").startswith("utf")
