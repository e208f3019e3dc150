"""Killed, without room, or beside another writer: what was answered for is there, and the tables agree."""

import os
import random
import resource
import select
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from processes import child, rest_of

from dateline.ledger import LedgerError, open_ledger
from dateline.ledger.engine import reading
from dateline.ledger.verification import fingerprints
from dateline.model import Ledger
from made_ledgers import PLACES, Happening, make_ledger

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that can be killed")


def reports(start: int, number: int) -> Iterator[Ledger]:
    """Reports of some happenings, several of each."""
    places = list(PLACES)
    for n in range(start, start + number):
        day = f"2024-{1 + n // 60 % 12:02}-{1 + n // 3 % 28:02}"
        one = Happening(place=places[n // 3 % 4], day=day, killed=5 + n % 3)
        yield make_ledger(one, publisher=f"Outlet {n % 7}", published=day, lead=f"Number {n}.")


def adding(path: Path | str, ledgers: list[Ledger]) -> Callable[[int], None]:
    def work(end: int) -> None:
        with open_ledger(path, create=True) as store:
            for ledger in ledgers:
                addition = store.add(ledger)
                os.write(end, f"{addition.report}\n".encode())
        os.write(end, b"done\n")

    return work


def sound(path: Path | str) -> None:
    with open_ledger(path) as store:
        assert [str(finding) for finding in store.verify()] == []
        with reading(store._engine, "") as connection:
            kept = fingerprints(connection)
        store.rebuild()
        with reading(store._engine, "") as connection:
            assert fingerprints(connection) == kept


@pytest.mark.slow
def test_killed_at_fifty_moments(tmp_path: Path) -> None:
    path = tmp_path / "t.db"
    ledgers = list(reports(0, 1000))
    chance = random.Random(5)
    answered: set[str] = set()
    kills = 0
    while kills < 50:
        left = [one for one in ledgers if one.report.id not in answered]
        pid, end = child(adding(path, left))
        if kills % 5:
            select.select([end], [], [], 20)
        time.sleep(chance.uniform(0.0, 0.3))
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        kills += 1
        lines = rest_of(end)
        assert not [line for line in lines if line.startswith("error")]
        answered |= {line for line in lines if line != "done"}
        if path.exists():
            with open_ledger(path, create=True) as store:
                assert answered <= set(store.held_reports())
    assert answered
    sound(path)


def test_killed_while_it_writes(tmp_path: Path) -> None:
    path = tmp_path / "t.db"
    ledgers = list(reports(0, 40))
    answered: set[str] = set()
    for kill in range(3):
        pid, end = child(adding(path, [one for one in ledgers if one.report.id not in answered]))
        select.select([end], [], [], 20)
        time.sleep(0.05 * kill)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        answered |= {line for line in rest_of(end) if line.startswith("sha256:")}
        with open_ledger(path, create=True) as store:
            assert answered <= set(store.held_reports())
    assert answered
    sound(path)


def test_two_writers_take_turns(tmp_path: Path) -> None:
    path = tmp_path / "t.db"
    mine, theirs = list(reports(0, 15)), list(reports(100, 15))
    processes = [child(adding(path, some)) for some in (mine, theirs)]
    for pid, end in processes:
        lines = rest_of(end)
        os.waitpid(pid, 0)
        assert lines[-1] == "done", lines
    with open_ledger(path) as store:
        assert len(store.held_reports()) == 30
    sound(path)


def test_one_process_with_two_stores_sees_what_the_other_wrote(tmp_path: Path) -> None:
    path = tmp_path / "t.db"
    with open_ledger(path, create=True) as one, open_ledger(path, create=True) as other:
        for n, ledger in enumerate(reports(0, 12)):
            (one if n % 2 else other).add(ledger)
    sound(path)


def test_no_room(tmp_path: Path) -> None:
    path = tmp_path / "t.db"
    ledgers = list(reports(0, 60))
    with open_ledger(path, create=True) as store:
        store.add(ledgers[0])
    limit = path.stat().st_size + 200_000

    def work(end: int) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        adding(path, ledgers[1:])(end)

    pid, end = child(work)
    lines = rest_of(end)
    os.waitpid(pid, 0)
    assert lines[-1].startswith("error cannot write"), lines[-1]
    assert "what was added before is kept" in lines[-1]
    answered = {line for line in lines if line.startswith("sha256:")}
    assert answered
    with open_ledger(path) as store:
        assert answered <= set(store.held_reports())
        for ledger in ledgers:
            store.add(ledger)
        assert len(store.held_reports()) == 60
    sound(path)


def test_a_failed_batch_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "t.db"
    good = list(reports(0, 3))
    with open_ledger(path, create=True) as store:
        store.add(good[0])

        def broken(*_: object) -> None:
            raise LedgerError("no")

        with monkeypatch.context() as patch:
            patch.setattr("dateline.ledger.search.index", broken)
            with pytest.raises(LedgerError):
                store.add_many([(one, None) for one in good[1:]])
        assert store.held_reports() == (good[0].report.id,)
        store.add_many([(one, None) for one in good[1:]])
    sound(path)
