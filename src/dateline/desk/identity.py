"""Who is asking: a signed cookie that holds a name, and the token that lets visitors in."""

import base64
import hashlib
import hmac
import json
import time
import unicodedata
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers
from starlette.responses import Response

from dateline.desk.settings import DeskSettings

__all__ = ["COOKIE", "Visitor", "clean_name", "matches", "recognise", "sign_in", "sign_out"]

COOKIE = "dateline_session"
LASTS = 30 * 24 * 3600
"""Seconds that a session lasts: a coding round of a month."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who is asking.

    Attributes:
        user: Name that judgements are signed with; None where none was given.
        admitted: Whether the visitor may read.
    """

    user: str | None
    admitted: bool


def recognise(headers: Headers, settings: DeskSettings) -> Visitor:
    """The visitor by cookie or by `Authorization: Bearer TOKEN`."""
    user = _read_cookie(headers.get("cookie", ""), settings)
    if settings.token is None or user is not None:
        return Visitor(user, admitted=True)
    kind, _, shown = headers.get("authorization", "").partition(" ")
    return Visitor(None, admitted=kind.lower() == "bearer" and matches(shown.strip(), settings.token))


def matches(shown: str, token: str) -> bool:
    """Whether the token that was shown is the one, in a time that tells nothing of either."""
    digests = [hashlib.sha256(words.encode("utf-8", "surrogatepass")).digest() for words in (shown, token)]
    return hmac.compare_digest(*digests)


def clean_name(words: str) -> str:
    """A name as it is written into the ledger: one line, no control or formatting characters.

    Raises:
        ValueError: if nothing is left of it, or it is longer than 200 characters.
    """
    plain = "".join(
        letter for letter in unicodedata.normalize("NFC", words) if unicodedata.category(letter)[0] != "C"
    )
    name = " ".join(plain.split())
    if not 0 < len(name) <= 200:
        raise ValueError("a name has 1 to 200 letters")
    return name


def sign_in(response: Response, user: str, settings: DeskSettings, *, secure: bool) -> None:
    """Have the browser keep a signed name; no script can read it and no other site can send it."""
    told = json.dumps({"user": user, "until": int(time.time()) + LASTS}, ensure_ascii=True)
    payload = base64.urlsafe_b64encode(told.encode("ascii")).decode("ascii")
    response.set_cookie(
        COOKIE,
        f"{payload}.{_signature(payload, settings)}",
        max_age=LASTS,
        path="/",
        secure=secure,
        httponly=True,
        samesite="strict",
    )


def sign_out(response: Response) -> None:
    """Have the browser forget."""
    response.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict")


def _signature(payload: str, settings: DeskSettings) -> str:
    # The token is part of the key: whoever changes it ends every session that the old one opened.
    key = settings.secret + hashlib.sha256((settings.token or "").encode("utf-8", "surrogatepass")).digest()
    return hmac.new(key, payload.encode("utf-8"), hashlib.sha256).hexdigest()


def _read_cookie(header: str, settings: DeskSettings) -> str | None:
    try:
        held = SimpleCookie(header).get(COOKIE)
    except CookieError:
        return None
    if held is None:
        return None
    payload, _, signature = held.value.partition(".")
    if not signature.isascii() or not hmac.compare_digest(signature, _signature(payload, settings)):
        return None
    told = json.loads(base64.urlsafe_b64decode(payload))
    user: str = told["user"]
    return user if told["until"] > time.time() else None
