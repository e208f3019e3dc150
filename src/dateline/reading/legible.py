"""A copy of a report in which typography and capitals say nothing, and the way back to its own words.

The frozen text never changes, and every offset of a ledger counts its code points. What is read is a copy
without the accidents of typesetting: characters that nobody sees are left out, unusual spaces, hyphens,
ligatures and full-width forms become plain ones, runs of spaces one space, letters with separate accents
one letter, and lines in capitals ordinary writing. Each character of the copy knows where it comes from, so
that the rows come back with the offsets and the words of the frozen text.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dateline.model import Block, Ledger, Report
from dateline.model.span import Row

__all__ = ["LegibleCopy", "legible_copy"]

_INVISIBLE = frozenset(
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
"""Soft hyphen, joiners, zero-width spaces, marks of direction and byte order (Unicode 15.1, chapter 23)."""
_HYPHENS = frozenset("\u2010\u2011")
_RAISED = re.compile(r"[\u200b-\u200f\u00ad\u034f\u061c\u180e\u2010\u2011\u202a-\u202e\u2060-\u2069\ufeff]")
_TO_DO = re.compile(
    _RAISED.pattern[:-1]
    + r"\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\ufb00-\ufb06\uff01-\uff5e\u0300-\u036f]"
    r"|[ \t]{2}"
)
_CASED_LETTERS = 12
_WORDS = 3
_SHARE = 0.9
"""A line is in capitals where nine of ten of its letters are, of at least twelve letters in three words."""

RestoreCase = Callable[[str, str], str]
"""A line in capitals and the report's other lines, to the line in ordinary writing of the same length."""


@dataclass(frozen=True, slots=True)
class LegibleCopy:
    """What is read in place of a report.

    Attributes:
        report: the copy; the report itself where there was nothing to do.
        original: the report.
        origins: offset in the original of each character of the copy.
    """

    report: Report
    original: Report
    origins: tuple[int, ...] = ()

    def restore(self, ledger: Ledger) -> Ledger:
        """The ledger of the copy as that of the original, with its offsets and its words."""
        if self.report is self.original:
            return ledger
        rows = {
            name: tuple(self._restored(row) for row in getattr(ledger, name))
            for name in ("actors", "places", "events", "claims", "links")
        }
        return Ledger(reader=ledger.reader, report=self.original, **rows)

    def _restored(self, row: Any) -> Any:  # noqa: ANN401 - any row, or the value of any of its fields
        if isinstance(row, tuple):
            return tuple(self._restored(one) for one in row)
        if not isinstance(row, Row):
            return row
        update = {
            name: restored
            for name in type(row).model_fields
            if (restored := self._restored(value := getattr(row, name))) is not value
        }
        if {"start", "end", "quote"} <= set(type(row).model_fields):
            start, end = self._back(row.start, row.end)  # type: ignore[attr-defined]
            update |= {"start": start, "end": end, "quote": self.original.text[start:end]}
        return row.model_copy(update=update) if update else row

    def _back(self, start: int, end: int) -> tuple[int, int]:
        if start >= end:
            place = self.origins[start] if start < len(self.origins) else len(self.original.text)
            return place, place
        return self.origins[start], self.origins[end - 1] + 1


def legible_copy(report: Report, restore_case: RestoreCase | None = None) -> LegibleCopy:
    """The copy of a report that is read in its place.

    Args:
        report: the report.
        restore_case: how a line in capitals is written in ordinary letters; such lines stay where None.
    """
    text, origins = report.text, list(range(len(report.text)))
    if _TO_DO.search(text):
        text, origins = _plain(text)
    if restore_case is not None:
        text = _lowered(text, restore_case)
    if text == report.text:
        return LegibleCopy(report, report)
    moved = (_moved(one, origins) for one in report.blocks)
    blocks = tuple(block for block in moved if text[block.start : block.end].strip())
    return LegibleCopy(report.model_copy(update={"text": text, "blocks": blocks}), report, tuple(origins))


def _plain(text: str) -> tuple[str, list[int]]:
    characters: list[str] = []
    origins: list[int] = []
    for place, character in enumerate(text):
        for written in _written(character):
            if written == " " and characters and characters[-1] in " \n":
                continue  # runs of spaces, and the white space that opens a line
            if characters and unicodedata.combining(written):
                joined = unicodedata.normalize("NFC", characters[-1] + written)
                if len(joined) == 1:
                    characters[-1] = joined
                    continue
            characters.append(written)
            origins.append(place)
    return "".join(characters), origins


@lru_cache(maxsize=4096)
def _written(character: str) -> str:
    """What the copy has in place of a character."""
    if character in _INVISIBLE:
        return ""
    if character in _HYPHENS:
        return "-"
    if character == "\t" or unicodedata.category(character) == "Zs":
        return " "
    if "\ufb00" <= character <= "\ufb06" or "\uff01" <= character <= "\uff5e":
        return unicodedata.normalize("NFKC", character)
    return character


def _moved(block: Block, origins: list[int]) -> Block:
    start, end = bisect_left(origins, block.start), bisect_left(origins, block.end)
    return block.model_copy(update={"start": start, "end": end})


def _lowered(text: str, restore_case: RestoreCase) -> str:
    lines = text.split("\n")
    shouted = [place for place, line in enumerate(lines) if _is_shouted(line)]
    if not shouted:
        return text
    rest = "\n".join(line for place, line in enumerate(lines) if place not in set(shouted))
    for place in shouted:
        lines[place] = restore_case(lines[place], rest)
    return "\n".join(lines)


def _is_shouted(line: str) -> bool:
    upper = sum(character.isupper() for character in line)
    cased = upper + sum(character.islower() for character in line)
    return cased >= _CASED_LETTERS and upper >= _SHARE * cased and len(line.split()) >= _WORDS
