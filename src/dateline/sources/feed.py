"""What a feed lists: RSS and Atom (by feedparser), news sitemaps and sitemap indexes (sitemaps.org).

A feed often carries only the first lines of a report. An item that carries the whole is laid out as the page
that it would be, so that it passes the same extraction as a page; of any other only the address is of use.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import lxml.etree

from dateline.model import Report
from dateline.sources.intake import Given
from dateline.sources.page import page_report
from dateline.sources.polite import PoliteFetcher
from dateline.sources.refusal import SetAside, UnreadableError
from dateline.sources.stated_date import date_of_value

__all__ = ["Feed", "FeedItem", "feed_reports", "item_report", "listed_report", "parse_feed"]

WHOLE_WORDS = 120
"""Words from which an item's own text is taken for the whole report; leads and summaries have 20 to 80."""

_PARSER_OPTIONS = {"resolve_entities": False, "no_network": True, "huge_tree": False, "recover": False}


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One report that a feed lists."""

    url: str | None
    title: str | None
    published: str | None
    """ISO 8601 day."""
    markup: str | None
    """The whole report as HTML, where the feed carries it."""
    publisher: str | None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's items in its order, or, for a sitemap index, the addresses of further sitemaps."""

    title: str | None
    items: tuple[FeedItem, ...]
    sitemaps: tuple[str, ...] = ()


def parse_feed(raw: bytes, url: str | None = None) -> Feed:
    """What a feed lists.

    Args:
        raw: the feed's XML.
        url: where it came from, against which relative links are read.

    Raises:
        UnreadableError: if it is neither RSS, Atom nor a sitemap, or lists nothing.
    """
    head = raw[:4096].lower()
    feed = _sitemap(raw) if b"<urlset" in head or b"<sitemapindex" in head else _syndicated(raw, url)
    if not feed.items and not feed.sitemaps:
        raise UnreadableError("this feed lists no reports; check the address, or try again when it has some")
    return feed


def feed_reports(raw: bytes, where: str, given: Given, url: str | None = None) -> Iterator[Report | SetAside]:
    """The reports that a feed lists: those that it carries whole, and the pages of the others.

    Raises:
        UnreadableError: if it is no feed, or lists sitemaps instead of reports.
    """
    feed = parse_feed(raw, url)
    if not feed.items:
        raise UnreadableError(
            f"it is an index of sitemaps, not of reports; name one of them, such as {feed.sitemaps[0]}"
        )
    fetcher = PoliteFetcher()
    for number, item in enumerate(feed.items, start=1):
        try:
            yield listed_report(item, given, fetcher)
        except UnreadableError as reason:
            yield SetAside(f"{where}, item {number}" + (f" ({item.url})" if item.url else ""), str(reason))


def listed_report(item: FeedItem, given: Given, fetcher: PoliteFetcher) -> Report:
    """The report that a feed lists, fetched where the feed does not carry it.

    Raises:
        UnreadableError: if it cannot be fetched or read.
    """
    if item.markup is not None:
        return item_report(item, given)
    if item.url is None:
        raise UnreadableError("the feed gives neither its text nor its address")
    got = fetcher.get(item.url)
    return page_report(got.content, given, url=got.url, declared=got.charset)


def item_report(item: FeedItem, given: Given) -> Report:
    """The report that an item carries whole.

    Raises:
        UnreadableError: if it carries no more than a summary, or no readable text.
    """
    if item.markup is None:
        raise UnreadableError("the feed gives only a summary of it; name the address of the report")
    meta = [
        f'<meta property="{name}" content="{html.escape(value)}">'
        for name, value in (
            ("og:title", item.title),
            ("og:site_name", item.publisher),
            ("article:published_time", item.published),
        )
        if value
    ]
    title = html.escape(item.title or "")
    page = (
        f"<html><head><title>{title}</title>{''.join(meta)}</head>"
        f"<body><article><h1>{title}</h1>{item.markup}</article></body></html>"
    )
    return page_report(page, given, url=item.url)


def _syndicated(raw: bytes, url: str | None) -> Feed:
    import feedparser  # noqa: PLC0415 - for feeds alone

    parsed = feedparser.parse(raw, response_headers={"content-location": url} if url else None)
    if not parsed.get("version") and not parsed.entries:
        fault = " ".join(str(parsed.get("bozo_exception", "no RSS, Atom or sitemap")).split())[:200]
        raise UnreadableError(
            f"it is no feed that can be read ({fault}); name an RSS or Atom feed or a news sitemap"
        )
    title = parsed.feed.get("title")
    return Feed(title, tuple(_entry_item(entry, title) for entry in parsed.entries))


def _entry_item(entry: dict[str, object], feed_title: str | None) -> FeedItem:
    content = entry.get("content")
    bodies = [str(part.get("value", "")) for part in content] if isinstance(content, list) else []
    markup = max([*bodies, str(entry.get("summary", ""))], key=len)
    whole = len(re.findall(r"\w+", re.sub(r"<[^>]+>", " ", markup))) >= WHOLE_WORDS
    source = entry.get("source")
    publisher = source.get("title") if isinstance(source, dict) else None
    link = entry.get("link")
    return FeedItem(
        url=str(link) if link and str(link).startswith(("http://", "https://")) else None,
        title=" ".join(html.unescape(str(entry.get("title", ""))).split()) or None,
        published=_day(entry),
        markup=markup if whole else None,
        publisher=str(publisher) if publisher else feed_title,
    )


def _day(entry: dict[str, object]) -> str | None:
    """The day as the feed writes it; feedparser's own value, in UTC, where that cannot be read."""
    stated = entry.get("published") or entry.get("updated")
    day = date_of_value(str(stated)) if stated else None
    if day is None and (parsed := entry.get("published_parsed") or entry.get("updated_parsed")):
        assert isinstance(parsed, tuple)
        day = date(*parsed[:3])
    return day.isoformat() if day else None


def _sitemap(raw: bytes) -> Feed:
    try:
        root = lxml.etree.fromstring(raw, parser=lxml.etree.XMLParser(**_PARSER_OPTIONS))
    except (lxml.etree.XMLSyntaxError, ValueError) as error:
        fault = " ".join(str(error).split())[:200]
        raise UnreadableError(f"this sitemap is damaged ({fault}); fetch it again") from error
    if lxml.etree.QName(root).localname == "sitemapindex":
        return Feed(None, (), tuple(_texts(root, "loc")))
    return Feed(None, tuple(_url_item(element) for element in root if _local(element) == "url"))


def _url_item(element: lxml.etree._Element) -> FeedItem:
    location = next(_texts(element, "loc"), None)
    stated = next(_texts(element, "publication_date"), None) or next(_texts(element, "lastmod"), None)
    day = date_of_value(stated) if stated else None
    return FeedItem(
        url=location if location and location.startswith(("http://", "https://")) else None,
        title=next(_texts(element, "title"), None),
        published=day.isoformat() if day else None,
        markup=None,
        publisher=next(_texts(element, "name"), None),
    )


def _texts(element: lxml.etree._Element, name: str) -> Iterator[str]:
    for inner in element.iter():
        if _local(inner) == name and inner.text and inner.text.strip():
            yield " ".join(inner.text.split())


def _local(element: lxml.etree._Element) -> str:
    return lxml.etree.QName(element).localname if isinstance(element.tag, str) else ""
