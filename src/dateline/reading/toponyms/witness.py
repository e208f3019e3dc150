"""Names of places that tell where the report is at home, and are no places of events themselves.

Adjectives and names of peoples ("Iraqi troops", "Texans"), and names within the names of institutions
("Mosul University", "the University of Mosul", "Madison County Health Department").
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.gazetteer import Candidate, Feature, Gazetteer, Match, fold
from dateline.gazetteer.generic import generic_words, not_places
from dateline.reading.toponyms.mention import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["with_witnesses"]

_ADJECTIVES = frozenset({"ADJ", "PROPN", "NOUN"})
_LONGEST = 4  # words: "Papua New Guinean", "East Baton Rouge Parish"
_DISTRICTS = frozenset({"county", "parish", "township", "oblast", "governorate", "province"})
_TOWN = 5_000  # people: smaller towns' names are too often something else's


def with_witnesses(doc: "Doc", mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[Mention]:
    """The mentions, and between them those that are witnesses alone, in order.

    Args:
        doc: a parsed text.
        mentions: names of places, in order.
        gazetteer: where names are looked up.
    """
    return sorted([*mentions, *_Witnesses(doc, mentions, gazetteer).find()], key=lambda mention: mention.key)


class _Witnesses:
    def __init__(self, doc: "Doc", mentions: Sequence[Mention], gazetteer: Gazetteer) -> None:
        self._doc, self._gazetteer = doc, gazetteer
        self._texts = [token.text for token in doc]
        self._taken = {index for mention in mentions for index in range(mention.start, mention.end)}
        self._found = {doc[m.core_start : m.core_end].text for m in mentions if m.candidates}
        self._words = generic_words()
        self._common = not_places() | self._words.site | self._words.terrain | self._words.direction
        self._surnames = {span[-1].text for span in doc.ents if span.label_ == "PERSON" and len(span) > 1}

    def find(self) -> list[Mention]:
        found: list[Mention] = []
        index = 0
        while index < len(self._doc):
            mention = self._at(index) if self._texts[index][:1].isupper() else None
            if mention is not None:
                found.append(mention)
            index = mention.end if mention is not None else index + 1
        return found

    def _at(self, start: int) -> Mention | None:
        """The longest witness that begins at a token."""
        for end in range(min(start + _LONGEST, len(self._doc)), start, -1):
            if not self._texts[end - 1][:1].isupper() or not self._taken.isdisjoint(range(start, end)):
                continue
            text = self._doc[start:end].text
            if self._doc[end - 1].pos_ in _ADJECTIVES and (lands := self._gazetteer.lands_of_people(text)):
                return Mention(start, end, start, end, lands, False, False)
            if all(word[:1].isupper() or word in {"-", "of", "the"} for word in self._texts[start:end]):
                candidates = self._named(text)
                if candidates and self._is_witness(start, end, text, candidates):
                    return Mention(start, end, start, end, candidates, False, False)
        return None

    def _named(self, text: str) -> tuple[Candidate, ...]:
        """What a name stands for; "Indiana Department", "Athens City" are no names of Indiana and Athens."""
        folded = fold(text)
        if folded.rpartition(" ")[2] in _DISTRICTS:
            return self._gazetteer.candidates(text)
        return self._gazetteer.named(folded)

    def _is_witness(self, start: int, end: int, text: str, candidates: Sequence[Candidate]) -> bool:
        folded = fold(text)
        first = self._doc[start]
        if folded in self._common or first.is_stop or len(folded) < 3:
            return False
        if first.ent_type_ == "PERSON" or (end - start == 1 and text in self._surnames):
            return False
        if end - start > 1 and folded.rpartition(" ")[2] in _DISTRICTS:
            return True
        if text in self._found:
            return True
        inside = first.ent_type_ in {"ORG", "FAC", "GPE", "LOC", "EVENT", "LAW"}
        if inside and any(_is_land(candidate) for candidate in candidates):
            return True
        if candidates[0].population < _TOWN:
            return False
        after = fold(self._texts[end]) if end < len(self._doc) else ""
        if after in self._words.institution and first.pos_ == "PROPN" and self._begins(start):
            return True
        of = start > 1 and self._texts[start - 1] == "of"
        return of and fold(self._texts[start - 2]) in self._words.institution_of

    def _begins(self, start: int) -> bool:
        """Whether no other part of a name stands right before."""
        before = self._doc[start - 1] if start else None
        return (
            before is None
            or not before.text[:1].isupper()
            or before.is_sent_start is True
            or before.pos_ != "PROPN"
            or fold(before.text) in self._words.direction
        )


def _is_land(candidate: Candidate) -> bool:
    """Whether it is a country or a first-order division by a name that can hardly be another's."""
    if candidate.feature is Feature.COUNTRY:
        return True
    return candidate.feature is Feature.ADMIN1 and candidate.match is Match.PREFERRED
