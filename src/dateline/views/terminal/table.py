"""Ledgers for people, one page after another."""

import sys
from typing import TextIO

from dateline.model import Ledger
from dateline.views.terminal.console import make_console
from dateline.views.terminal.ledger import LedgerView

__all__ = ["TableWriter"]


class TableWriter:
    """Prints ledgers as pages.

    Args:
        stream: where to; a stream over standard output prints as standard output's own terminal can show.
        every: whether every event is shown whole.
    """

    def __init__(self, stream: TextIO, *, every: bool = False) -> None:
        self._every = every
        shared = getattr(stream, "buffer", None) is getattr(sys.stdout, "buffer", stream)
        self._console = make_console(sys.stdout if shared else stream)

    def write(self, ledger: Ledger) -> None:
        """Print one page."""
        self._console.print(LedgerView(ledger, every=self._every))
        self._console.file.flush()

    def set_aside(self) -> None:
        """A report that failed has no page."""

    def close(self) -> None:
        """Nothing is held back."""
