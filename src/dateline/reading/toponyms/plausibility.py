"""Whether a capitalised word that the gazetteer knows is the name of a place where it stands."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from dateline.gazetteer import Candidate, Feature, Gazetteer, fold
from dateline.gazetteer.generic import generic_words
from dateline.reading.toponyms.line_start import dateline_tokens
from dateline.reading.toponyms.locative import locative_frames

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

__all__ = ["NAME_LABELS", "Plausibility", "is_country"]

NAME_LABELS = frozenset({"PERSON", "ORG", "NORP", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART", "LANGUAGE"})
"""Entities that are no places."""
_FRAME = frozenset(
    {
        "in",
        "on",
        "at",
        "near",
        "outside",
        "inside",
        "around",
        "into",
        "across",
        "throughout",
        "toward",
        "towards",
        "from",
        "of",
    }
)
_HELD_IN = frozenset({"in", "near", "outside", "inside", "within"})
"""Prepositions that no person takes as well: "at Trump" and "from Pearl" tell nothing."""
_PARTICLES = frozenset({"de", "da", "di", "du", "dos", "della", "van", "von", "der", "den"})
"""Words between a given name and a surname."""
_FRAMED_TOWN = 1_000  # people; GeoNames gives 0 where it knows no figure
_HEADLINE_TOWN = 50_000
_TOWN_OF_COUNTRY = 20_000  # people: towns above are place names where the report names their country
_KNOWN_TOWN = 150_000  # people: towns above are taken for place names without a frame
_KNOWN = frozenset({Feature.COUNTRY, Feature.REGION, Feature.WATER})


class Plausibility:
    """Judges names in one text.

    Args:
        doc: a parsed text with entities.
        gazetteer: where names are looked up.
    """

    def __init__(self, doc: "Doc", gazetteer: Gazetteer) -> None:
        self._doc = doc
        self._gazetteer = gazetteer
        self._words = generic_words()
        self.datelines = frozenset(dateline_tokens(doc))
        """Tokens of the place of writing."""
        self.found: set[str] = set()
        """Names that were found to be of places."""
        self._countries = frozenset(self._named_countries())
        self._surnames = {
            span[-1].text
            for span in doc.ents
            if span.label_ == "PERSON" and span[0].text[:1].isupper() and len(span) > 1
        }

    def is_surname(self, start: int, end: int, candidates: tuple[Candidate, ...]) -> bool:
        """Whether what the pipeline tags as a place is somebody whom the text names in full elsewhere.

        "Daniel Pearl ... the murder of Pearl" tells of no town. What is known to all keeps its name unless a
        particle stands before it ("de Lima"), and so does a place that something is said to be in.

        Args:
            start: its first token.
            end: the token after it.
            candidates: what the gazetteer has of that name.
        """
        name, before = self._doc[start:end].text, self._doc[start - 1] if start else None
        if end - start > 1 or name not in self._surnames or self._named_as_place(start, end):
            return False
        if before is not None and before.lower_ in _PARTICLES and not before.is_sent_start:
            return True
        known = any(c.feature in _KNOWN or c.population >= _KNOWN_TOWN for c in candidates)
        return not known and start not in self.datelines and name not in self._held

    @cached_property
    def _held(self) -> frozenset[str]:
        """Words of the text that something is said to be in."""
        return frozenset(
            token.text for token in self._doc if token.dep_ == "pobj" and token.head.lower_ in _HELD_IN
        )

    def _named_countries(self) -> Iterator[str]:
        """Countries that the text names or whose people it names."""
        for token in self._doc:
            if token.text[:1].isupper() and token.pos_ in {"ADJ", "PROPN", "NOUN"}:
                yield from self._gazetteer.countries_of_people(token.text)
                if token.ent_type_ == "GPE":
                    found = self._gazetteer.candidates(token.text)
                    yield from (c.country for c in found if c.feature is Feature.COUNTRY and c.country)

    def is_place(self, start: int, end: int, candidates: tuple[Candidate, ...]) -> bool:
        """Whether a span that the pipeline did not tag as a place is one.

        Args:
            start: its first token.
            end: the token after it.
            candidates: what it may stand for; at least one.
        """
        holder = self._holder(start, end)
        whole = (
            holder is None
            or all(start <= token.i < end for token in holder if token.text[:1].isupper())
            or self._possessive_start(holder, start, end)
        )
        if self._beside_name(start, end) and not self._possessive(end):
            return False
        if start in self.datelines or (self._doc[start:end].text in self.found and (holder is None or whole)):
            return True
        best = candidates[0]
        if holder is not None and not whole:
            return False
        if is_country(candidates):
            return holder is None or holder.label_ != "PERSON"
        framed = self._framed(start, end)
        if holder is not None and holder.label_ == "PERSON":
            known = best.population >= 20_000 or end - start > 1 or self._named_as_place(start, end)
            return framed and known and self._doc[end - 1].text not in self._surnames
        if best.feature in {Feature.REGION, Feature.WATER, Feature.SITE}:
            return end - start > 1 or framed
        if self._doc[start].pos_ != "PROPN":
            return False
        if framed and (self._sentence_ends(start) or self._named_as_place(start, end)):
            near = any(c.country in self._countries for c in candidates)
            return near or best.population >= _FRAMED_TOWN or best.feature is Feature.ADMIN1
        if framed:  # in a headline every word is capitalised, so that the name must carry more
            return best.population >= _HEADLINE_TOWN or best.feature is Feature.ADMIN1
        if holder is not None or self._doc[end - 1].text in self._surnames:
            return False
        if any(c.country in self._countries and c.population >= _TOWN_OF_COUNTRY for c in candidates):
            return True
        return best.population >= _KNOWN_TOWN and (best.capital or not self._doc[start].is_sent_start)

    def is_unknown_place(self, start: int, end: int) -> bool:
        """Whether a name that the gazetteer lacks is put forward as a place by the words beside it."""
        text = self._doc[start:end].text
        if text.isupper() or ("-" in text and text[-1].islower() and text.split("-")[-1].islower()):
            return False
        if self._gazetteer.countries_of_people(text):
            return False
        first = self._doc[start]
        root = self._doc[start:end].root
        near = self._doc[start - 1] if start else None
        if near is not None and near.lower_ == "the" and start > 1:
            near = self._doc[start - 2]
        placed = near is not None and near.lower_ in _FRAME - {"of", "from"} and near.dep_ == "prep"
        return first.text[:1].isupper() and (
            (placed and root.dep_ == "pobj") or self._named_as_place(start, end)
        )

    def is_counted(self, start: int, end: int, candidates: tuple[Candidate, ...]) -> bool:
        """Whether a determiner stands before what would be a town: "the Damas", "one Dama" are no towns."""
        before = self._doc[start - 1] if start else None
        if before is None or before.dep_ not in {"det", "nummod"} or before.head.i not in range(start, end):
            return False
        return bool(candidates) and all(c.feature is Feature.POPULATED_PLACE for c in candidates)

    def _sentence_ends(self, index: int) -> bool:
        return any(token.text in {".", "?", "!", "”", '"'} for token in self._doc[index].sent[-3:])

    def _possessive_start(self, holder: "Span | None", start: int, end: int) -> bool:
        return holder is not None and holder.start == start and self._possessive(end)

    def _possessive(self, end: int) -> bool:
        return end < len(self._doc) and self._doc[end].lower_ in {"'s", "’s"}

    def _holder(self, start: int, end: int) -> "Span | None":
        return next(
            (
                span
                for span in self._doc.ents
                if span.start < end and span.end > start and span.label_ in NAME_LABELS
            ),
            None,
        )

    def _beside_name(self, start: int, end: int) -> bool:
        """Whether a capitalised word stands right beside the span, so that it is part of a longer name."""
        before = self._doc[start - 1] if start else None
        after = self._doc[end] if end < len(self._doc) else None
        if (
            after is not None
            and after.pos_ == "PROPN"
            and after.text[:1].isupper()
            and after.sent == self._doc[start].sent
        ):
            return not self._gazetteer.countries_of_people(after.text)
        return (
            before is not None
            and before.pos_ == "PROPN"
            and before.text[:1].isupper()
            and before.sent == self._doc[start].sent
            and fold(before.text) not in self._words.direction
            and fold(before.text) not in self._words.features
        )

    def _framed(self, start: int, end: int) -> bool:
        """Whether the words beside it make it a place: "near Rask", "town of Rask", "Rask, Iran"."""
        before = self._doc[start - 1] if start else None
        if before is not None and before.lower_ in _FRAME and before.lower_ != "of":
            return True
        root = self._doc[start:end].root
        if root.dep_ in {"dobj", "nsubjpass"} and root.head.lemma_.lower() in locative_frames().place_object:
            return True
        return self._named_as_place(start, end)

    def _named_as_place(self, start: int, end: int) -> bool:
        before = self._doc[start - 1] if start else None
        if (
            before is not None
            and before.text == "of"
            and start > 1
            and fold(self._doc[start - 2].text) in self._words.features
        ):
            return True
        if before is not None and fold(self._doc[start - 1].text) in self._words.direction:
            return True
        if end < len(self._doc) and fold(self._doc[end].text) in self._words.features:
            return True
        return (
            end + 1 < len(self._doc)
            and self._doc[end].text == ","
            and self._doc[end + 1].ent_type_ == "GPE"
            and self._doc[end + 1].text[:1].isupper()
        )


def is_country(candidates: Iterable[Candidate]) -> bool:
    """Whether one of the candidates is a country."""
    return any(candidate.feature is Feature.COUNTRY for candidate in candidates)
