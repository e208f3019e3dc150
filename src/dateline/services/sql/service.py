"""Runs one SELECT on the tables that are folded from the log (`ledger/tables/derived.py`)."""

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import Engine

from dateline.ledger.engine import make_engine
from dateline.ledger.tables import DERIVED

__all__ = ["SqlAnswer", "SqlError", "SqlService"]

STEPS = 10_000
"""Instructions of SQLite's machine between two looks at the clock: about a millisecond."""
BATCH = 1000

_OPEN = frozenset(table.name for table in DERIVED.sorted_tables) | {
    "entry",
    "judgement",
    "report",
    "sqlite_master",
    "sqlite_schema",
}
"""Tables that may be read; the texts of reports are left to `dateline show`."""
_ALLOWED = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_RECURSIVE})
_FORBIDDEN_FUNCTIONS = frozenset({"load_extension", "readfile", "writefile", "edit", "fts3_tokenizer"})
_READING = ("select", "with", "values", "explain")


class SqlError(Exception):
    """The statement can't be run; the message is one line that says why."""


@dataclass(frozen=True, slots=True)
class SqlAnswer:
    """Names of the columns, and the rows, which are fetched as they are asked for."""

    columns: tuple[str, ...]
    rows: Iterator[Sequence[Any]]


class SqlService:
    """Answers statements over one ledger.

    Args:
        where: the ledger's path or URL.
    """

    def __init__(self, where: str) -> None:
        self._engine = make_engine(where, create=False, read_only=True)

    @contextmanager
    def run(self, statement: str, *, seconds: float = 30.0) -> Iterator[SqlAnswer]:
        """The answer to one statement that reads.

        Args:
            statement: SQL in the dialect of the database.
            seconds: how long it may take, all rows included.

        Raises:
            SqlError: if it is more than one statement, does more than read, is wrong, or takes too long.
            dateline.ledger.LedgerError: if there is no such ledger.
        """
        words = statement.strip().rstrip(";").strip()
        if not words.casefold().startswith(_READING):
            raise SqlError("only reading is allowed: begin with SELECT or WITH")
        run = _on_sqlite if self._engine.dialect.name == "sqlite" else _on_postgresql
        with run(self._engine, words, seconds) as answer:
            yield answer


@contextmanager
def _on_sqlite(engine: Engine, statement: str, seconds: float) -> Iterator[SqlAnswer]:
    pooled = engine.raw_connection()
    connection = pooled.driver_connection
    assert isinstance(connection, sqlite3.Connection)
    pooled.detach()  # what is set below must not outlive the statement
    with closing(connection):
        end = time.monotonic() + seconds
        held = connection.execute("SELECT name FROM sqlite_master").fetchall()
        connection.set_authorizer(partial(_authorize, frozenset(name for (name,) in held)))
        connection.set_progress_handler(lambda: time.monotonic() > end, STEPS)
        try:
            cursor = connection.execute(statement)
            yield SqlAnswer(_names(cursor.description), _sqlite_rows(cursor, seconds))
        except (sqlite3.Error, sqlite3.Warning) as error:
            raise _sqlite_error(error, seconds) from error


def _sqlite_rows(cursor: sqlite3.Cursor, seconds: float) -> Iterator[Sequence[Any]]:
    try:
        while batch := cursor.fetchmany(BATCH):
            yield from batch
    except sqlite3.Error as error:
        raise _sqlite_error(error, seconds) from error


def _authorize(
    held: frozenset[str], action: int, first: str | None, second: str | None, *_: str | None
) -> int:
    """SQLite's question before each step of a statement's preparation: may it?"""
    if action in _ALLOWED:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_READ and first in _OPEN:
        return sqlite3.SQLITE_OK
    # `count(*)` over a table that the statement itself makes (WITH) reads no column of it.
    if action == sqlite3.SQLITE_READ and not second and first not in held:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_FUNCTION and (second or "").casefold() not in _FORBIDDEN_FUNCTIONS:
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


def _sqlite_error(error: Exception, seconds: float) -> SqlError:
    words = " ".join(str(error).split())
    if words == "interrupted":
        return _too_long(seconds)
    if "prohibited" in words or "not authorized" in words:
        return SqlError(f"{words}: only the tables of the ledger may be read ({', '.join(sorted(_shown()))})")
    return SqlError(words)


@contextmanager
def _on_postgresql(engine: Engine, statement: str, seconds: float) -> Iterator[SqlAnswer]:
    import psycopg  # noqa: PLC0415 - for PostgreSQL alone

    with engine.connect() as pooled, pooled.begin():  # read-only by the engine
        connection = pooled.connection.driver_connection
        assert isinstance(connection, psycopg.Connection)
        try:
            connection.execute(f"SET LOCAL statement_timeout = {int(seconds * 1000)}".encode())
            with connection.cursor() as cursor:
                # Prepared, so that the server takes one statement and refuses a second one behind it.
                cursor.execute(statement.encode(), prepare=True)
                yield SqlAnswer(_names(cursor.description), iter(cursor))
        except psycopg.errors.QueryCanceled as error:
            raise _too_long(seconds) from error
        except psycopg.Error as error:
            raise SqlError(" ".join(str(error).splitlines()[0].split())) from error


def _too_long(seconds: float) -> SqlError:
    return SqlError(f"it took longer than {seconds:g} seconds: narrow it, or allow more with --seconds")


def _names(description: Sequence[Any] | None) -> tuple[str, ...]:
    return tuple(str(column[0]) for column in description or ())


def _shown() -> frozenset[str]:
    return _OPEN - {"sqlite_master", "sqlite_schema"}
