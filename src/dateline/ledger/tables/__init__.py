"""The tables of a ledger: the log, which is the truth, and what is folded from it."""

from dateline.ledger.tables import keys
from dateline.ledger.tables.derived import DERIVED
from dateline.ledger.tables.log import LOG
from dateline.ledger.tables.working import WORKING

__all__ = ["DERIVED", "LOG", "WORKING", "keys"]
