"""Where a page ended, as an opaque word."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from hashlib import blake2b

from dateline.ledger.view.error import CursorError

__all__ = ["decode", "encode"]

CHECK = 6
"""Bytes of the check sum over question and place: it finds mistakes, and holds no secret."""


def encode(question: str, place: tuple[object, ...]) -> str:
    """A cursor for the place after which the next page of this question goes on.

    Args:
        question: all that decides which rows there are and their order.
        place: sort key and id of the last row; plain JSON values.
    """
    body = json.dumps(place, ensure_ascii=False, separators=(",", ":")).encode()
    return urlsafe_b64encode(_check(question, body) + body).decode().rstrip("=")


def decode(question: str, cursor: str) -> tuple[object, ...]:
    """The place that a cursor names.

    Raises:
        CursorError: if it was cut, changed, or given for another question.
    """
    try:
        raw = urlsafe_b64decode(cursor.encode() + b"=" * (-len(cursor) % 4))
    except (Error, ValueError):
        raise CursorError("the cursor is none: pass the value of `next` as it was given") from None
    check, body = raw[:CHECK], raw[CHECK:]
    if check != _check(question, body):
        raise CursorError(
            "the cursor is damaged or another query's: pass `next` as it was given, with the same filters"
        )
    return tuple(json.loads(body))


def _check(question: str, body: bytes) -> bytes:
    return blake2b(question.encode() + b"\0" + body, digest_size=CHECK).digest()
