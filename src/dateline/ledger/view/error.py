"""What can be wrong with a question to a ledger."""

from dateline.ledger.error import LedgerError

__all__ = ["CursorError", "QueryError"]


class QueryError(LedgerError, ValueError):
    """A filter can't be understood; the message is one line that says which and how to write it."""


class CursorError(QueryError):
    """A cursor is not one that this ledger gave for this question."""
