"""Coded reports with other names and other words for armed people: the encoder learns no "usual" attacker.

Each time that a report is shown, four times of ten its names are drawn anew: a name keeps its kind and form
(country for country, plural for plural), is replaced alike all over the report, and the answers stay.
"""

import random
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import yaml
from spacy.tokens import Doc, Token

from dateline.reading.encoder.wordpiece import WordPieces

__all__ = ["VARIED_SHARE", "Name", "draw_names", "names_of", "pools_of"]

VARIED_SHARE = 0.4
"""How often a report is shown with other names."""
_REPLACED = 0.7
"""Share of the names of such a report that change."""
_KINDS = ("GPE", "NORP", "PERSON", "LOC")
_FORMS = ("PROPN", "ADJ")

Name = tuple[str, str, tuple[int, ...]]
"""Kind, form, and the pieces as they stand in the text."""


@lru_cache(maxsize=1)
def _loaded() -> dict[str, str]:
    raw = yaml.safe_load(Path(__file__).with_name("loaded_words.yaml").read_text(encoding="utf-8"))
    return {word: kind for kind, words in raw.items() for word in words}


def names_of(doc: Doc, pieces: WordPieces) -> dict[int, Name]:
    """For each token that may be another: what it is, and its pieces."""
    return {t.i: (*kind, pieces.of(t.text)) for t in doc if (kind := _kind(t)) is not None}


def _kind(token: Token) -> tuple[str, str] | None:
    if token.ent_type_ in _KINDS and token.pos_ in _FORMS and token.text[:1].isupper() and token.is_alpha:
        return token.ent_type_, token.tag_
    loaded = _loaded().get(token.lemma_.lower())
    return (loaded, token.tag_) if loaded and token.pos_ == "NOUN" else None


def pools_of(reports: Sequence[dict[int, Name]]) -> dict[tuple[str, str], list[tuple[int, ...]]]:
    """What the names of all reports offer for each kind and form."""
    found: dict[tuple[str, str], set[tuple[int, ...]]] = defaultdict(set)
    for names in reports:
        for kind, form, cut in names.values():
            found[kind, form].add(cut)
    return {key: sorted(values) for key, values in sorted(found.items())}


def draw_names(
    names: dict[int, Name],
    pools: dict[tuple[str, str], list[tuple[int, ...]]],
    generator: random.Random,
) -> dict[int, tuple[int, ...]]:
    """Other pieces for some tokens of a report; one name is replaced alike everywhere."""
    drawn: dict[Name, tuple[int, ...]] = {}
    for name in sorted(set(names.values())):
        drawn[name] = generator.choice(pools[name[:2]]) if generator.random() < _REPLACED else name[2]
    return {token: drawn[name] for token, name in names.items()}
