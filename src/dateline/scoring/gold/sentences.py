"""Sentences as the score counts them: by punctuation alone, so that no parser has a say."""

import re
from collections.abc import Iterable, Sequence

__all__ = ["find_quotes", "split_sentences", "touched"]

Range = tuple[int, int]

_STOP = re.compile(r"[.!?][\"”’')]*\s+(?=[\"“‘'(]?[A-Z0-9])")
# An initial, an abbreviation or a month's short form ends no sentence.
_SHORT = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Sgt|Capt|Adm|Sen|Rep|Gov|St|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec"
    r"|No|Inc|vs))\.$"
)


def split_sentences(text: str) -> list[Range]:
    """Offsets of the sentences: lines, split after . ! ? where a capital, a digit or a quote follows."""
    spans = []
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        for stop in _STOP.finditer(line.group()):
            if _SHORT.search(line.group()[: stop.start() + 1]):
                continue
            spans.append((start, line.start() + stop.end()))
            start = line.start() + stop.end()
        spans.append((start, line.end()))
    return spans


def touched(sentences: Sequence[Range], ranges: Iterable[Range]) -> frozenset[int]:
    """The numbers of the sentences that the ranges touch."""
    ranges = tuple(ranges)
    return frozenset(
        number
        for number, (start, end) in enumerate(sentences)
        for first, last in ranges
        if first < end and last > start
    )


def find_quotes(text: str, quotes: Iterable[str]) -> list[Range]:
    """Every place where the text has one of the quotes."""
    found = []
    for quote in quotes:
        at = text.find(quote)
        while at >= 0:
            found.append((at, at + len(quote)))
            at = text.find(quote, at + 1)
    return found
