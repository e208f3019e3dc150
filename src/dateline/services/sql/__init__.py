"""Plain SQL over a ledger: reading only, and only for so long."""

from dateline.services.sql.service import SqlAnswer, SqlError, SqlService

__all__ = ["SqlAnswer", "SqlError", "SqlService"]
