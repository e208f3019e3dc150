"""Follows feeds into the ledger: politely, and so that a watch that was killed goes on where it was.

What a feed lists is written down before the first report is fetched, and struck off one by one as the reports
are in the ledger; a report that was added just before a kill is found to be held and is not added twice.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from dateline.model import Ledger, Report
from dateline.services.intake.feed_state import FeedState, Listed
from dateline.services.reading import Outcome
from dateline.sources import UnreadableError
from dateline.sources.feed import Feed, FeedItem, listed_report, parse_feed
from dateline.sources.intake import Given
from dateline.sources.polite import PoliteFetcher
from dateline.sources.web import StatusError

__all__ = ["WatchNews", "WatchOutcome", "WatchService", "WatchStore"]

LONGEST_BACK_OFF_SECONDS = 86_400.0
SITEMAPS_OF_AN_INDEX = 50
"""The last of an index that are followed; an outlet's index can list every month of its history."""


class WatchStore(Protocol):
    """What a watch asks of the ledger."""

    def holds(self, report_id: str) -> bool:
        """Whether the report's text is held already."""

    def add(self, ledger: Ledger, target: str | None = None) -> object:
        """Adds the rows of a report."""

    def fail(self, target: str, reason: str) -> None:
        """Keeps what could not be read, to be tried again."""

    def feed_state(self, url: str) -> str | None:
        """The JSON that was kept for a feed."""

    def set_feed_state(self, url: str, state: str) -> None:
        """Keeps JSON for a feed."""


class WatchReader(Protocol):
    """What a watch asks of the reading service."""

    def read_report(self, report: Report, target: str | None = None) -> Outcome:
        """The outcome of one report."""


class WatchNews(StrEnum):
    """What a step of the watch brought."""

    ADDED = "added"
    HELD = "held"
    """The report is in the ledger already."""
    FAILED = "failed"
    """The report cannot be read; it is among the failures."""
    UNCHANGED = "unchanged"
    LISTED = "listed"
    UNANSWERED = "unanswered"
    """The feed itself cannot be read; it is asked again later."""


@dataclass(frozen=True, slots=True)
class WatchOutcome:
    """One step: of a feed, or of one report that it lists."""

    news: WatchNews
    feed: str
    target: str
    reason: str | None = None
    pending: int = 0
    """Reports that are still to be read."""


class WatchService:
    """Follows RSS, Atom and sitemap feeds.

    Args:
        store: the ledger.
        reading: what reads reports.
        feeds: addresses.
        every: seconds between two rounds of one feed.
        fetcher: what asks the servers.
        clock: seconds since 1970.
        sleep: waits for so many seconds.
    """

    def __init__(
        self,
        store: WatchStore,
        reading: WatchReader,
        feeds: Iterable[str],
        *,
        every: float,
        fetcher: PoliteFetcher | None = None,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._store = store
        self._reading = reading
        self._feeds = tuple(dict.fromkeys(feeds))
        self._every = every
        self._fetcher = fetcher or PoliteFetcher()
        self._clock = clock
        self._sleep = sleep

    def run(self, *, once: bool = False) -> Iterator[WatchOutcome]:
        """Steps without end, or those of one round over all feeds whatever is due.

        Reports that an earlier watch left pending come first.
        """
        for feed in self._feeds:
            yield from self._read_pending(feed)
        while True:
            for feed in self._feeds:
                if once or self._state(feed).due <= self._clock():
                    yield from self._round(feed)
            if once:
                return
            soonest = min(self._state(feed).due for feed in self._feeds)
            self._sleep(max(1.0, soonest - self._clock()))

    def _round(self, url: str) -> Iterator[WatchOutcome]:
        """Asks for a feed, and reads what is new in it."""
        state = self._state(url)
        due = self._clock() + self._every
        try:
            got = self._fetcher.get(url, state.validators)
            if not got.changed:
                self._keep(url, state.unchanged(due))
                yield WatchOutcome(WatchNews.UNCHANGED, url, url)
                return
            items = self._items(parse_feed(got.content, got.url))
        except UnreadableError as error:
            wait = self._every * 2.0 ** min(state.failures, 16)
            asked = error.retry_after if isinstance(error, StatusError) else None
            again = self._clock() + min(max(wait, asked or 0.0), LONGEST_BACK_OFF_SECONDS)
            self._keep(url, state.failed(str(error), again))
            yield WatchOutcome(WatchNews.UNANSWERED, url, url, str(error))
            return
        state = state.listed(items, got.validators, due)
        self._keep(url, state)
        yield WatchOutcome(WatchNews.LISTED, url, url, pending=len(state.pending))
        yield from self._read_pending(url)

    def _items(self, feed: Feed) -> tuple[FeedItem, ...]:
        """A feed's items; for an index of sitemaps, those of its last ones."""
        items = list(feed.items)
        for sitemap in feed.sitemaps[-SITEMAPS_OF_AN_INDEX:]:
            items += parse_feed(self._fetcher.get(sitemap).content, sitemap).items
        return tuple(items)

    def _read_pending(self, url: str) -> Iterator[WatchOutcome]:
        state = self._state(url)
        while state.pending:
            one = state.pending[0]
            news, reason = self._take(one)
            state = state.done(one)
            self._keep(url, state)
            yield WatchOutcome(news, url, one.key, reason, len(state.pending))

    def _take(self, one: Listed) -> tuple[WatchNews, str | None]:
        """Brings one listed report into the ledger, or among its failures."""
        try:
            report = listed_report(one.item, Given(), self._fetcher)
        except UnreadableError as error:
            self._store.fail(one.key, str(error))
            return WatchNews.FAILED, str(error)
        if self._store.holds(report.id):
            return WatchNews.HELD, None
        outcome = self._reading.read_report(report, one.key)
        if outcome.ledger is None:
            self._store.fail(one.key, outcome.reason or "it cannot be read")
            return WatchNews.FAILED, outcome.reason
        self._store.add(outcome.ledger, one.key)
        return WatchNews.ADDED, None

    def _state(self, url: str) -> FeedState:
        kept = self._store.feed_state(url)
        return FeedState.model_validate_json(kept) if kept else FeedState()

    def _keep(self, url: str, state: FeedState) -> None:
        self._store.set_feed_state(url, state.model_dump_json())
