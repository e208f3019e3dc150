"""Weapons and means in the text, and the mode of assault that they make."""

from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Token

from dateline.data import comma_words, read_yaml
from dateline.reading.events.ontology import load_lexicon

__all__ = ["Means", "find_means", "is_instrument", "is_means"]

_WORDS = read_yaml("ontology/instruments.yaml")
_EVERYDAY = "primitive"
"""The mode whose means have other uses."""
_NO_INSTRUMENTS = comma_words(_WORDS["no_instruments"])


@dataclass(frozen=True, slots=True)
class Means:
    """A weapon or means, as worded."""

    start: int
    end: int
    head: int
    """Index of its last word's token."""
    mode: str
    """Mode of ASSAULT."""


@lru_cache(maxsize=1)
def _load() -> tuple[dict[tuple[str, ...], str], dict[str, int]]:
    """Modes by phrase, and the length of the longest phrase by its first word."""
    table: dict[tuple[str, ...], str] = {}
    for mode, words in _WORDS.items():
        if mode == "no_instruments":
            continue
        for phrase in words.split(","):
            table.setdefault(tuple(phrase.strip().replace("-", " - ").split()), mode)
    longest: dict[str, int] = {}
    for phrase in table:
        longest[phrase[0]] = max(longest.get(phrase[0], 0), len(phrase))
    return table, longest


def find_means(doc: Doc) -> tuple[Means, ...]:
    """The means that a text names, longest phrase first, in order. Plurals count as their singular."""
    (table, longest), found, at = _load(), [], 0
    lower = [token.lower_ for token in doc]
    while at < len(lower):
        # A single word may match by its lemma; in a longer phrase only the last word may.
        for size in range(min(longest.get(lower[at], 1), len(lower) - at), 0, -1):
            before, word = lower[at : at + size - 1], lower[at + size - 1]
            last = doc[at + size - 1]
            mode = table.get((*before, word)) or table.get((*before, last.lemma_.lower()))
            if mode is None and word.endswith("s"):
                mode = table.get((*before, word[:-1]))
            if (
                mode is not None
                and last.pos_ in ("NOUN", "PROPN", "ADJ", "NUM")
                and not _describes(last, mode)
            ):
                found.append(Means(doc[at].idx, last.idx + len(last), last.i, mode))
                at += size - 1
                break
        at += 1
    return tuple(found)


def _describes(word: Token, mode: str) -> bool:
    """Whether an everyday word says what sort of thing another noun is: "a rock group", "truck drivers"."""
    table, _ = _load()
    noun = word.head.lemma_.lower()
    weapon = (noun,) in table or noun in load_lexicon().nouns
    return mode == _EVERYDAY and word.dep_ == "compound" and not weapon


def is_instrument(words: str) -> bool:
    """False of words that tell the mode alone: who bears a weapon ("gunmen"), what it does ("blast")."""
    last = words.lower().split()[-1].split("-")[-1]
    return last not in _NO_INSTRUMENTS and last.removesuffix("s") not in _NO_INSTRUMENTS


def is_means(token: Token) -> bool:
    """True of the last word of a weapon or means ("planes" of "fighter planes")."""
    table, _ = _load()
    before = token.nbor(-1).lower_ if token.i else ""
    return any(
        phrase in table
        for word in (token.lower_, token.lemma_.lower())
        for phrase in ((word,), (before, word))
    )
