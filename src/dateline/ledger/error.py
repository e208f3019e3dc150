"""What can go wrong with a ledger, each in one line."""

__all__ = ["LedgerError", "UnknownIdError"]


class LedgerError(Exception):
    """The ledger can't be opened, read or written as asked; the message is one line that says why."""


class UnknownIdError(LedgerError, LookupError):
    """Nothing in the ledger has this id."""
