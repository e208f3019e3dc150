"""Connections to the database that holds a ledger: an SQLite file, or a PostgreSQL database by URL."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import (
    ArgumentError,
    DatabaseError,
    DataError,
    IntegrityError,
    NoSuchModuleError,
    ProgrammingError,
)
from sqlalchemy.pool import QueuePool, StaticPool

from dateline.ledger.error import LedgerError

__all__ = ["MARK", "make_engine", "memory_engine", "reading", "scrub", "shown", "writing"]

BUSY = 60
"""Seconds that a writer waits for another one to finish its transaction."""
CHECKPOINT = 16_384
"""Pages of 4 KB in the journal before they are put into the file: of the 500 that an addition to a large
ledger changes many are changed again by the next ones, and so are written once."""
MARK = 0x444C4E45
"""`DLNE` in the header of an SQLite file, so that `file` and we can tell a ledger from another database."""
WRITER = 0x444C4E45
"""Key of the advisory lock that makes writers take turns on PostgreSQL."""
_FAULTS = (IntegrityError, ProgrammingError, DataError)
"""Errors that only a fault of this package can bring about: they are not the database's to explain."""
_HEADER = b"SQLite format 3\0"


def make_engine(where: str, *, create: bool, read_only: bool = False) -> Engine:
    """An engine for a path or a URL.

    Args:
        where: a path, `sqlite:///path`, or `postgresql+psycopg://…` (`postgresql://` is taken for the same).
        create: whether a file that is absent may be made.
        read_only: open so that nothing can be written.

    Raises:
        LedgerError: if there is no such file, it is no SQLite file, or the URL can't be used.
    """
    if "://" not in where:
        return _sqlite(Path(where).expanduser(), create=create, read_only=read_only)
    try:
        url = make_url(where)
    except ArgumentError as error:
        raise LedgerError(f"{where} is no database URL: write postgresql+psycopg://USER@HOST/NAME") from error
    backend = url.get_backend_name()
    if backend == "sqlite":
        if not url.database:
            raise LedgerError(f"{where} names no file: write sqlite:///PATH, or the path alone")
        return _sqlite(Path(url.database), create=create, read_only=read_only)
    if backend != "postgresql":
        raise LedgerError(f"a ledger can't be kept in {backend}: use an SQLite file or postgresql+psycopg://")
    try:
        engine = create_engine(url.set(drivername="postgresql+psycopg"), isolation_level="READ COMMITTED")
    except (ImportError, NoSuchModuleError) as error:
        raise LedgerError("the PostgreSQL driver is missing: install dateline[postgresql]") from error
    if read_only:
        event.listen(engine, "begin", _refuse_writing)
    return engine


def _refuse_writing(connection: Connection) -> None:
    connection.exec_driver_sql("SET TRANSACTION READ ONLY")


def memory_engine() -> Engine:
    """An engine for a database that is gone with it; its connections are all one: use it from one thread."""
    return create_engine(
        "sqlite+pysqlite://",
        creator=lambda: sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False),
        poolclass=StaticPool,
    )


