"""The ledger as it stood at some moment, folded anew from the entries up to then."""

import re
import tempfile
from collections import OrderedDict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock

from sqlalchemy import Connection, Engine, func, insert, select

from dateline.ledger import schema
from dateline.ledger.engine import make_engine, reading, writing
from dateline.ledger.error import LedgerError
from dateline.ledger.fold import Fold
from dateline.ledger.records import Records
from dateline.ledger.search import index
from dateline.ledger.tables import LOG, derived, log
from dateline.ledger.view import LedgerView

__all__ = ["History", "Moment", "sequence_at"]

Moment = str | int | datetime | None
KEPT = 4
"""Past states that are kept folded."""
_SNAPSHOT = re.compile(r"s-[0-9a-f]{16}")


def sequence_at(connection: Connection, moment: str | int | datetime) -> int:
    """The number of the last entry that a moment knows of.

    Args:
        connection: of a ledger.
        moment: a number of an entry, a snapshot id, or a day or time of which the end counts.

    Raises:
        LedgerError: if there was no such moment.
    """
    entry = log.entry.c
    last = connection.execute(select(func.max(entry.sequence))).scalar_one() or 0
    if isinstance(moment, int) or (
        isinstance(moment, str) and moment.isdecimal() and len(moment) < len("20240118")
    ):
        number = int(moment)
        if not 0 <= number <= last:
            raise LedgerError(f"there is no entry {number}: the ledger has {last}")
        return number
    if isinstance(moment, str) and _SNAPSHOT.fullmatch(moment):
        if moment == "s-" + "0" * 16:
            return 0
        found = connection.execute(
            select(entry.sequence).where(func.substr(entry.chain, 1, 16) == moment.removeprefix("s-"))
        ).scalar_one_or_none()
        if found is None:
            raise LedgerError(f"this ledger never was in the state {moment}")
        return int(found)
    end = _end(moment)
    number = connection.execute(select(func.max(entry.sequence)).where(entry.time < end)).scalar_one()
    return number or 0


def _end(moment: str | datetime) -> str:
    """The first time after the moment, as entries write it."""
    try:
        time = moment if isinstance(moment, datetime) else datetime.fromisoformat(moment)
    except ValueError:
        raise LedgerError(
            f"{moment!r} is no moment: write a day (2024-01-18), a time (2024-01-18T09:30Z), the number "
            "of an entry, or a snapshot id (s-…)"
        ) from None
    time = time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    step = timedelta(microseconds=1)
    if isinstance(moment, str):
        colons = moment.partition("T")[2].partition("+")[0].partition("Z")[0].count(":")
        if len(moment) <= len("2024-01-18"):
            step = timedelta(days=1)
        elif colons < 2:
            step = timedelta(minutes=1)
        elif "." not in moment:
            step = timedelta(seconds=1)
    try:
        return (time + step).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    except OverflowError:  # the last day that there is: no entry comes after it
        return "9999-12-31T23:59:59.999999Z"


class History:
    """Past states of a ledger, each folded into a temporary database; the last few are kept.

    Args:
        engine: of the ledger.
        where: what messages call it.
    """

    def __init__(self, engine: Engine, where: str) -> None:
        self._engine = engine
        self._where = where
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._states: OrderedDict[int, tuple[Engine, LedgerView]] = OrderedDict()
        self._turn = Lock()

    def view(self, moment: str | int | datetime) -> LedgerView:
        """The ledger as it stood.

        Raises:
            LedgerError: if there was no such moment.
        """
        with self._turn, reading(self._engine, self._where) as connection:
            number = sequence_at(connection, moment)
            if number not in self._states:
                engine = self._fold(connection, number)
                # One view for all who ask: it keeps what it counted.
                view = LedgerView(engine, log=self._engine, until=number, where=self._where)
                self._states[number] = engine, view
            self._states.move_to_end(number)
            while len(self._states) > KEPT:
                _, (oldest, _) = self._states.popitem(last=False)
                oldest.dispose()
            return self._states[number][1]

    def close(self) -> None:
        """Drop all past states."""
        for engine, _ in self._states.values():
            engine.dispose()
        self._states.clear()
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _fold(self, source: Connection, number: int) -> Engine:
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="dateline-")
        path = Path(self._folder.name) / f"{number}.db"
        engine = make_engine(str(path), create=True)
        with writing(engine, str(path)) as connection:
            schema.make_derived(connection)
            Fold(connection, Records(source, number)).everything()
            _copy_texts(source, connection, number)
            index(
                connection,
                connection.execute(select(derived.story.c.report)).scalars().all(),
                connection.execute(select(derived.incident.c.id)).scalars().all(),
            )
        return engine


def _copy_texts(source: Connection, target: Connection, number: int) -> None:
    """Reports and their words, for full-text search."""
    LOG.create_all(target)
    for table, query in (
        (log.entry, select(log.entry).where(log.entry.c.sequence <= number)),
        (log.report, select(log.report).where(log.report.c.sequence <= number)),
        (
            log.report_text,
            select(log.report_text)
            .join(log.report, log.report.c.id == log.report_text.c.report)
            .where(log.report.c.sequence <= number),
        ),
    ):
        for rows in source.execute(query).mappings().partitions(200):
            target.execute(insert(table), [dict(row) for row in rows])
