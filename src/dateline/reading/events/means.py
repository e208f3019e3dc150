"""Weapons and means in the text, and the mode of assault that they make."""

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import yaml
from spacy.tokens import Doc

__all__ = ["Means", "find_means"]


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
def _load() -> dict[tuple[str, ...], str]:
    text = files("dateline.data").joinpath("ontology", "instruments.yaml").read_text(encoding="utf-8")
    table: dict[tuple[str, ...], str] = {}
    for mode, words in yaml.safe_load(text).items():
        for phrase in words.split(","):
            table.setdefault(tuple(phrase.strip().replace("-", " - ").split()), mode)
    return table


def find_means(doc: Doc) -> tuple[Means, ...]:
    """The means that a text names, longest phrase first, in order. Plurals count as their singular."""
    table, found, at = _load(), [], 0
    longest = max(len(words) for words in table)
    while at < len(doc):
        for size in range(min(longest, len(doc) - at), 0, -1):
            words = [t.lower_ for t in doc[at : at + size]]
            last = doc[at + size - 1]
            mode = table.get(tuple(words)) or table.get((*words[:-1], last.lemma_.lower()))
            if mode is None and last.lower_.endswith("s"):
                mode = table.get((*words[:-1], last.lower_[:-1]))
            if mode is not None and last.pos_ in ("NOUN", "PROPN", "ADJ", "NUM"):
                found.append(Means(doc[at].idx, last.idx + len(last), last.i, mode))
                at += size - 1
                break
        at += 1
    return tuple(found)
