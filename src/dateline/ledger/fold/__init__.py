"""From the log to the tables for looking up: a pure function of the log, kept up to date as entries come."""

from dateline.ledger.fold.fold import Changes, Fold, Memory, fold_version

__all__ = ["Changes", "Fold", "Memory", "fold_version"]
