"""From the log to the tables for looking up: a pure function of the log, kept up to date as entries come."""

from dateline.ledger.fold.fold import FOLD_VERSION, Changes, Fold, Memory

__all__ = ["FOLD_VERSION", "Changes", "Fold", "Memory"]
