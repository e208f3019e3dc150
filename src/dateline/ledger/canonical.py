"""One way to write a value as bytes, so that equal values have equal hashes; and compression for storing."""

import json
import zlib
from hashlib import sha256

__all__ = ["canonical", "digest", "pack", "unpack"]

LEVEL = 6
"""Of zlib: its own default, between speed and size."""


def canonical(value: object) -> str:
    """JSON with sorted keys, without white space, in Unicode: the same value gives the same text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def digest(value: object) -> str:
    """The sha256 of the value's canonical JSON, 64 hexadecimal digits."""
    return sha256(canonical(value).encode()).hexdigest()


def pack(words: str) -> bytes:
    """The text, compressed."""
    return zlib.compress(words.encode(), LEVEL)


def unpack(packed: bytes) -> str:
    """The text that was packed.

    Raises:
        ValueError: if the bytes are damaged.
    """
    try:
        return zlib.decompress(packed).decode()
    except (zlib.error, UnicodeDecodeError) as error:
        raise ValueError(f"damaged bytes: {error}") from error
