"""Spans of a parsed text that name places."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.gazetteer import Candidate, Feature, Gazetteer, fold
from dateline.gazetteer.generic import abbreviations, generic_words, not_places
from dateline.reading.toponyms.locative import locative_frames

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

__all__ = ["Mention", "find_mentions"]

_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_NAME_LABELS = frozenset({"PERSON", "ORG", "NORP", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART", "LANGUAGE"})
_JOINERS = frozenset(
    {
        "-",
        "–",
        "de",
        "al",
        "el",
        "la",
        "da",
        "do",
        "du",
        "of",
        "and",
        "the",
        "va",
        "e",
        "i",
        "ez",
        "az",
        "es",
        "as",
        "an",
    }
)
_LONGEST = 7  # tokens: "Federally Administered Tribal Areas", "Sistan - va - Baluchestan"
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
_FRAMED_TOWN = 1_000  # people; GeoNames gives 0 where it knows no figure
_HEADLINE_TOWN = 50_000
_TOWN_OF_COUNTRY = 20_000  # people: towns above are place names where the report names their country
_KNOWN_TOWN = 150_000  # people: towns above are taken for place names without a frame


@dataclass(frozen=True, slots=True)
class Mention:
    """A place name in the text, as token indices; `core` is the part that is looked up."""

    start: int
    end: int
    core_start: int
    core_end: int
    candidates: tuple[Candidate, ...]
    directional: bool
    """"northern Iraq": the name is of a part of what `core` names."""
    dateline: bool

    @property
    def key(self) -> tuple[int, int]:
        """Order in the text."""
        return self.start, self.end


def find_mentions(doc: "Doc", gazetteer: Gazetteer, readable: Callable[["Token"], bool]) -> list[Mention]:
    """Place names in order, none overlapping.

    Named entities of place are taken whole; capitalised words that the gazetteer knows are added where no
    other name holds them and the words about them make them a place, or where they name a country.

    Args:
        doc: a parsed text with entities.
        gazetteer: where names are looked up.
        readable: whether a token is part of the report, not of its furniture.
    """
    finder = _Finder(doc, gazetteer, readable)
    return sorted(finder.mentions(), key=lambda mention: mention.key)


class _Finder:
    def __init__(self, doc: "Doc", gazetteer: Gazetteer, readable: Callable[["Token"], bool]) -> None:
        self._doc = doc
        self._texts = [token.text for token in doc]
        self._sentences = [number for number, sentence in enumerate(doc.sents) for _ in sentence]
        self._gazetteer = gazetteer
        self._readable = readable
        self._words = generic_words()
        self._not_places = not_places()
        self._taken: set[int] = set()
        self._found: set[str] = set()
        self._datelines = set(_dateline_tokens(doc))
        self._countries = frozenset(self._named_countries())
        self._surnames = {
            span[-1].text
            for span in doc.ents
            if span.label_ == "PERSON" and span[0].text[:1].isupper() and len(span) > 1
        }

    def _named_countries(self) -> Iterator[str]:
        """Countries that the text names or whose people it names."""
        for token in self._doc:
            if token.text[:1].isupper() and token.pos_ in {"ADJ", "PROPN", "NOUN"}:
                yield from self._gazetteer.countries_of_people(token.text)
                if token.ent_type_ == "GPE":
                    found = self._gazetteer.candidates(token.text)
                    yield from (c.country for c in found if c.feature is Feature.COUNTRY and c.country)

    def mentions(self) -> Iterator[Mention]:
        spans = [span for span in self._doc.ents if span.label_ in _PLACE_LABELS]
        for start, end in (trimmed for span in spans for trimmed in self._trim(span)):
            yield from self._entity(*self._longest(start, end))
        index = 0
        while index < len(self._doc):
            shown = self._texts[index][:1].isupper() and index not in self._taken
            found = self._known_at(index) if shown else None
            if found is None:
                index += 1
                continue
            start, end, candidates = found
            yield self._mention(start, end, candidates)
            index = end

    def _mention(self, start: int, end: int, candidates: tuple[Candidate, ...]) -> Mention:
        left = self._left_direction(start)
        self._taken.update(range(left, end))
        directional = left < start
        inner = start
        while inner < end - 1 and not candidates_are_of_whole(self._doc, start, end, self._gazetteer):
            word = fold(self._doc[inner].text)
            if word not in self._words.direction and word not in {"and", "-"}:
                break
            inner += 1
            directional = True
        core = fold(self._doc[inner:end].text)
        if core in self._not_places or core in self._words.terrain:
            candidates = ()
        elif inner != start:
            candidates = self._gazetteer.candidates(self._doc[inner:end].text) or candidates
        if candidates:
            self._found.add(self._doc[inner:end].text)
        return Mention(left, end, inner, end, candidates, directional, start in self._datelines)

    def _entity(self, start: int, end: int) -> Iterator[Mention]:
        """The mention of an entity of place, unless it is no name of a place after all."""
        if any(index in self._taken for index in range(start, end)) or not self._readable(self._doc[start]):
            return
        text = self._doc[start:end].text
        candidates = self._gazetteer.candidates(self._with_generic(start, end)) or self._gazetteer.candidates(
            text
        )
        if end - start == 1 and self._gazetteer.countries_of_people(text) and not _is_country(candidates):
            return
        if not text[:1].isupper() and fold(self._doc[start].text) not in self._words.direction:
            return
        if text.endswith("$") or fold(text) in self._not_places or self._counted(start, end, candidates):
            return
        comma = next((i for i in range(start + 1, end - 1) if self._doc[i].text == ","), None)
        if not candidates and comma is not None:
            yield from self._entity(start, comma)
            yield from self._entity(comma + 1, end)
            return
        if candidates or self._doc[start].ent_type_ == "FAC" or self._named_unknown(start, end):
            yield self._mention(start, end, candidates)

    def _counted(self, start: int, end: int, candidates: tuple[Candidate, ...]) -> bool:
        """Whether a determiner stands before what would be a town: "the Damas", "one Dama" are no towns."""
        before = self._doc[start - 1] if start else None
        if before is None or before.dep_ not in {"det", "nummod"} or before.head.i not in range(start, end):
            return False
        return bool(candidates) and all(c.feature is Feature.POPULATED_PLACE for c in candidates)

    def _named_unknown(self, start: int, end: int) -> bool:
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

    def _longest(self, start: int, end: int) -> tuple[int, int]:
        """The longest known name from at most three tokens before the entity to four after it.

        A pipeline cuts "Sistan-Baluchistan" at the hyphen and "Deir ez-Zor" at the article.
        """
        best = (start, end)
        for left in range(max(0, start - 3), start + 1):
            for right in range(end, min(end + 5, len(self._doc) + 1)):
                if right - left <= best[1] - best[0] or any(i in self._taken for i in range(left, right)):
                    continue
                first, last = self._doc[left], self._doc[right - 1]
                if not (first.text[0].isupper() and last.text[0].isupper()) or first.lower_ == "the":
                    continue
                if any(token.ent_type_ in _NAME_LABELS for token in self._doc[left:right] if token.is_alpha):
                    continue
                if self._namelike(left, right) and self._gazetteer.candidates(self._doc[left:right].text):
                    best = (left, right)
        return best

    def _with_generic(self, start: int, end: int) -> str:
        """The words of the name with the generic word beside them, which tells what sort of place it is."""
        after = self._doc[end].text if end < len(self._doc) else ""
        if fold(after) in self._words.features:
            return f"{self._doc[start:end].text} {after}"
        if (
            start > 1
            and self._doc[start - 1].text == "of"
            and fold(self._doc[start - 2].text) in self._words.features
        ):
            return f"{self._doc[start - 2].text} of {self._doc[start:end].text}"
        return self._doc[start:end].text

    def _left_direction(self, start: int) -> int:
        """Where a mention begins that takes in "northern" or "northern and western"."""
        left = start
        while left > 0:
            word = fold(self._doc[left - 1].text)
            if (
                (word in self._words.direction and not self._doc[left - 1].is_space)
                or (word in {"and", "or", "to"} and left < start and self._direction_at(left - 2))
                or (
                    self._doc[left - 1].text in {"-", "–", ","}
                    and left < start
                    and self._direction_at(left - 2)
                )
            ):
                left -= 1
            else:
                break
        return left

    def _direction_at(self, index: int) -> bool:
        return index >= 0 and fold(self._doc[index].text) in self._words.direction

    def _trim(self, span: "Span") -> Iterator[tuple[int, int]]:
        """The entity without article, possessive mark and generic word at its ends."""
        start, end = span.start, span.end
        while start < end and (
            self._doc[start].lower_ in {"the", "a", "an"}
            or self._doc[start].is_punct
            or self._doc[start].is_space
        ):
            start += 1
        while end > start and (
            self._doc[end - 1].lower_ in {"'s", "’s", "'", "’", "the"}
            or self._doc[end - 1].is_space
            or (self._doc[end - 1].is_punct and self._doc[end - 1].text not in {".", ")"})
        ):
            end -= 1
        if (
            end - start > 1
            and self._doc[end - 1].is_lower
            and fold(self._doc[end - 1].text) in self._words.features
        ):
            end -= 1
        if start < end and any(
            token.is_alpha or "-" in token.text or "." in token.text for token in self._doc[start:end]
        ):
            yield start, end

    def _abbreviated(self, index: int) -> tuple[Candidate, ...]:
        """The division whose abbreviation stands after a town and a comma: "Ferguson, Mo."."""
        known = abbreviations().get(self._doc[index].text)
        if (
            known is None
            or index < 2
            or self._doc[index - 1].text != ","
            or not self._doc[index - 2].text[:1].isupper()
        ):
            return ()
        return tuple(
            c
            for c in self._gazetteer.candidates(known[1])
            if c.country == known[0] and c.feature is Feature.ADMIN1
        )

    def _known_at(self, index: int) -> tuple[int, int, tuple[Candidate, ...]] | None:
        token = self._doc[index]
        if division := self._abbreviated(index):
            return index, index + 1, division
        if token.lower_ == "the" or "$" in "".join(self._texts[index : index + 2]):
            return None
        if not self._readable(token):
            return None
        for end in range(min(index + _LONGEST, len(self._doc)), index, -1):
            if not self._namelike(index, end) or any(i in self._taken for i in range(index, end)):
                continue
            if end - index == 1 and (
                self._gazetteer.countries_of_people(token.text) or (token.is_stop and token.text != "US")
            ):
                continue
            if fold(self._doc[index:end].text) in self._not_places:
                continue
            candidates = self._gazetteer.candidates(self._doc[index:end].text)
            if self._counted(index, end, candidates):
                continue
            if candidates and self._is_place(index, end, candidates):
                return index, end, candidates
        return None

    def _namelike(self, start: int, end: int) -> bool:
        if not self._texts[end - 1][:1].isupper() or self._sentences[start] != self._sentences[end - 1]:
            return False
        return all(
            text[:1].isupper() or text in _JOINERS or text in {"'", "’", "."}
            for text in self._texts[start:end]
        )

    def _is_place(self, start: int, end: int, candidates: tuple[Candidate, ...]) -> bool:
        """Whether a span that spaCy did not tag as a place is one."""
        holder = self._holder(start, end)
        whole = (
            holder is None
            or all(start <= token.i < end for token in holder if token.text[:1].isupper())
            or self._possessive_start(holder, start, end)
        )
        if self._beside_name(start, end) and not self._possessive(end):
            return False
        if start in self._datelines or (
            self._doc[start:end].text in self._found and (holder is None or whole)
        ):
            return True
        best = candidates[0]
        if holder is not None and not whole:
            return False
        if _is_country(candidates):
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
                if span.start < end and span.end > start and span.label_ in _NAME_LABELS
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
        if before is not None and self._direction_at(start - 1):
            return True
        if end < len(self._doc) and fold(self._doc[end].text) in self._words.features:
            return True
        return (
            end + 1 < len(self._doc)
            and self._doc[end].text == ","
            and self._doc[end + 1].ent_type_ == "GPE"
            and self._doc[end + 1].text[:1].isupper()
        )


def candidates_are_of_whole(doc: "Doc", start: int, end: int, gazetteer: Gazetteer) -> bool:
    """Whether the gazetteer knows the name with its directional word ("South Korea", "North Waziristan")."""
    return bool(gazetteer.candidates(doc[start:end].text))


def _is_country(candidates: Iterable[Candidate]) -> bool:
    return any(candidate.feature is Feature.COUNTRY for candidate in candidates)


def _dateline_tokens(doc: "Doc") -> Iterator[int]:
    """Tokens of "ISLAMABAD —" and "ADDIS ABABA, ETHIOPIA -" at the start of a line."""
    line_start = True
    for token in doc:
        if line_start and not token.is_space:
            yield from _dateline_at(doc, token.i)
        if not token.is_space:
            line_start = False
        if "\n" in token.text:
            line_start = True


def _dateline_at(doc: "Doc", start: int) -> Iterator[int]:
    end = start
    while (
        end < len(doc)
        and end - start < 12
        and doc[end].text not in {"—", "–", "--", "-"}
        and "\n" not in doc[end].text
    ):
        end += 1
    if (
        end == start
        or end >= len(doc)
        or doc[end].text not in {"—", "–", "--", "-"}
        or doc[start].text[:1].islower()
    ):
        return
    words = [token for token in doc[start:end] if token.is_alpha]
    shouted = [token for token in words if token.is_upper and len(token) > 1]
    if shouted and shouted[0].i == start and len(shouted) * 2 >= len(words):
        yield from range(start, end)
