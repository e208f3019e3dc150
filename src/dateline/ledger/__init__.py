"""The ledger: what was read and judged, kept for good, and the incidents folded from it."""

from dateline.ledger.addition import Addition, Failure
from dateline.ledger.error import LedgerError, UnknownIdError
from dateline.ledger.store import LedgerStore, open_ledger
from dateline.ledger.verification import Finding
from dateline.ledger.view import LedgerView

__all__ = [
    "Addition",
    "Failure",
    "Finding",
    "LedgerError",
    "LedgerStore",
    "LedgerView",
    "UnknownIdError",
    "open_ledger",
]
