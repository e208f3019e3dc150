"""Ledgers as a terminal shows them."""

from dateline.views.terminal.console import make_console
from dateline.views.terminal.ledger import LedgerView
from dateline.views.terminal.summary import HappeningSummary, summarise
from dateline.views.terminal.table import TableWriter

__all__ = ["HappeningSummary", "LedgerView", "TableWriter", "make_console", "summarise"]
