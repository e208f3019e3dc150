"""Web addresses, from a server on this machine."""

import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from dateline.model import Report
from dateline.sources import SourceError, UnreadableError, read_reports
from dateline.sources.limits import MAXIMUM_PAGE_BYTES
from dateline.sources.web import fetch, user_agent

PAGE = Path(__file__).resolve().parents[1] / "data" / "sources" / "report.html"


class Handler(BaseHTTPRequestHandler):
    agents: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.agents.append(self.headers["User-Agent"])
        answers = {
            "/report": (200, "text/html; charset=utf-8", PAGE.read_bytes()),
            "/text": (
                200,
                "text/plain; charset=iso-8859-1",
                "Town falls\nThe caf\xe9 burnt, and the army left.".encode("latin-1"),
            ),
            "/json": (200, "application/json", b'[{"text": "The army left."}, {"text": "It came back."}]'),
            "/picture": (200, "image/png", b"\x89PNG\r\n"),
            "/empty": (200, "text/html", b""),
        }
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/report")
            self.end_headers()
        elif self.path == "/loop":
            self.send_response(302)
            self.send_header("Location", "/loop")
            self.end_headers()
        elif self.path == "/slow":
            time.sleep(1)
        elif self.path == "/huge":
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            try:
                for _ in range(MAXIMUM_PAGE_BYTES // 1_000_000 + 2):
                    self.wfile.write(b"x" * 1_000_000)
            except OSError:
                pass
        elif self.path in answers:
            status, kind, body = answers[self.path]
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        else:
            self.send_error(int(self.path[1:]) if self.path[1:].isdigit() else 404)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost,.invalid")
    monkeypatch.setenv("no_proxy", "127.0.0.1,localhost,.invalid")


def fault(url: str) -> str:
    with pytest.raises(SourceError) as caught:
        list(read_reports([url]))
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(url)
    return str(caught.value)


def test_page(host: str) -> None:
    (report,) = read_reports([f"{host}/moved"])
    assert isinstance(report, Report)
    assert report.title == "Shelling kills nine in Kestova market"
    assert Handler.agents[-1] == user_agent()
    assert user_agent().startswith("dateline")


def test_text_and_records(host: str) -> None:
    (report,) = read_reports([f"{host}/text"])
    assert isinstance(report, Report)
    assert "café" in report.text
    assert len(list(read_reports([f"{host}/json"]))) == 2


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/404", "404"),
        ("/403", "403"),
        ("/500", "500"),
        ("/picture", "image/png"),
        ("/empty", "empty"),
        ("/loop", "redirects"),
        ("/huge", "20,000,000"),
    ],
)
def test_bad_answers(host: str, path: str, reason: str) -> None:
    assert reason in fault(host + path)


def test_no_answer(host: str) -> None:
    with pytest.raises(UnreadableError, match="did not answer within"):
        fetch(f"{host}/slow", wait=0.2)


def test_nobody_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert "no connection" in fault(f"http://127.0.0.1:{port}/")
    assert "no connection" in fault("http://no-such-host.invalid/")
    assert "address" in fault("http://")


def test_batch_goes_on(host: str) -> None:
    results = list(read_reports([f"{host}/404", f"{host}/report"]))
    assert [type(r).__name__ for r in results] == ["SetAside", "Report"]
