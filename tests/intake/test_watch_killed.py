"""A watch that is killed at any moment: what it added is there, and the next one brings the rest."""

import os
import random
import select
import signal
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import dateline
from dateline.ledger.engine import reading
from dateline.ledger.verification import fingerprints
from dateline.model import Ledger, ReaderIdentity, Report
from dateline.services.intake.watch import WatchNews, WatchService
from dateline.services.reading import Outcome
from dateline.sources.polite import PoliteFetcher

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that can be killed")
REPORTS = 300
KILLS = 50


def page(number: int) -> str:
    words = " ".join(
        f"On day {number} of the siege, gate {gate} of the town was opened for {number + gate} carts."
        for gate in range(1, 9)
    )
    title = f"Bread for the town, day {number}"
    return f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{words}</p></article>"


@pytest.fixture
def feed() -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            base = f"http://127.0.0.1:{self.server.server_port}"  # type: ignore[attr-defined]
            number = self.path.removeprefix("/")
            found = number.isdecimal() or self.path == "/feed"
            items = (f"<item><title>Day {n}</title><link>{base}/{n}</link></item>" for n in range(REPORTS))
            listed = f'<rss version="2.0"><channel><title>Outlet</title>{"".join(items)}</channel></rss>'
            raw = (page(int(number)) if number.isdecimal() else listed if found else "").encode()
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", "text/html" if number.isdecimal() else "text/xml")
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            try:
                self.wfile.write(raw)
            except (BrokenPipeError, ConnectionResetError):
                return  # whoever asked was killed

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/feed"
        server.shutdown()


class Reader:
    """Reads every report as one that tells of nothing."""

    def read_report(self, report: Report, target: str | None = None) -> Outcome:
        return Outcome(
            target or "", ledger=Ledger(reader=ReaderIdentity(version="1", models={}), report=report)
        )


def watch(path: Path, feed: str, end: int) -> None:
    """One round; each report that is in the ledger is told."""
    with dateline.open(path, create=True) as store:
        fetcher = PoliteFetcher(pause=0.0)
        service = WatchService(store, Reader(), [feed], every=1.0, fetcher=fetcher)
        for step in service.run(once=True):
            if step.news in (WatchNews.ADDED, WatchNews.HELD):
                os.write(end, f"{step.target}\n".encode())


def start(path: Path, feed: str) -> tuple[int, int]:
    read_end, write_end = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.close(read_end)
            watch(path, feed, write_end)
        except BaseException as error:  # the pipe is all that a killed child leaves
            os.write(write_end, f"error {error!r}\n".encode())
        finally:
            os._exit(0)
    os.close(write_end)
    return pid, read_end


def told(end: int) -> list[str]:
    content = b""
    while chunk := os.read(end, 65536):
        content += chunk
    os.close(end)
    return content.decode().rpartition("\n")[0].splitlines()


def held(path: Path) -> set[str]:
    with dateline.open(path) as store:
        items = [item for part in store.view().rows("reports") for item in part]
    return {str(one["url"]) for one in items}


@pytest.mark.slow
def test_killed_at_fifty_moments_a_watch_loses_nothing(tmp_path: Path, feed: str) -> None:
    path = tmp_path / "t.db"
    chance = random.Random(7)
    base = feed.removesuffix("/feed")
    answered: set[str] = set()
    for kill in range(KILLS):
        pid, end = start(path, feed)
        if kill % 5:
            select.select([end], [], [], 20)
        time.sleep(chance.uniform(0.0, 0.1))
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        lines = told(end)
        assert not [line for line in lines if line.startswith("error")]
        answered |= set(lines)
        if answered:
            assert answered <= held(path)
    print(f"{KILLS} kills, {len(answered)} of {REPORTS} reports answered for before the last one")
    pid, end = start(path, feed)
    lines = told(end)
    os.waitpid(pid, 0)
    assert not [line for line in lines if line.startswith("error")]
    assert held(path) == {f"{base}/{number}" for number in range(REPORTS)}
    with dateline.open(path) as store:
        assert len(store.held_reports()) == REPORTS  # none is there twice
        assert store.failures() == ()
        assert [str(finding) for finding in store.verify()] == []
        with reading(store._engine, "") as connection:
            kept = fingerprints(connection)
        store.rebuild()
        with reading(store._engine, "") as connection:
            assert fingerprints(connection) == kept
