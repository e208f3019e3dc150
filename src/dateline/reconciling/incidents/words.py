"""Words of titles and evidence, and how much two reports that share one have in common."""

import math
import re
from functools import lru_cache
from importlib.resources import files

from dateline.reading.actors.folding import fold
from dateline.reconciling.incidents.knowledge import load_knowledge

__all__ = ["capitals_of", "overlap", "rarest", "stem", "total_weight", "weight", "words_of"]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_REPORTS = 10_000
"""Reports that the frequencies of the table are given for."""
_UNKNOWN = 1.0
"""Reports in which a word is taken to be that the table does not hold."""


def words_of(text: str) -> set[str]:
    """Content words, folded, without plural endings."""
    common = load_knowledge().common
    found = set()
    for match in _WORD.finditer(text):
        word = fold(re.sub(r"['’]s$", "", match.group()))
        if len(word) > 1 and word not in common:
            found.add(stem(word))
    return found


def capitals_of(text: str) -> set[str]:
    """Content words with a capital that do not open the text; none of a text in headline case or capitals."""
    matches = list(_WORD.finditer(text))
    upper = sum(match.group()[0].isupper() for match in matches)
    if upper * 2 > len(matches) > 3:
        return set()
    return {word for match in matches[1:] if match.group()[0].isupper() for word in words_of(match.group())}


def stem(word: str) -> str:
    """The word without a plural ending."""
    return word.removesuffix("s") if len(word) > 3 and not word.endswith("ss") else word


@lru_cache(maxsize=1)
def _frequencies() -> dict[str, float]:
    path = files("dateline.data").joinpath("reconciling", "word_frequencies.tsv")
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    return {word: float(number) for word, number in rows}


@lru_cache(maxsize=65536)
def weight(word: str) -> float:
    """How much a word tells: the logarithm of one over the share of reports that have it, 0 to 9."""
    return round(math.log(_REPORTS / _frequencies().get(word, _UNKNOWN)), 3)


@lru_cache(maxsize=65536)
def total_weight(words: frozenset[str]) -> float:
    """The weight of a set; each is compared with hundreds of others."""
    return math.fsum(map(weight, words))


def overlap(one: frozenset[str], other: frozenset[str]) -> float | None:
    """How much two sets of words have in common, 0 to 1; None where one is empty.

    The weight of what both have, as a share of the smaller set's and as a share of all: the mean of the two.
    """
    if not one or not other:
        return None
    shared = math.fsum(map(weight, one & other))
    ours, theirs = total_weight(one), total_weight(other)
    union = ours + theirs - shared
    return round((shared / min(ours, theirs) + shared / union) / 2, 6) if union and min(ours, theirs) else 0.0


def rarest(words: frozenset[str], number: int) -> list[str]:
    """The words that tell most; of those that tell alike the first by the alphabet."""
    return sorted(words, key=lambda word: (-weight(word), word))[:number]
