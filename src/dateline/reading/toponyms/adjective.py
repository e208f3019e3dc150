"""Adjectives and names of peoples that stand for their country: "Iraqi troops", "Canadians"."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.gazetteer import Gazetteer
from dateline.reading.toponyms.mention import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["with_adjectives"]

_TAGS = frozenset({"ADJ", "PROPN", "NOUN"})
_LONGEST = 3  # words: "South Ossetian", "Papua New Guinean"


def with_adjectives(doc: "Doc", mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[Mention]:
    """The mentions, and between them those of adjectives and peoples with their countries.

    Args:
        doc: a parsed text.
        mentions: names of places, in order.
        gazetteer: where adjectives are looked up.
    """
    taken = {index for mention in mentions for index in range(mention.start, mention.end)}
    found = list(mentions)
    index = 0
    while index < len(doc):
        end = _end(doc, index, gazetteer) if index not in taken else None
        if end is not None and taken.isdisjoint(range(index, end)):
            codes = gazetteer.countries_of_people(doc[index:end].text)
            states = (gazetteer.country(code) for code in codes)
            places = tuple(state for state in states if state is not None)
            found.append(Mention(index, end, index, end, places, False, False))
            index = end
        else:
            index += 1
    return sorted(found, key=lambda mention: mention.key)


def _end(doc: "Doc", start: int, gazetteer: Gazetteer) -> int | None:
    """Where the longest adjective ends that begins at a token."""
    if not doc[start].text[:1].isupper():
        return None
    for end in range(min(start + _LONGEST, len(doc)), start, -1):
        last = doc[end - 1]
        if not last.text[:1].isupper() or last.pos_ not in _TAGS:
            continue
        if gazetteer.countries_of_people(doc[start:end].text):
            return end
    return None
