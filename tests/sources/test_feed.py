"""Feeds and news sitemaps, from files and from a server on this machine."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from dateline.model import Report
from dateline.sources import SetAside, SourceError, UnreadableError, read_reports
from dateline.sources.feed import parse_feed
from dateline.sources.polite import DisallowedError, PoliteFetcher
from dateline.sources.web import StatusError, Validators, fetch

PAGE = (Path(__file__).resolve().parents[1] / "data" / "sources" / "report.html").read_bytes()
STORY = " ".join(
    f"Soldiers in the town of Kamba exchanged fire with gunmen for the {number} day, the governor said."
    for number in (
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
    )
)


def rss(*items: str) -> bytes:
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>Horn Bulletin</title>{''.join(items)}</channel></rss>"
    ).encode()


def item(title: str, link: str, *, content: str = "", summary: str = "") -> str:
    return (
        f"<item><title>{title}</title><link>{link}</link><pubDate>Thu, 18 Jan 2024 23:30:00 -0500</pubDate>"
        f"<description>{summary}</description>"
        + (f"<content:encoded><![CDATA[{content}]]></content:encoded>" if content else "")
        + "</item>"
    )


class Handler(BaseHTTPRequestHandler):
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        if self.path == "/robots.txt":
            self._answer(200, "text/plain", b"User-agent: *\nDisallow: /private/\nCrawl-delay: 7\n")
        elif self.path == "/feed":
            if self.headers["If-None-Match"] == '"one"':
                self._answer(304, "", b"")
            else:
                self._answer(
                    200, "application/rss+xml", rss(item("Clashes", "/a", summary="Short.")), '"one"'
                )
        elif self.path == "/busy":
            self._answer(429, "text/plain", b"", retry="120")
        else:
            self._answer(200, "text/html; charset=utf-8", PAGE)

    def _answer(self, status: int, kind: str, body: bytes, etag: str = "", retry: str = "") -> None:
        self.send_response(status)
        for name, value in (("Content-Type", kind), ("ETag", etag), ("Retry-After", retry)):
            if value:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    Handler.asked.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


def test_an_item_that_carries_its_report_is_read_without_the_network(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(rss(item("Gunmen clash with army", "https://horn.example/1", content=f"<p>{STORY}</p>")))
    (report,) = read_reports([str(path)])
    assert isinstance(report, Report)
    assert (report.title, report.publisher) == ("Gunmen clash with army", "Horn Bulletin")
    assert (report.published, report.published_basis) == ("2024-01-18", "metadata")
    assert report.url == "https://horn.example/1"
    assert report.text.startswith("Gunmen clash with army\n\nSoldiers in the town of Kamba")


def test_an_item_with_a_summary_alone_is_fetched(tmp_path: Path, server: str) -> None:
    path = tmp_path / "feed.rss"
    path.write_bytes(rss(item("One", f"{server}/a", summary="Short."), item("Two", f"{server}/private/b")))
    report, refused = read_reports([str(path)])
    assert isinstance(report, Report)
    assert report.url
    assert isinstance(refused, SetAside)
    assert refused.where.endswith("item 2 (" + server + "/private/b)")
    assert "robots.txt" in refused.reason
    assert "/private/b" not in Handler.asked


def test_a_feed_that_changed_nothing_is_not_sent_again(server: str) -> None:
    first = fetch(f"{server}/feed")
    assert first.changed
    again = fetch(f"{server}/feed", validators=first.validators)
    assert not again.changed
    assert again.content == b""
    assert Validators().headers == {}


def test_hosts_are_asked_at_the_pace_that_they_state(server: str) -> None:
    now, slept = [0.0], []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    fetcher = PoliteFetcher(clock=lambda: now[0], sleep=sleep)
    fetcher.get(f"{server}/a")
    fetcher.get(f"{server}/b")
    assert slept == [7.0]
    with pytest.raises(DisallowedError):
        fetcher.get(f"{server}/private/x")
    assert Handler.asked == ["/robots.txt", "/a", "/b"]


def test_a_busy_server_says_how_long_to_wait(server: str) -> None:
    with pytest.raises(StatusError) as refused:
        fetch(f"{server}/busy")
    assert (refused.value.status, refused.value.retry_after) == (429, 120.0)


def test_atom_and_sitemaps_list_their_reports() -> None:
    atom = parse_feed(
        b'<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><entry><title>A &amp; B</title>'
        b'<link href="/x"/><updated>2024-01-18T10:00:00Z</updated><summary>s</summary></entry></feed>',
        "https://wire.example/feed",
    )
    assert [(i.url, i.title, i.published) for i in atom.items] == [
        ("https://wire.example/x", "A & B", "2024-01-18")
    ]
    sitemap = parse_feed(
        b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        b'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://w.example/1</loc>'
        b"<news:news><news:publication><news:name>Wire</news:name></news:publication>"
        b"<news:publication_date>2024-01-17</news:publication_date><news:title>T</news:title></news:news></url></urlset>"
    )
    assert [(i.url, i.title, i.published, i.publisher) for i in sitemap.items] == [
        ("https://w.example/1", "T", "2024-01-17", "Wire")
    ]
    index = parse_feed(b"<sitemapindex><sitemap><loc>https://w.example/s.xml</loc></sitemap></sitemapindex>")
    assert index.sitemaps == ("https://w.example/s.xml",)


@pytest.mark.parametrize("raw", [b"<rss><channel></channel></rss>", b"<urlset><url>", b"<feed/>"])
def test_what_lists_nothing_is_refused_in_one_line(raw: bytes) -> None:
    with pytest.raises(UnreadableError) as refused:
        parse_feed(raw)
    assert "\n" not in str(refused.value)


def test_entities_of_a_sitemap_reach_no_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret words")
    raw = (
        f'<!DOCTYPE urlset [<!ENTITY x SYSTEM "file://{secret}">]>'
        "<urlset><url><loc>https://w.example/&x;</loc></url></urlset>"
    ).encode()
    try:
        listed = repr(parse_feed(raw))
    except UnreadableError as refused:
        listed = str(refused)
    assert "secret words" not in listed


def test_an_index_of_sitemaps_names_one_to_read(tmp_path: Path) -> None:
    path = tmp_path / "index.xml"
    path.write_text("<sitemapindex><sitemap><loc>https://w.example/s.xml</loc></sitemap></sitemapindex>")
    with pytest.raises(SourceError, match=r"https://w\.example/s\.xml"):
        list(read_reports([str(path)]))