def _sqlite(path: Path, *, create: bool, read_only: bool) -> Engine:
    if path.is_dir():
        raise LedgerError(f"{path} is a folder: name a file in it, such as {path / 'dateline.db'}")
    try:
        exists = path.exists() and path.stat().st_size > 0
        if exists:
            with path.open("rb") as stream:
                if stream.read(len(_HEADER)) != _HEADER:
                    raise LedgerError(f"{path} is no ledger: it is not an SQLite file")
        elif not create:
            raise LedgerError(f"there is no ledger {path}: make it with 'dateline add', or name another")
        elif not path.parent.is_dir():
            raise LedgerError(f"there is no folder {path.parent} to make {path.name} in")
    except OSError as error:
        raise LedgerError(f"cannot open {path}: {(error.strerror or str(error)).lower()}") from error
    resolved = path.resolve()
    shut = not os.access(resolved.parent, os.W_OK)
    # What can't be written is opened to read, and says so when it is written to.
    read_only = read_only or (exists and (shut or not os.access(resolved, os.W_OK)))
    # Beside a ledger in a folder that can't be written, SQLite can't make the files by which readers and
    # writers meet; nobody writes there, so it needs none, unless some were left.
    alone = shut and not resolved.with_name(resolved.name + "-wal").exists()
    mode = "?mode=ro" + ("&immutable=1" if alone else "") if read_only else ""

    def connect() -> sqlite3.Connection:
        address = f"file:{quote(str(resolved))}{mode}"
        connection = sqlite3.connect(
            address,
            uri=True,
            timeout=BUSY,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=512,
        )
        cursor = connection.cursor()
        if not read_only:
            cursor.execute("PRAGMA journal_mode=WAL")
            # An acknowledged report is on the disk: WAL alone may lose the last transactions with the power.
            cursor.execute("PRAGMA synchronous=FULL")
            cursor.execute(f"PRAGMA wal_autocheckpoint={CHECKPOINT}")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute("PRAGMA cache_size=-65536")
        cursor.execute("PRAGMA temp_store=MEMORY")
        cursor.close()
        return connection

    return create_engine("sqlite+pysqlite://", creator=connect, poolclass=QueuePool)


def shown(where: str) -> str:
    """A path or URL as messages show it, without its password."""
    if "://" not in where:
        return where
    try:
        return make_url(where).render_as_string(hide_password=True)
    except ArgumentError:
        return where


@contextmanager
def writing(engine: Engine, where: str) -> Iterator[Connection]:
    """A transaction that no other writer shares.

    Raises:
        LedgerError: if the database can't be written; nothing of the transaction is kept.
    """
    try:
        with engine.connect() as connection, connection.begin():
            if engine.dialect.name == "sqlite":
                # The driver begins nothing by itself; a deferred transaction could not wait for the lock.
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            else:
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": WRITER})
            yield connection
    except _FAULTS:
        raise
    except DatabaseError as error:
        raise LedgerError(f"cannot write {where}: {_reason(error)}") from error


@contextmanager
def reading(engine: Engine, where: str) -> Iterator[Connection]:
    """A connection that sees one state of the ledger, however long it reads.

    Raises:
        LedgerError: if the database can't be read.
    """
    try:
        with engine.connect() as connection, connection.begin():
            if engine.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN")
            else:
                connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            yield connection
    except _FAULTS:
        raise
    except DatabaseError as error:
        raise LedgerError(f"cannot read {where}: {_reason(error)}") from error


def scrub(engine: Engine, where: str) -> None:
    """Write over what was deleted: databases keep the bytes of deleted rows until they need the room.

    Raises:
        LedgerError: if the database can't be written.
    """
    try:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            tables = [name for name in inspect(connection).get_table_names() if name.endswith("_words")]
            if engine.dialect.name == "sqlite":
                for name in tables:
                    connection.execute(text(f"INSERT INTO {name} ({name}) VALUES ('optimize')"))
                connection.exec_driver_sql("VACUUM")
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            else:
                for name in ("report_text", *tables):
                    connection.execute(text(f"VACUUM FULL {name}"))
    except DatabaseError as error:
        raise LedgerError(
            f"the words are gone, but {where} can't be written over yet: {_reason(error)}"
        ) from error


def _reason(error: DatabaseError) -> str:
    """What the database says, on one line, with what to do about it."""
    words = " ".join(str(error.orig).split())
    for sign, meaning in _MEANINGS.items():
        if sign in words:
            return meaning
    return words.splitlines()[0][:300]


_MEANINGS = {
    "readonly": "it is read-only",
    "read-only transaction": "it is read-only",
    "database is locked": f"another program has been writing to it for {BUSY} seconds: try again later",
    "disk is full": "the disk is full; what was added before is kept: free some space and run it again",
    "No space left": "the disk is full; what was added before is kept: free some space and run it again",
    "disk I/O error": "the disk refused the write; what was added before is kept",
    "not a database": "it is no ledger",
    "malformed": "the file is damaged: restore it from a copy",
    "unable to open database file": "the file can't be opened there",
}
