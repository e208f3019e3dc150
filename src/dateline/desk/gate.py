"""What every request must pass before it reaches a route, and what every answer carries.

Host names (DNS rebinding), other sites' pages (cross-site request forgery), the size of bodies, and who is
asking; then the headers that keep scripts of others out of the pages.
"""

import re
from collections.abc import Mapping
from urllib.parse import urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.desk.identity import recognise
from dateline.desk.problem import ProblemError
from dateline.desk.refusal import refuse
from dateline.desk.settings import DeskSettings

__all__ = ["BODY_LIMIT", "HEADERS", "REQUEST_HEADER", "Gate", "SecurityHeaders"]

BODY_LIMIT = 1024 * 1024
"""Bytes of a request's body. A judgement with a hundred spans of evidence has about 30 kB."""
REQUEST_HEADER = "Dateline-Request"
"""A header that no form and no plain link of another site can send."""

_HOST = re.compile(r"(?:[\w.-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?", re.ASCII)
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OPEN = ("/api/v1/session", "/api/v1/openapi.json", "/sign-in", "/pages/", "/icon.svg")
"""What a visitor sees before being let in: nothing of the ledger."""

APPLICATION_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": APPLICATION_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not `no-referrer`: with it browsers send `Origin: null` with the desk's own forms.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class SecurityHeaders:
    """Puts the security headers on every answer that does not bring stricter ones."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and add headers to what comes back."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, dressed)


class Gate:
    """Refuses what is not meant for this desk, comes from another site, is too large, or may not enter."""

    def __init__(self, app: ASGIApp, settings: DeskSettings) -> None:
        self.app = app
        self.settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check, then pass on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        try:
            response = self._refusal(request)
            if response is None:
                await self.app(scope, _Limited(receive), send)
                return
        except ProblemError as refused:
            response = refuse(request, refused.status, refused.detail, headers=refused.headers)
        await response(scope, receive, send)

    def _refusal(self, request: Request) -> Response | None:
        # Not `request.url`, which is put together from the Host header: the path that routes are found by.
        headers, path = request.headers, request.scope["path"]
        _check_host(headers.get("host", ""), self.settings)
        if request.method not in _SAFE:
            _check_origin(headers)
            if path.startswith("/api/") and headers.get(REQUEST_HEADER) != "1":
                raise ProblemError(403, f"send the header {REQUEST_HEADER}: 1 with every request that writes")
        elif (
            path.startswith("/api/")
            and headers.get("sec-fetch-site") == "cross-site"
            and headers.get("sec-fetch-mode") != "navigate"
        ):
            raise ProblemError(403, "pages of other sites may not read this ledger")
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > BODY_LIMIT:
            raise _too_large()
        visitor = recognise(headers, self.settings)
        request.scope["dateline.visitor"] = visitor
        if visitor.admitted or path.startswith(_OPEN):
            return None
        if path.startswith("/api/"):
            raise ProblemError(
                401,
                "this desk asks for its token: POST it to /api/v1/session, "
                "or send it as Authorization: Bearer TOKEN",
                {"WWW-Authenticate": 'Bearer realm="dateline"'},
            )
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"/sign-in?{urlencode({'next': path + query})}", 303)


class _Limited:
    """Counts the body as it comes, for those that do not say how long it is."""

    def __init__(self, receive: Receive) -> None:
        self.receive = receive
        self.left = BODY_LIMIT

    async def __call__(self) -> Message:
        message = await self.receive()
        if message["type"] == "http.request":
            self.left -= len(message.get("body", b""))
            if self.left < 0:
                # Raised within a route, where FastAPI lets only its own kind of error through.
                refused = _too_large()
                raise HTTPException(refused.status, refused.detail, refused.headers)
        return message


def _too_large() -> ProblemError:
    return ProblemError(413, f"the body is larger than {BODY_LIMIT} bytes", {"Connection": "close"})


def _check_host(host: str, settings: DeskSettings) -> None:
    name = _host_name(host)
    if name is None or not settings.answers_to(name):
        raise ProblemError(
            400,
            f"this desk does not go by the name {host[:100]!r}: open it under the address that it printed, "
            "or start it with --name for a name of its own",
        )


def _host_name(host: str) -> str | None:
    try:
        return urlsplit(f"//{host}").hostname if _HOST.fullmatch(host) else None
    except ValueError:
        return None


def _same_site(headers: Headers) -> bool:
    """Whether a request comes from the desk's own page, or from no page at all.

    `Sec-Fetch-Site` is the browser's own word, which no script can set. Older browsers send `Origin`.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2] == headers.get("host", "")


def _check_origin(headers: Headers) -> None:
    if not _same_site(headers):
        raise ProblemError(403, "this request was sent by a page of another site, so nothing was done")
