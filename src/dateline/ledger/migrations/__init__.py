"""How the log came to its present form: Alembic revisions, applied when a ledger is opened to write."""
