"""When two names are the same."""

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

from dateline.data import comma_words

__all__ = ["any_same", "count_matches", "same_name"]

First = TypeVar("First")
Second = TypeVar("Second")

# Part of the definition of the score, not knowledge of English: changing it changes the figures.
_PASSED_OVER = comma_words(
    "the, a, an, of, s, its, their, his, her, in, and, on, at, by, to, for, from, with, as"
)


def same_name(one: str, other: str) -> bool:
    """Whether one name is made of the other's words, articles, prepositions and possessives aside."""
    first, second = _words(one), _words(other)
    return bool(first and second) and (first <= second or second <= first)


def any_same(some: Iterable[str], others: Iterable[str]) -> bool:
    """Whether a name of the one is a name of the other."""
    others = tuple(others)
    return any(same_name(one, other) for one in some for other in others)


def count_matches(
    wanted: Iterable[First], got: Iterable[Second], same: Callable[[First, Second], bool]
) -> int:
    """How many of the wanted can be matched with one of the got each, greedily and in order."""
    left, hits = list(got), 0
    for want in wanted:
        for place, one in enumerate(left):
            if same(want, one):
                del left[place]
                hits += 1
                break
    return hits


def _words(name: str) -> set[str]:
    name = name.lower().replace("’", "'").replace("'s", " ")
    return {word for word in re.findall(r"\w+", name) if word not in _PASSED_OVER}
