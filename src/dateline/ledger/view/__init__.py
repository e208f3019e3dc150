"""Looking up what a ledger holds; nothing here writes."""

from dateline.ledger.view.error import CursorError, QueryError
from dateline.ledger.view.frames import TABLES
from dateline.ledger.view.ledger_view import LedgerView

__all__ = ["TABLES", "CursorError", "LedgerView", "QueryError"]
