"""Alembic's environment: it migrates over the connection that the store hands in."""

from alembic import context

from dateline.ledger.tables import LOG

__all__: list[str] = []

connection = context.config.attributes["connection"]
context.configure(
    connection=connection, target_metadata=LOG, render_as_batch=True, transaction_per_migration=False
)
context.run_migrations()
