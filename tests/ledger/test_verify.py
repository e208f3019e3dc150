"""`verify` finds what was changed behind the ledger's back."""

import sqlite3
import zlib
from pathlib import Path

import pytest

import dateline
from dateline.model import Action, NewJudgement
from made_ledgers import Happening, make_ledger


@pytest.fixture
def path(tmp_path: Path) -> Path:
    where = tmp_path / "t.db"
    with dateline.open(where, create=True) as store:
        first = store.add(make_ledger(Happening(), Happening(place="Belmira")))
        store.add(make_ledger(Happening(killed=9), publisher="Gulf Dispatch"))
        store.judge(NewJudgement(action=Action.ACCEPT, user="Ada", events=(f"{first.report[7:19]}:e1",)))
        store.add(make_ledger(Happening(place="Tarrin"), publisher="Lantern"))
        store.withdraw(store.held_reports()[-1], "Ada", "asked by the court")
    return where


def found(path: Path, *statements: str, values: tuple[object, ...] = ()) -> list[str]:
    with sqlite3.connect(path) as database:
        for statement in statements:
            database.execute(statement, values)
    database.close()
    with dateline.open(path) as store:
        return [str(finding) for finding in store.verify()]


def test_a_sound_ledger(path: Path) -> None:
    assert found(path) == []


@pytest.mark.parametrize(
    ("statement", "where", "what"),
    [
        ("UPDATE report SET publisher = 'Someone' WHERE sequence = 1", "entry 1", "not what was written"),
        ("UPDATE report SET published = '2020-01-01' WHERE sequence = 3", "entry 3", "not what was written"),
        ("UPDATE judgement SET user = 'Bob'", "entry 5", "not what was written"),
        ("UPDATE withdrawal SET reason = 'none'", "entry 8", "not what was written"),
        ("UPDATE entry SET time = '2020-01-01T00:00:00.000000Z' WHERE sequence = 4", "entry 4", "older than"),
        ("UPDATE entry SET content = chain WHERE sequence = 2", "entry 2", "chain is broken"),
        ("DELETE FROM judgement", "entry 5", "itself is missing"),
        ("DELETE FROM entry WHERE sequence = 5", "entry 6", "entries 5 to 5 are missing"),
        ("UPDATE report_text SET text = NULL", "report sha256:", "no withdrawal says why"),
        ("UPDATE incident SET title = 'Nothing happened'", "table incident", "not what the log gives"),
        ("UPDATE casualty SET low = 0", "table casualty", "not what the log gives"),
        ("DELETE FROM incident_member", "table incident_member", "not what the log gives"),
    ],
)
def test_what_was_changed_is_found(path: Path, statement: str, where: str, what: str) -> None:
    findings = found(path, statement)
    assert any(one.startswith(where) and what in one for one in findings), findings


def test_other_words_are_found(path: Path) -> None:
    findings = found(
        path,
        "UPDATE report_text SET text = ? WHERE text IS NOT NULL",
        values=(zlib.compress(b"Nothing happened. " * 40),),
    )
    assert any("not those that it was added with" in one for one in findings)


def test_rows_that_were_changed_with_their_hash_are_found_by_the_chain(path: Path) -> None:
    """Who changes an entry and its hash must change every entry after it."""
    first = "CASE content LIKE 'f%' WHEN 1 THEN 'e' ELSE 'f' END"  # never the letter that it has
    findings = found(path, f"UPDATE entry SET content = {first} || substr(content, 2) WHERE sequence = 2")
    assert any("chain is broken" in one for one in findings)


def test_rebuilding_mends_what_is_derived(path: Path) -> None:
    assert found(path, "UPDATE incident SET title = 'Nothing happened'")
    with dateline.open(path) as store:
        store.rebuild()
        assert list(store.verify()) == []
