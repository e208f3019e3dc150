"""From the log to the tables for looking up: a pure function of the log, kept up to date as entries come."""

from dateline.ledger.fold.fold import Fold, fold_version
from dateline.ledger.fold.memory import Changes, Memory

__all__ = ["Changes", "Fold", "Memory", "fold_version"]
