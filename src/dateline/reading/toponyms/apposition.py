"""Names that the words beside them call places, whether the gazetteer knows them or not.

"the village of Qarah", "the towns of Hayyan, Huraytan and Kafar Hamra", "the Haft Asiab area", "near Sarha".
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.gazetteer import fold
from dateline.gazetteer.generic import generic_words, not_places

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["names_called_places"]

_LONGEST = 5  # tokens: "Al - Bab", "Khan al - Assal"
_NEAR = frozenset({"near", "outside", "inside", "around"})
"""Prepositions that stand before few things but places."""
_LISTED = frozenset({",", "and", "&", "or"})
_INNER = frozenset({"-", "–", "al", "el", "de", "ez", "az", "es", "as", "ash", "of"})
_NO_PLACES = frozenset({"NORP", "DATE", "TIME", "MONEY", "LANGUAGE", "LAW"})


def names_called_places(doc: "Doc") -> Iterator[tuple[int, int]]:
    """First token, and the token after the last, of each such name, in order; some may overlap.

    Args:
        doc: a parsed text with entities.
    """
    words = generic_words()
    features = frozenset(words.features)
    common = not_places() | features | words.site | words.direction
    index = 0
    while index < len(doc):
        end = _name_end(doc, index)
        if end is None:
            index += 1
            continue
        name = doc[index:end]
        plain = fold(name.text) not in common and not all(token.is_stop for token in name)
        if plain and _is_called(doc, index, end, features):
            yield index, end
            yield from _list_after(doc, index, end, features)
        index = end


def _is_called(doc: "Doc", start: int, end: int, features: frozenset[str]) -> bool:
    if doc[start].ent_type_ in _NO_PLACES:
        return False
    before = doc[start - 1] if start else None
    if before is not None and before.text == "of" and start > 1:
        noun = doc[start - 2]
        return noun.is_lower and fold(noun.text) in features
    after = doc[end] if end < len(doc) else None
    if after is not None and after.is_lower and fold(after.text) in features:
        return doc[start].ent_type_ != "PERSON" and after.dep_ not in {"ROOT", "ccomp", "advcl"}
    return before is not None and before.lower_ in _NEAR and doc[start].ent_type_ in {"", "ORG", "FAC"}


def _list_after(doc: "Doc", start: int, end: int, features: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The names that go on a list which began with "the towns of"."""
    plural = start > 1 and doc[start - 1].text == "of" and doc[start - 2].text.endswith("s")
    if not plural or fold(doc[start - 2].text) not in features:
        return
    while end < len(doc) and doc[end].lower_ in _LISTED:
        following = end
        while following < len(doc) and doc[following].lower_ in _LISTED:
            following += 1
        last = _name_end(doc, following) if following < len(doc) else None
        if last is None or doc[following].sent != doc[start].sent:
            return
        yield following, last
        end = last


def _name_end(doc: "Doc", start: int) -> int | None:
    """The token after the name that begins at a token; None where none begins."""
    if not _is_name(doc[start]):
        return None
    end = start + 1
    while end < len(doc) and end - start < _LONGEST and doc[end].sent == doc[start].sent:
        inner = doc[end].lower_ in _INNER and doc[end].lower_ != "of"
        if not (_is_name(doc[end]) or (inner and end + 1 < len(doc) and doc[end + 1].text[:1].isupper())):
            break
        end += 1
    while end > start + 1 and not _is_name(doc[end - 1]):
        end -= 1
    return end


def _is_name(token: "Token") -> bool:
    letters = token.text.lstrip("‘’'`")
    return letters[:1].isupper() and token.pos_ in {"PROPN", "NOUN", "ADJ", "X"} and token.ent_type_ != "NORP"
