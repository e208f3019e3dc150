"""The same ledger in PostgreSQL."""

import os
import select
import signal
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from processes import child, rest_of
from test_fold_order import POOL, state
from test_nothing_lost import adding, reports, sound

import dateline
from dateline.ledger import LedgerError
from dateline.ledger.engine import reading
from dateline.ledger.tables import LOG
from dateline.model import Action, NewJudgement, Query
from made_ledgers import Happening, make_ledger


def test_it_holds_what_an_sqlite_file_holds(database: str, tmp_path: Path) -> None:
    with (
        dateline.open(database, create=True) as here,
        dateline.open(tmp_path / "t.db", create=True) as there,
    ):
        for store in (here, there):
            for ledger in POOL:
                store.add(ledger)
            first = store.view().incidents(Query(sort="sources")).items[0]
            event = store.view().incident(first.id).members[0].event
            store.judge(
                NewJudgement(
                    action=Action.CORRECT, user="Ada", events=(event,), field="casualties.killed", value=8
                )
            )
            store.withdraw(POOL[-1].report.id, "Ada", "asked by the court")
        assert state(here) == state(there)
        assert [str(finding) for finding in here.verify()] == []
        assert here.view(as_of=4).snapshot().reports == 2
        kept = state(here)
        here.rebuild()
        assert state(here) == kept


def test_migrations_lead_to_the_tables_that_the_code_uses(database: str) -> None:
    with (
        dateline.open(database, create=True) as store,
        reading(store._engine, "it") as connection,
    ):
        context = MigrationContext.configure(
            connection,
            opts={"include_name": lambda name, kind, _: kind != "table" or name in LOG.tables},
        )
        assert compare_metadata(context, LOG) == []


def test_two_writers_take_turns_and_a_killed_one_leaves_no_trace(database: str) -> None:
    dateline.open(database, create=True).close()
    mine, theirs = list(reports(0, 12)), list(reports(100, 12))
    pid, end = child(adding(database, mine))
    other, other_end = child(adding(database, theirs))
    select.select([end], [], [], 20)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    answered = set(rest_of(end))
    lines = rest_of(other_end)
    os.waitpid(other, 0)
    assert lines[-1] == "done", lines
    with dateline.open(database) as store:
        held = set(store.held_reports())
        assert {one.report.id for one in theirs} | answered <= held
        for ledger in mine:
            store.add(ledger)
    sound(database)


def test_a_database_of_something_else_is_no_ledger(database: str) -> None:
    from sqlalchemy import create_engine, text

    engine = create_engine(database)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE song (title TEXT)"))
    engine.dispose()
    with pytest.raises(LedgerError, match="is no ledger"):
        dateline.open(database, create=True)


def test_read_only(database: str) -> None:
    with dateline.open(database, create=True) as store:
        store.add(make_ledger(Happening()))
    with dateline.open(database, read_only=True) as store:
        assert store.view().snapshot().reports == 1
        with pytest.raises(LedgerError, match="read-only"):
            store.add(make_ledger(Happening(killed=9), publisher="Gulf Dispatch"))
