"""Opening what is a ledger, and what is none: one clear line for each."""

import os
import shutil
import sqlite3
import tempfile
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from processes import child, rest_of

import dateline
from dateline.ledger import LedgerError, schema
from dateline.ledger.engine import memory_engine, writing
from dateline.ledger.tables import LOG
from made_ledgers import Happening, make_ledger


def refused(path: object, **options: bool) -> str:
    with pytest.raises(LedgerError) as caught:
        dateline.open(path, **options).close()
    message = str(caught.value)
    assert "\n" not in message
    return message


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "t.db"
    with dateline.open(path, create=True) as store:
        store.add(make_ledger(Happening()))
    return path


def test_an_absent_file_is_made_only_when_asked(tmp_path: Path) -> None:
    assert "there is no ledger" in refused(tmp_path / "t.db")
    assert not (tmp_path / "t.db").exists()
    dateline.open(tmp_path / "t.db", create=True).close()
    with dateline.open(tmp_path / "t.db") as store:
        assert store.held_reports() == ()


def test_a_folder_and_a_missing_folder(tmp_path: Path) -> None:
    assert "is a folder" in refused(tmp_path, create=True)
    assert "there is no folder" in refused(tmp_path / "a" / "t.db", create=True)


def test_a_text_file_is_no_ledger(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Notes on ledgers, and what they are good for.")
    assert "is no ledger" in refused(path, create=True)
    assert path.read_text().startswith("Notes")


def test_another_database_is_no_ledger(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE song (title TEXT)")
    other.close()
    assert "is no ledger" in refused(path, create=True)
    with sqlite3.connect(path) as other:
        assert [row[0] for row in other.execute("SELECT name FROM sqlite_master")] == ["song"]
    other.close()


def test_a_file_cut_short(ledger: Path) -> None:
    dateline.open(ledger).close()
    content = ledger.read_bytes()
    ledger.write_bytes(content[: len(content) // 3])
    with pytest.raises(LedgerError, match=r"damaged|is no ledger|cannot"), dateline.open(ledger) as store:
        store.rebuild()


def test_a_ledger_of_a_newer_version(ledger: Path) -> None:
    with sqlite3.connect(ledger) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    assert "newer Dateline" in refused(ledger)
    assert "upgrade" in refused(ledger, create=True)


def test_tables_folded_by_another_version_are_read_but_not_added_to(ledger: Path) -> None:
    with sqlite3.connect(ledger) as database:
        database.execute("UPDATE fold_state SET version = 'older'")
    database.close()
    another = make_ledger(Happening(killed=9), publisher="Gulf Dispatch")
    with dateline.open(ledger) as store:
        assert store.view().snapshot().reports == 1
        with pytest.raises(LedgerError, match="dateline rebuild"):
            store.add(another)
        store.rebuild()
        assert store.add(another).outcome == "added"


def test_a_read_only_ledger_is_read_and_not_written(ledger: Path) -> None:
    with dateline.open(ledger, read_only=True) as store:
        assert store.view().snapshot().reports == 1
        assert list(store.verify()) == []
        with pytest.raises(LedgerError, match="read-only"):
            store.add(make_ledger(Happening(killed=9), publisher="Gulf Dispatch"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="rights are otherwise here")
def test_a_file_that_the_user_may_not_write(ledger: Path) -> None:
    """In a folder that can't be written either, as on a medium that is locked."""
    folder = Path(tempfile.mkdtemp(dir="/var/tmp"))
    another = make_ledger(Happening(killed=9), publisher="Gulf Dispatch")

    def work(end: int) -> None:
        if os.getuid() == 0:
            os.setgid(65534)
            os.setuid(65534)
        with dateline.open(folder / "t.db") as store:
            os.write(end, f"{store.view().snapshot().reports} report\n".encode())
            store.add(another)

    try:
        shutil.copy(ledger, folder / "t.db")
        (folder / "t.db").chmod(0o444)
        folder.chmod(0o555)
        pid, end = child(work)
        lines = rest_of(end)
        os.waitpid(pid, 0)
        assert lines[0] == "1 report"
        assert "read-only" in lines[1]
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_messages_hide_the_password() -> None:
    words = refused("postgresql+psycopg://ada:secret@127.0.0.1:1/none")
    assert "secret" not in words
    assert "ada" in words


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("mysql://localhost/x", "can't be kept in mysql"),
        ("sqlite://", "names no file"),
        ("postgresql+psycopg://nobody@127.0.0.1:1/none", "cannot read"),
        ("what://ever at all", "can't be kept in what"),
        ("://", "no database URL"),
    ],
)
def test_addresses_that_lead_nowhere(url: str, words: str) -> None:
    assert words in refused(url, create=True)


def test_the_environment_names_the_ledger(
    ledger: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATELINE_LEDGER", str(ledger))
    with dateline.open() as store:
        assert store.view().snapshot().reports == 1
    monkeypatch.delenv("DATELINE_LEDGER")
    monkeypatch.chdir(tmp_path / "..")
    assert "dateline.db" in refused(None)


def test_migrations_lead_to_the_tables_that_the_code_uses() -> None:
    engine = memory_engine()
    with writing(engine, "memory") as connection:
        schema.migrate(connection)
        found = compare_metadata(MigrationContext.configure(connection), LOG)
    assert found == []
    engine.dispose()
