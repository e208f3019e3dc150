"""Words into pieces of a fixed vocabulary (WordPiece, as in Devlin et al., 2019, uncased)."""

import unicodedata
from collections.abc import Iterator, Mapping

__all__ = ["WordPieces"]

_MOST = 8
"""Pieces kept of one word: longer ones are addresses and the like."""


_PLAIN = str.maketrans(
    dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"') | dict.fromkeys("\u2018\u2019", "'")
)
"""Quotation marks of every form as plain ones: which of them an outlet sets says nothing."""


def _parts(word: str) -> Iterator[str]:
    """The word in lower case without accents, cut at punctuation and symbols."""
    run = ""
    for character in unicodedata.normalize("NFD", word.lower()).translate(_PLAIN):
        category = unicodedata.category(character)
        if category == "Mn":
            continue
        if category[0] in "PS":
            if run:
                yield run
            yield character
            run = ""
        else:
            run += character
    if run:
        yield run


class WordPieces:
    """Cuts words into the longest pieces that the vocabulary has, from the left.

    Args:
        numbers: the number of each piece; those that go on a word start with "##".
    """

    def __init__(self, numbers: Mapping[str, int]) -> None:
        self._numbers = numbers
        self._unknown = numbers["[UNK]"]
        self._known: dict[str, tuple[int, ...]] = {}

    def of(self, word: str) -> tuple[int, ...]:
        """Numbers of the pieces of one word, at least one."""
        found = self._known.get(word)
        if found is None:
            pieces = [number for part in _parts(word) for number in self._cut(part)]
            found = tuple(pieces[:_MOST]) or (self._unknown,)
            if len(self._known) < 200_000:
                self._known[word] = found
        return found

    def _cut(self, part: str) -> list[int]:
        out: list[int] = []
        start = 0
        while start < len(part):
            prefix = "##" if start else ""
            end = len(part)
            while end > start and prefix + part[start:end] not in self._numbers:
                end -= 1
            if end == start:
                return [self._unknown]
            out.append(self._numbers[prefix + part[start:end]])
            start = end
        return out
