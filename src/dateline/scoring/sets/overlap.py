"""How far two sets of spans agree, counted in words.

Words are runs of letters and digits, found in the text alone: no tokenizer of the reader has a say. A span
of the reader is right if it shares a word with a span of the key that no other span has taken, the largest
shares first: the "overlap" match of Breck, Choi and Cardie, "Identifying expressions of opinion in
context", IJCAI 2007, here one to one, so that a long span cannot answer for several.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

__all__ = ["WordIndex", "pair_by_overlap"]

_WORD = re.compile(r"\w+")


class WordIndex:
    """The words of one text, numbered.

    Args:
        text: the frozen text.
    """

    def __init__(self, text: str) -> None:
        self._bounds = [match.span() for match in _WORD.finditer(text)]

    def of(self, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
        """Numbers of the words that the stretches of text touch."""
        return frozenset(self._numbers(spans))

    def _numbers(self, spans: Iterable[tuple[int, int]]) -> Iterator[int]:
        for first, last in spans:
            number = self._first_after(first)
            while number < len(self._bounds) and self._bounds[number][0] < last:
                yield number
                number += 1

    def _first_after(self, offset: int) -> int:
        """The first word that ends after the offset."""
        low, high = 0, len(self._bounds)
        while low < high:
            middle = (low + high) // 2
            if self._bounds[middle][1] <= offset:
                low = middle + 1
            else:
                high = middle
        return low


def pair_by_overlap(key: Sequence[frozenset[int]], found: Sequence[frozenset[int]]) -> list[tuple[int, int]]:
    """Pairs of indices into key and found that share words, each index once, largest shares first."""
    shares = sorted(
        ((len(a & b), i, j) for i, a in enumerate(key) for j, b in enumerate(found) if a & b),
        key=lambda share: (-share[0], share[1], share[2]),
    )
    pairs: list[tuple[int, int]] = []
    taken_key: set[int] = set()
    taken_found: set[int] = set()
    for _, i, j in shares:
        if i not in taken_key and j not in taken_found:
            pairs.append((i, j))
            taken_key.add(i)
            taken_found.add(j)
    return sorted(pairs)
