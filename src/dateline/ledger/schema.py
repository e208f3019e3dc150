"""Whether a database holds a ledger of this version's form, and bringing it there."""

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from dateline.ledger.engine import MARK
from dateline.ledger.error import LedgerError
from dateline.ledger.tables import DERIVED, WORKING

if TYPE_CHECKING:
    from alembic.config import Config

__all__ = ["HEAD", "check", "create", "is_current", "make_derived", "migrate"]

HEAD = "0001"
"""The newest revision in `migrations/versions`; stated here so that opening a ledger needs no Alembic."""
_OLDER: frozenset[str] = frozenset()
"""Revisions that can be migrated."""


def check(connection: Connection, where: str) -> None:
    """See that the database holds a ledger that this version can read or migrate.

    Raises:
        LedgerError: if it holds none, or one of a newer version.
    """
    revision = _revision(connection)
    if revision is None:
        raise LedgerError(f"{where} is no ledger: it is a database of something else, or an empty one")
    if revision != HEAD and revision not in _OLDER:
        raise LedgerError(
            f"{where} was written by a newer Dateline (its form is {revision}, this version knows {HEAD}): "
            "upgrade Dateline"
        )


def is_current(connection: Connection) -> bool:
    """True where no migration is to be done."""
    return _revision(connection) == HEAD


def is_empty(connection: Connection) -> bool:
    """True for a database without any table, in which a ledger may be made."""
    return not inspect(connection).get_table_names()


def create(connection: Connection) -> None:
    """Make all tables of a ledger in an empty database."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id={MARK}")
    migrate(connection)
    make_derived(connection)


def migrate(connection: Connection) -> None:
    """Bring the stored log to this version's form; nothing in it is lost."""
    from alembic import command  # noqa: PLC0415 - only a ledger of another version needs it

    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def make_derived(connection: Connection) -> None:
    """Make the tables that are folded from the log, empty."""
    for metadata in (WORKING, DERIVED):
        metadata.drop_all(connection)
        metadata.create_all(connection)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version") or not inspect(connection).has_table("entry"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
    return found[0] if len(found) == 1 else None


@cache
def _config() -> "Config":
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(files("dateline.ledger") / "migrations"))
    return config
