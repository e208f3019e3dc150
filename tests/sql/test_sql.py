"""Statements over a ledger: what is answered, and what is refused."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from dateline.ledger.tables import DERIVED, LOG
from dateline.services.sql import SqlError, SqlService


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "dateline.db"
    engine = create_engine(f"sqlite:///{path}")
    LOG.create_all(engine)
    DERIVED.create_all(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO incident_toll VALUES ('i-0000000000001', 'killed', 'all', 7, 9, 9, 9, 2),"
            " ('i-0000000000002', 'killed', 'all', NULL, 20, NULL, 20, 1)"
        )
    engine.dispose()
    return path


def answer(path: Path, statement: str, **options: float) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
    with SqlService(str(path)).run(statement, **options) as found:
        return found.columns, [tuple(row) for row in found.rows]


def test_a_select_is_answered_with_unknown_kept_apart_from_zero(ledger: Path) -> None:
    columns, rows = answer(ledger, "SELECT incident, low FROM incident_toll ORDER BY incident;")
    assert columns == ("incident", "low")
    assert rows == [("i-0000000000001", 7), ("i-0000000000002", None)]
    assert answer(ledger, "WITH t AS (SELECT max(high) m FROM incident_toll) SELECT m FROM t")[1] == [(20,)]


def test_rows_of_a_table_that_the_statement_makes_are_counted(ledger: Path) -> None:
    days = (
        "WITH RECURSIVE d(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM d WHERE n < 7) SELECT count(*) FROM d"
    )
    assert answer(ledger, days)[1] == [(7,)]
    tolls = "WITH t AS (SELECT incident FROM incident_toll UNION ALL SELECT 'x') SELECT count(*) FROM t"
    assert answer(ledger, tolls)[1] == [(3,)]


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM incident_toll",
        "SELECT 1; DELETE FROM incident_toll",
        "WITH t AS (SELECT 1) DELETE FROM incident_toll",
        "WITH t AS (SELECT 1) INSERT INTO incident_toll SELECT * FROM incident_toll",
        "SELECT text FROM report_text",
        "SELECT count(*) FROM report_text",
        "WITH t AS (SELECT count(*) FROM report_text) SELECT count(*) FROM t",
        "SELECT load_extension('x')",
        "PRAGMA writable_schema=1",
        "ATTACH 'other.db' AS o",
        "SELECT nothing FROM nowhere",
        "SELECT",
        "",
        "SELECT '\0'",
    ],
)
def test_all_else_is_refused_in_one_line_and_changes_nothing(ledger: Path, statement: str) -> None:
    with pytest.raises(SqlError) as refused:
        answer(ledger, statement)
    assert str(refused.value)
    assert "\n" not in str(refused.value)
    with sqlite3.connect(ledger) as connection:
        assert connection.execute("SELECT count(*) FROM incident_toll").fetchone() == (2,)


def test_a_statement_without_end_is_stopped(ledger: Path) -> None:
    endless = "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT max(n) FROM t"
    with pytest.raises(SqlError, match=r"longer than 0\.2 seconds"):
        answer(ledger, endless, seconds=0.2)


def test_a_row_source_without_end_is_stopped_while_it_is_fetched(ledger: Path) -> None:
    endless = "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT n FROM t"
    with pytest.raises(SqlError, match=r"longer than 0\.2 seconds"):
        answer(ledger, endless, seconds=0.2)
