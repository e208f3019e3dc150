"""Following feeds into a ledger: a server on this machine, a real store, a reader that finds nothing."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import dateline
from dateline.model import Ledger, ReaderIdentity, Report
from dateline.services.intake.watch import WatchNews, WatchService
from dateline.services.reading import Outcome
from dateline.sources.polite import PoliteFetcher

STORY = " ".join(
    f"The governor said on the {ordinal} day that soldiers had left the town and the road was open again."
    for ordinal in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
)


class Outlet:
    """What the server of an outlet answers, and what it was asked."""

    def __init__(self) -> None:
        self.items: dict[str, str] = {}
        self.pages: dict[str, str] = {}
        self.status = 200
        self.asked: list[str] = []

    def publish(self, number: int, title: str) -> None:
        self.items[f"/{number}"] = title
        self.pages[f"/{number}"] = (
            f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
            f"<p>{title}. {STORY}</p></article></body></html>"
        )

    def feed(self, base: str) -> str:
        items = "".join(
            f"<item><title>{title}</title><link>{base}{path}</link></item>"
            for path, title in self.items.items()
        )
        return f'<rss version="2.0"><channel><title>Outlet</title>{items}</channel></rss>'


@pytest.fixture
def outlet() -> Iterator[tuple[Outlet, str]]:
    told = Outlet()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told.asked.append(self.path)
            base = f"http://127.0.0.1:{self.server.server_port}"  # type: ignore[attr-defined]
            body = told.feed(base) if self.path == "/feed" else told.pages.get(self.path)
            status = told.status if self.path == "/feed" else (200 if body is not None else 404)
            raw = (body or "").encode()
            self.send_response(status)
            self.send_header(
                "Content-Type", "text/xml" if self.path == "/feed" else "text/html; charset=utf-8"
            )
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield told, f"http://127.0.0.1:{server.server_port}/feed"
        server.shutdown()


class Reader:
    """Reads every report as one that tells of nothing; ends the program at the report that it is told to."""

    def __init__(self, dies_at: int | None = None) -> None:
        self.read: list[str] = []
        self._dies_at = dies_at

    def read_report(self, report: Report, target: str | None = None) -> Outcome:
        if self._dies_at is not None and len(self.read) == self._dies_at:
            raise KeyboardInterrupt
        self.read.append(report.title or "")
        return Outcome(
            target or "", ledger=Ledger(reader=ReaderIdentity(version="1", models={}), report=report)
        )


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def watch(path: Path, reader: Reader, feed: str, clock: Clock | None = None) -> WatchService:
    time = clock or Clock()
    return WatchService(
        dateline.open(path, create=True),
        reader,
        [feed],
        every=60,
        fetcher=PoliteFetcher(clock=time, sleep=time.sleep),
        clock=time,
        sleep=time.sleep,
    )


def news(service: WatchService) -> list[str]:
    return [str(step.news) for step in service.run(once=True)]


def test_each_report_is_added_once_and_an_updated_story_again(
    tmp_path: Path, outlet: tuple[Outlet, str]
) -> None:
    told, feed = outlet
    told.publish(1, "Army leaves the town")
    told.publish(2, "Road opens after a month")
    path, reader = tmp_path / "dateline.db", Reader()
    assert news(watch(path, reader, feed)) == ["listed", "added", "added"]
    assert news(watch(path, reader, feed)) == ["listed"]
    told.publish(1, "Army leaves the town and two villages")
    assert news(watch(path, reader, feed)) == ["listed", "added"]
    with dateline.open(path) as store:
        versions = store.view().report(store.held_reports()[-1]).versions
    assert [one.title for one in versions] == [
        "Army leaves the town",
        "Army leaves the town and two villages",
    ]


def test_a_watch_that_was_stopped_goes_on_where_it_was(tmp_path: Path, outlet: tuple[Outlet, str]) -> None:
    told, feed = outlet
    for number in range(1, 6):
        told.publish(number, f"Day {number} of the talks in the capital")
    path = tmp_path / "dateline.db"
    with pytest.raises(KeyboardInterrupt):
        news(watch(path, Reader(dies_at=2), feed))
    told.asked.clear()
    second = Reader()
    assert news(watch(path, second, feed)) == ["added", "added", "added", "listed"]
    assert len(second.read) == 3
    assert told.asked.index("/3") < told.asked.index("/feed")


def test_a_report_that_is_gone_is_kept_among_the_failures(tmp_path: Path, outlet: tuple[Outlet, str]) -> None:
    told, feed = outlet
    told.publish(1, "Army leaves the town")
    told.pages.clear()
    path = tmp_path / "dateline.db"
    assert news(watch(path, Reader(), feed)) == ["listed", "failed"]
    with dateline.open(path) as store:
        (failure,) = store.failures()
    assert "404" in failure.reason
    assert failure.target.endswith("/1")


def test_a_feed_that_does_not_answer_is_asked_less_and_less_often(
    tmp_path: Path, outlet: tuple[Outlet, str]
) -> None:
    told, feed = outlet
    told.status = 503
    clock = Clock()
    steps = watch(tmp_path / "dateline.db", Reader(), feed, clock).run()
    waits = []
    for _ in range(4):
        before = clock.now
        step = next(steps)
        waits.append(round(clock.now - before))
        assert step.news is WatchNews.UNANSWERED
        assert "503" in (step.reason or "")
    assert waits[1:] == [60, 120, 240]
