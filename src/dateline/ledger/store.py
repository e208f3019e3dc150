"""The ledger: the only code through which anything is written to it."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, select

from dateline.ledger import operations, schema, search
from dateline.ledger.addition import Addition, Failure, Outcome
from dateline.ledger.appending import append, incidents_of
from dateline.ledger.engine import make_engine, reading, scrub, shown, writing
from dateline.ledger.error import LedgerError
from dateline.ledger.fold import Changes, Fold, Memory, fold_version
from dateline.ledger.fold.copies import words_of
from dateline.ledger.history import History, Moment
from dateline.ledger.judging import checked_judgement
from dateline.ledger.records import Records
from dateline.ledger.tables import derived, log
from dateline.ledger.tables.working import fold_state
from dateline.ledger.verification import Finding, verify
from dateline.ledger.view import LedgerView
from dateline.ledger.writer import LogWriter, reader_key
from dateline.model import Judgement, Ledger, NewJudgement, ReaderIdentity

__all__ = ["DEFAULT_LEDGER", "LedgerStore", "open_ledger"]

DEFAULT_LEDGER = "dateline.db"
"""In the present folder, where neither an argument nor DATELINE_LEDGER names another."""


def open_ledger(
    where: str | os.PathLike[str] | None = None, *, create: bool = False, read_only: bool = False
) -> "LedgerStore":
    """Open a ledger.

    Args:
        where: a file, or the URL of a PostgreSQL database; by default what DATELINE_LEDGER names, else
            `dateline.db` in the present folder.
        create: make the ledger where there is none.
        read_only: open it so that nothing can be written, not even to bring it to this version's form.

    Raises:
        LedgerError: if it is no ledger, was written by a newer version, or can't be opened.
    """
    name = os.fspath(where) if where is not None else os.environ.get("DATELINE_LEDGER") or DEFAULT_LEDGER
    engine = make_engine(name, create=create, read_only=read_only)
    return LedgerStore(engine, shown(name), create=create, read_only=read_only)


class LedgerStore:
    """A ledger that reports and judgements can be added to.

    Every method that writes does so in one transaction, which also brings the derived tables up to date: when
    it returns, what it wrote is on the disk; where it fails, nothing of it is there.

    Args:
        engine: of `dateline.ledger.engine.make_engine`.
        where: what messages call the ledger.
        create: make the tables in an empty database.
        read_only: write nothing, not even a migration.

    Raises:
        LedgerError: if it is no ledger, was written by a newer version, or can't be opened.
    """

    def __init__(self, engine: Engine, where: str, *, create: bool = False, read_only: bool = False) -> None:
        self._engine = engine
        self._where = where
        self._memory: tuple[int, Memory] | None = None
        self._history = History(engine, where)
        self._prepare(create=create, read_only=read_only)

    @property
    def where(self) -> str:
        """The file or URL, as it was given; a URL's password is hidden."""
        return self._where

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._history.close()
        self._engine.dispose()

    def view(self, as_of: Moment = None) -> LedgerView:
        """The ledger to look things up in, as it is or as it stood.

        Args:
            as_of: None for now; a number of an entry; a snapshot id (`s-…`); a day or time in ISO 8601, of
                which the end counts. Times without a zone are UTC.

        Raises:
            LedgerError: if there was no such moment.
        """
        if as_of is None:
            return LedgerView(self._engine, where=self._where)
        return self._history.view(as_of)

    def holds(self, report_id: str, reader: ReaderIdentity | None = None) -> bool:
        """Whether the ledger has a report of this text; with a reader, whether that one read it last."""
        with reading(self._engine, self._where) as connection:
            records = Records(connection)
            number = records.latest_reading(report_id)
            if number is None or reader is None:
                return number is not None
            return records.reader_of(number) == reader_key(reader)

    def add(self, ledger: Ledger, target: str | None = None) -> Addition:
        """Add the rows of one report.

        Args:
            ledger: what a reader made of it.
            target: where it came from, as the user named it.

        Raises:
            LedgerError: if it can't be written.
        """
        return self.add_many([(ledger, target)])[0]

    def add_many(self, ledgers: Iterable[tuple[Ledger, str | None]]) -> tuple[Addition, ...]:
        """Add the rows of several reports, all of them or none; derived tables are brought up to date once.

        Args:
            ledgers: rows, and where they came from as the user named it.

        Raises:
            LedgerError: if they can't be written.
        """
        with self._writing() as (connection, writer):
            records = Records(connection)
            done: list[tuple[Outcome, str, str, int]] = []
            for ledger, target in ledgers:
                done.append(append(connection, records, writer, ledger, target))
                if target is not None:
                    operations.drop_failure(connection, target)
            if any(outcome != "held" for outcome, *_ in done):
                self._fold(connection, writer)
            incidents = incidents_of(connection, {report for _, report, _, _ in done})
            return tuple(
                Addition(outcome, report, story, version, incidents.get(report, ()))
                for outcome, report, story, version in done
            )

    def fail(self, target: str, reason: str) -> None:
        """Note that a report could not be read."""
        with self._writing() as (connection, _):
            operations.note_failure(connection, target, reason)

    def failures(self) -> tuple[Failure, ...]:
        """What could not be read and was not read since, the oldest first."""
        with reading(self._engine, self._where) as connection:
            return operations.failures(connection)

    def forget_failure(self, target: str) -> None:
        """Take a failure off the list."""
        with reading(self._engine, self._where) as connection:
            known = operations.has_failure(connection, target)
        if known:
            with self._writing() as (connection, _):
                operations.drop_failure(connection, target)

    def feed_state(self, url: str) -> str | None:
        """Where a watch of this address goes on, as `set_feed_state` left it."""
        with reading(self._engine, self._where) as connection:
            return operations.feed_state(connection, url)

    def set_feed_state(self, url: str, state: str) -> None:
        """Note where a watch of this address goes on."""
        with self._writing() as (connection, _):
            operations.set_feed_state(connection, url, state)

    def judge(self, new: NewJudgement) -> Judgement:
        """Write down what a person decided.

        Raises:
            LedgerError: if it names what the ledger does not hold, or decides nothing.
        """
        with self._writing() as (connection, writer):
            checked = checked_judgement(connection, new)
            sequence, time = writer.add_judgement(checked)
            self._fold(connection, writer)
            return Judgement(**checked.model_dump(), sequence=sequence, time=time)

    def withdraw(self, report_id: str, user: str, reason: str) -> None:
        """Take a report's words out for good; its hashes and rows stay.

        Args:
            report_id: id of the report, or its first twelve digits.
            user: who decides it.
            reason: why; it is shown in the text's place.

        Raises:
            LedgerError: if there is no such report, its words were withdrawn before, or no reason is given.
        """
        if not reason.strip() or not user.strip():
            raise LedgerError("a withdrawal needs a name and a reason")
        with self._writing() as (connection, writer):
            records = Records(connection)
            report = records.report(records.full_id(report_id))
            if not report.text:
                raise LedgerError(f"the words of {report.id} were withdrawn before")
            words = words_of(report)
            writer.add_withdrawal(report.id, user, reason, words.signature.to_bytes(), words.agency)
            self._fold(connection, writer)
        scrub(self._engine, self._where)

    def rebuild(self) -> None:
        """Drop all derived tables and fold the log anew."""
        with writing(self._engine, self._where) as connection:
            self._memory = None
            search.drop(connection)
            schema.make_derived(connection)
            Fold(connection).everything()
            reports = connection.execute(select(derived.story.c.report)).scalars().all()
            incidents = connection.execute(select(derived.incident.c.id)).scalars().all()
            search.index(connection, reports, incidents)

    def verify(self) -> Iterator[Finding]:
        """What does not hold: hashes, chain, texts, offsets, and whether the derived tables are the log's."""
        with reading(self._engine, self._where) as connection:
            yield from verify(connection)

    def ledger(self, report_id: str, sequence: int | None = None) -> Ledger:
        """The rows of a report: the current ones, or those of one reading.

        Raises:
            UnknownIdError: if there is no such report or reading.
        """
        with reading(self._engine, self._where) as connection:
            records = Records(connection)
            return records.ledger(records.full_id(report_id), sequence)

    def held_reports(self, *, latest: bool = False) -> tuple[str, ...]:
        """Ids of the reports, in the order in which they came.

        Args:
            latest: only those that are the last version of their story.
        """
        later = log.report.alias()
        query = select(log.report.c.id).order_by(log.report.c.sequence)
        if latest:
            newer = select(later.c.id).where(
                later.c.story == log.report.c.story, later.c.version > log.report.c.version
            )
            query = query.where(~newer.exists())
        with reading(self._engine, self._where) as connection:
            return tuple(connection.execute(query).scalars())

    def _prepare(self, *, create: bool, read_only: bool) -> None:
        with reading(self._engine, self._where) as connection:
            if create and schema.is_empty(connection):
                current = False
            else:
                schema.check(connection, self._where)
                current = schema.is_current(connection)
        if current:
            return
        if read_only:
            raise LedgerError(
                f"{self._where} has an older form: open it once to write, to bring it to the present one"
            )
        with writing(self._engine, self._where) as connection:
            # Another writer may have been here first.
            if schema.is_empty(connection):
                schema.create(connection)
                search.index(connection, (), ())
                Fold(connection).advance()
            elif not schema.is_current(connection):
                schema.migrate(connection)

    @contextmanager
    def _writing(self) -> Iterator[tuple[Connection, LogWriter]]:
        """A transaction in which the log can be appended to."""
        try:
            with writing(self._engine, self._where) as connection:
                self._check_fold(connection)
                yield connection, LogWriter(connection)
        except BaseException:
            self._memory = None
            raise

    def _check_fold(self, connection: Connection) -> None:
        version = connection.execute(select(fold_state.c.version)).scalar_one_or_none()
        if version != fold_version():
            raise LedgerError(
                f"the derived tables of {self._where} are another version's: run 'dateline rebuild' first"
            )

    def _fold(self, connection: Connection, writer: LogWriter) -> Changes:
        state = connection.execute(select(fold_state.c.sequence)).scalar_one()
        memory = self._memory[1] if self._memory is not None and self._memory[0] == state else Memory()
        changes = Fold(connection, memory=memory).advance()
        search.index(connection, changes.reports, changes.incidents)
        self._memory = (writer.sequence, memory)
        return changes
