"""Reports at web addresses."""

import re
import time
from importlib.metadata import PackageNotFoundError, version

import httpx

from dateline.sources.limits import MAXIMUM_PAGE_BYTES, MAXIMUM_REDIRECTS, TOTAL_SECONDS, WAIT_SECONDS
from dateline.sources.refusal import UnreadableError

__all__ = ["Fetched", "fetch", "is_address", "user_agent"]


_SAVE = "save the article alone and name the file"
_LATER = "try again later, or save the page and name the file"


class Fetched:
    """What an address gave."""

    def __init__(self, url: str, content: bytes, kind: str, charset: str | None) -> None:
        self.url = url
        """After redirects."""
        self.content = content
        self.kind = kind
        """The media type, in lower case; "" where the server names none."""
        self.charset = charset


def is_address(target: str) -> bool:
    """True for http and https addresses."""
    return re.match(r"https?://", target, re.IGNORECASE) is not None


def user_agent() -> str:
    """How Dateline names itself to servers."""
    try:
        return f"dateline/{version('dateline')}"
    except PackageNotFoundError:
        return "dateline"


def fetch(url: str, *, wait: float = WAIT_SECONDS, total: float = TOTAL_SECONDS) -> Fetched:
    """What stands at an address.

    Args:
        url: an http or https address.
        wait: seconds for each step of the request.
        total: seconds for all of it.

    Raises:
        UnreadableError: if it does not answer, answers with an error, or gives too much.
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
                    "Accept": "text/html,application/xhtml+xml,application/json,text/plain;q=0.9",
                },
            ) as client,
            client.stream("GET", url) as response,
        ):
            if response.status_code >= 400:
                raise UnreadableError(_status_reason(response.status_code, response.reason_phrase))
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
            return Fetched(str(response.url), bytes(content), kind, response.charset_encoding)
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
