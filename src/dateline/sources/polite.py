"""Fetching many pages without being a burden: robots.txt is kept to, and each host is asked at a slow pace.

The Robots Exclusion Protocol (RFC 9309) is read by Protego, Scrapy's parser; a crawl delay that it states is
kept where it is longer than the pause between two requests to a host.
"""

import time
from collections.abc import Callable
from urllib.parse import urlsplit

from protego import Protego

from dateline.sources.refusal import UnreadableError
from dateline.sources.web import Fetched, StatusError, Validators, fetch, user_agent

__all__ = ["PAUSE_SECONDS", "DisallowedError", "PoliteFetcher"]

PAUSE_SECONDS = 1.0
"""Between two requests to one host."""

LONGEST_DELAY_SECONDS = 30.0
"""A longer crawl delay is cut to this, so that one host cannot hold a whole watch."""

ROBOTS_SECONDS = 86_400.0
"""How long a robots.txt is taken to hold (RFC 9309, 2.4)."""


class DisallowedError(UnreadableError):
    """The host's robots.txt asks programs not to fetch an address."""


class PoliteFetcher:
    """Fetches addresses one after the other.

    Args:
        pause: seconds between two requests to one host.
        clock: monotonic seconds.
        sleep: waits for so many seconds.
    """

    def __init__(
        self,
        pause: float = PAUSE_SECONDS,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._pause = pause
        self._clock = clock
        self._sleep = sleep
        self._robots: dict[str, tuple[float, Protego | None]] = {}
        self._next: dict[str, float] = {}

    def get(self, url: str, validators: Validators | None = None) -> Fetched:
        """What stands at an address, once its host may be asked again.

        Raises:
            DisallowedError: if the host asks programs not to fetch it.
            UnreadableError: as `fetch`.
        """
        host = _origin(url)
        robots = self._rules(host)
        if robots is not None and not robots.can_fetch(url, user_agent()):
            raise DisallowedError(
                "the site's robots.txt asks programs not to fetch it; save the page and name the file"
            )
        delay = (robots.crawl_delay(user_agent()) or 0.0) if robots is not None else 0.0
        self._wait(host)
        try:
            return fetch(url, validators=validators)
        finally:
            pause = max(self._pause, min(float(delay), LONGEST_DELAY_SECONDS))
            self._next[host] = self._clock() + pause

    def _wait(self, host: str) -> None:
        remaining = self._next.get(host, 0.0) - self._clock()
        if remaining > 0:
            self._sleep(remaining)

    def _rules(self, host: str) -> Protego | None:
        """The host's rules; None where it states none.

        Raises:
            UnreadableError: if they cannot be asked for, for then nothing is allowed (RFC 9309, 2.3.1.4).
        """
        held = self._robots.get(host)
        if held is not None and self._clock() - held[0] < ROBOTS_SECONDS:
            return held[1]
        self._wait(host)
        try:
            text = fetch(f"{host}/robots.txt").content.decode("utf-8", errors="replace")
            rules = Protego.parse(text)
        except StatusError as error:
            if error.status >= 500 or error.status == 429:
                raise
            rules = None
        self._robots[host] = (self._clock(), rules)
        return rules


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
