"""Why a judgement is not taken."""

from dateline.ledger.error import LedgerError

__all__ = ["ReviewError"]


class ReviewError(LedgerError):
    """A decision that makes no sense as it is; the message is one line that says why and what would do."""
