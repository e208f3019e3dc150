"""Reports at web addresses."""

import re
import time
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from importlib.metadata import PackageNotFoundError, version

import httpx

from dateline.sources.limits import MAXIMUM_PAGE_BYTES, MAXIMUM_REDIRECTS, TOTAL_SECONDS, WAIT_SECONDS
from dateline.sources.refusal import UnreadableError

__all__ = ["Fetched", "StatusError", "Validators", "fetch", "is_address", "user_agent"]


_SAVE = "save the article alone and name the file"
_LATER = "try again later, or save the page and name the file"
NOT_MODIFIED = 304
ACCEPTED = (
    "text/html,application/xhtml+xml,application/json,application/rss+xml,application/atom+xml,"
    "application/xml;q=0.9,text/xml;q=0.9,text/plain;q=0.9"
)


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said of a version, so that it can say next time whether it still holds (RFC 9110, 13)."""

    etag: str | None = None
    last_modified: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        """The headers of a conditional request."""
        pairs = (("If-None-Match", self.etag), ("If-Modified-Since", self.last_modified))
        return {name: value for name, value in pairs if value}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave."""

    url: str
    """After redirects."""
    content: bytes
    """Empty where the version that the request named still holds."""
    kind: str
    """The media type, in lower case; "" where the server names none."""
    charset: str | None
    changed: bool = True
    """False where the version that the request named still holds."""
    validators: Validators = Validators()


class StatusError(UnreadableError):
    """The server answered with an error."""

    def __init__(self, status: int, phrase: str, retry_after: float | None) -> None:
        super().__init__(_status_reason(status, phrase))
        self.status = status
        self.retry_after = retry_after
        """Seconds that the server asks to wait; None where it does not say."""


def is_address(target: str) -> bool:
    """True for http and https addresses."""
    return re.match(r"https?://", target, re.IGNORECASE) is not None


def user_agent() -> str:
    """How Dateline names itself to servers."""
    try:
        return f"dateline/{version('dateline')}"
    except PackageNotFoundError:
        return "dateline"


def fetch(
    url: str,
    *,
    wait: float = WAIT_SECONDS,
    total: float = TOTAL_SECONDS,
    validators: Validators | None = None,
) -> Fetched:
    """What stands at an address.

    Args:
        url: an http or https address.
        wait: seconds for each step of the request.
        total: seconds for all of it.
        validators: what the server said of the version that is held; the answer may be that it still holds.

    Raises:
        StatusError: if it answers with an error.
        UnreadableError: if it does not answer, or gives too much.
    """
    end = time.monotonic() + total
    try:
        with (
            httpx.Client(
                timeout=wait,
                follow_redirects=True,
                max_redirects=MAXIMUM_REDIRECTS,
                headers={
                    "User-Agent": user_agent(),
                    "Accept": ACCEPTED,
                    **(validators.headers if validators else {}),
                },
            ) as client,
            client.stream("GET", url) as response,
        ):
            said = Validators(response.headers.get("etag"), response.headers.get("last-modified"))
            if response.status_code == NOT_MODIFIED:
                return Fetched(str(response.url), b"", "", None, changed=False, validators=said)
            if response.status_code >= 400:
                raise StatusError(
                    response.status_code,
                    response.reason_phrase,
                    _retry_after(response.headers.get("retry-after")),
                )
            content = bytearray()
            for piece in response.iter_bytes():
                content += piece
                if len(content) > MAXIMUM_PAGE_BYTES:
                    raise UnreadableError(
                        f"it gives more than the limit of {MAXIMUM_PAGE_BYTES:,} bytes; {_SAVE}"
                    )
                if time.monotonic() > end:
                    raise UnreadableError(f"it had not answered in full after {total:g} seconds; {_LATER}")
            kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
            return Fetched(
                str(response.url), bytes(content), kind, response.charset_encoding, validators=said
            )
    except httpx.TimeoutException as error:
        raise UnreadableError(f"it did not answer within {wait:g} seconds; {_LATER}") from error
    except httpx.TooManyRedirects as error:
        raise UnreadableError(
            f"it redirects more than {MAXIMUM_REDIRECTS} times; name the final address"
        ) from error
    except (httpx.UnsupportedProtocol, httpx.InvalidURL, UnicodeError) as error:
        raise UnreadableError("it is no address that can be asked; write it as https://host/path") from error
    except httpx.ConnectError as error:
        raise UnreadableError(f"no connection: {_cause(error)}; check the address and the network") from error
    except (httpx.HTTPError, OSError) as error:
        raise UnreadableError(f"the connection broke off: {_cause(error)}; {_LATER}") from error


def _retry_after(value: str | None) -> float | None:
    """Seconds, from a number of them or from a date."""
    if not value:
        return None
    if value.strip().isdigit():
        return float(value)
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (ValueError, TypeError):
        return None


def _status_reason(status: int, phrase: str) -> str:
    advice = {
        401: "the page asks for a login; save it from a browser and name the file",
        403: "the server refuses programs; save the page from a browser and name the file",
        404: "there is no such page; check the address",
        410: "the page is gone; look for it in a web archive",
        429: "the server asks to wait; try again later",
    }.get(status, "try again later" if status >= 500 else "check the address")
    return f"the server answered {status} {phrase}".rstrip() + f"; {advice}"


def _cause(error: Exception) -> str:
    text = " ".join(str(error).split())
    if re.search(
        r"name or service|getaddrinfo|nodename|name resolution|no address associated", text, re.IGNORECASE
    ):
        return "the host name is not known"
    if "refused" in text.lower():
        return "the host refuses it"
    return re.sub(r"^\[[^\]]*\]\s*", "", text) or type(error).__name__
