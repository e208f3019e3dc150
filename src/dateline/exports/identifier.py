"""Ids of the ledger for formats that want numbers."""

import hashlib

__all__ = ["number_in", "number_of"]


def number_of(identifier: str) -> int:
    """An incident's id (`i-` and thirteen hexadecimal digits) as a number: the same one in every export."""
    return int(identifier.partition("-")[2], 16)


def number_in(name: str, first: int) -> int:
    """A number of nine digits from `first` on that a name always has; two names seldom share one."""
    return first + int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big") % 99_999_999
