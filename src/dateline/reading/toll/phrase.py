"""Phrases of the word lists, and where they stand in a list of words."""

from collections.abc import Iterable, Mapping

__all__ = ["Phrase", "phrase_at", "phrase_before", "phrases", "word_at"]

Phrase = tuple[str, ...]
"""Lower-case words."""


def phrases(entries: Mapping[str, int]) -> dict[Phrase, int]:
    """Entries with their keys split into words, longest first."""
    split = {tuple(str(key).split()): value for key, value in entries.items()}
    return dict(sorted(split.items(), key=lambda item: (-len(item[0]), item[0])))


def phrase_at(table: Iterable[Phrase], words: list[str], at: int) -> Phrase | None:
    """The first phrase of the table that stands at that index."""
    return next((phrase for phrase in table if tuple(words[at : at + len(phrase)]) == phrase), None)


def phrase_before(table: Iterable[Phrase], words: list[str], end: int, floor: int) -> Phrase | None:
    """The first phrase of the table that ends before that index and starts no earlier than `floor`."""
    return next(
        (p for p in table if end - len(p) >= floor and tuple(words[end - len(p) : end]) == p),
        None,
    )


def word_at(words: list[str], at: int) -> str:
    """The word at that index; empty before the first and after the last."""
    return words[at] if 0 <= at < len(words) else ""
