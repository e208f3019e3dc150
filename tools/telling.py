"""One telling of a small ledger's rows, with other ids, days and words, for `grown_ledger.py`."""

import hashlib
import zlib
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

import numpy as np
from varied_copy import SLOT

from dateline.ledger.canonical import unpack
from dateline.reconciling.occurrence import incident_id

__all__ = ["DAYS", "LEVEL", "Row", "Telling", "Template", "Words", "draw"]

Row = tuple[Any, ...]
Words = dict[str, str]

DAYS = 120
"""Days between two tellings, a multiple of those of the fold's cells, four and thirty; a thousand reports of
`measure_adding.py` take 85."""
LEVEL = 1
"""Of compression: the ledger's own level takes three times as long for a tenth less."""
MARK, CELL = 41, 20
"""Bits of a blocking key: what is marked, and the number of the cell of days; above them its kind."""
KINDS = (0, 30, 4)
"""Days of a cell of each kind; the first kind has none."""


class Telling:
    """What stands in one telling in place of each id and day of the small ledger."""

    def __init__(self, number: int, anchors: dict[str, str], named: frozenset[str], words: Words) -> None:
        self.number, self.words = number, words
        self._anchors, self._named = anchors, named
        self._days = timedelta(days=-number * DAYS)
        self.slot = lru_cache(maxsize=None)(self._slot)

    def _slot(self, words: str) -> str:
        if not self.number:
            return words
        if words.startswith("sha256:"):
            return "sha256:" + self.key(words[7:19]) + draw(self.number, words)[:52]
        if words.startswith("i-"):
            anchor = self._anchors.get(words)
            return words if anchor is None else incident_id(self.event(anchor))
        if words.startswith("a-"):
            return words if words in self._named else "a-" + draw(self.number, words)[:13]
        if "-" in words:
            try:
                return (date.fromisoformat(words) + self._days).isoformat()
            except ValueError:
                return words
        return self.key(words)

    def key(self, words: str) -> str:
        """A report's key: its first digits stay, so that tellings of a report lie side by side."""
        return words[:4] + draw(self.number, words)[:8] if self.number else words

    def event(self, key: str) -> str:
        """An event's key."""
        report, colon, number = key.partition(":")
        return self.key(report) + colon + number

    def blocking(self, keys: "np.ndarray[Any, Any]", stays: "np.ndarray[Any, Any]") -> list[int]:
        """Blocking keys: their days moved, or others where a story's own words are marked."""
        if not self.number:
            return keys.tolist()  # type: ignore[no-any-return]
        kinds = keys >> (MARK + CELL)
        cells = np.array([0, *(self.number * DAYS // days for days in KINDS[1:])])[kinds]
        salted = np.where((kinds == 0) & ~stays, self.salt(MARK), 0)
        return ((keys - (cells << MARK)) ^ salted).tolist()  # type: ignore[no-any-return]

    def salt(self, bits: int) -> int:
        """A number of so many bits that is this telling's own."""
        return int(draw(self.number, "salt"), 16) & ((1 << bits) - 1) if self.number else 0

    def prose(self, pieces: list[str]) -> str:
        """A text in the words of this telling."""
        return "".join([self.words.get(piece, piece) for piece in pieces])


def draw(number: int, words: str) -> str:
    """Hexadecimal digits of a telling and of words."""
    return hashlib.sha256(f"{number} {words}".encode()).hexdigest()


class Template:
    """A row, parted where tellings differ."""

    __slots__ = ("base", "parts", "whole")

    def __init__(self, row: Row, packed: int | None, keys: Iterable[int]) -> None:
        self.base = list(row)
        self.whole = [(at, row[at]) for at in keys]
        self.parts: list[tuple[int, list[str], list[str], bool]] = []
        for at, value in enumerate(row):
            text = unpack(value) if at == packed else value
            if not isinstance(text, str) or at in keys or not (slots := SLOT.findall(text)):
                continue
            if slots == [text]:
                self.whole.append((at, text))
            else:
                self.parts.append((at, SLOT.split(text), slots, at == packed))

    def write(self, telling: Telling) -> list[Any]:
        """The row in a telling."""
        out, slot = self.base.copy(), telling.slot
        for at, value in self.whole:
            out[at] = slot(value)
        for at, between, slots, packed in self.parts:
            pieces = between * 2
            pieces[::2] = between
            pieces[1::2] = [*map(slot, slots), ""]
            text = "".join(pieces)
            out[at] = zlib.compress(text.encode(), LEVEL) if packed else text
        return out
