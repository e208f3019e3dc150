"""Spans of a parsed text that name places."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from dateline.gazetteer import Candidate, Gazetteer, fold
from dateline.gazetteer.generic import generic_words, not_places
from dateline.reading.toponyms.apposition import names_called_places
from dateline.reading.toponyms.lines import line_phrases
from dateline.reading.toponyms.mention import Mention
from dateline.reading.toponyms.plausibility import NAME_LABELS, Plausibility, is_country
from dateline.reading.toponyms.unlisted import unlisted_names

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

__all__ = ["find_mentions"]

_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
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
_GROUPS = frozenset({"states", "nations", "basin"})
_LONGEST = 7  # tokens: "Federally Administered Tribal Areas", "Sistan - va - Baluchestan"


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
        self._plausibility = Plausibility(doc, gazetteer)

    def mentions(self) -> Iterator[Mention]:
        yield from self._line_ends()
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
        for start, end in names_called_places(self._doc):
            if self._readable(self._doc[start]) and self._taken.isdisjoint(range(start, end)):
                yield self._mention(start, end, self._gazetteer.candidates(self._doc[start:end].text))
        for start, end in unlisted_names(self._doc, self._gazetteer, self._taken.__contains__):
            if self._readable(self._doc[start]) and self._taken.isdisjoint(range(start, end)):
                yield self._mention(start, end, self._gazetteer.candidates(self._doc[start:end].text))

    def _line_ends(self) -> Iterator[Mention]:
        """The two names of a route or a border: "the Kherson-Mykolaiv highway"."""
        for _, _, *ends in line_phrases(self._doc):
            names = [self._doc[start:end].text for start, end in ends]
            candidates = [self._gazetteer.candidates(name) for name in names]
            if not any(candidates) or any(self._gazetteer.lands_of_people(name) for name in names):
                continue
            for (start, end), found in zip(ends, candidates, strict=True):
                free = self._readable(self._doc[start]) and self._taken.isdisjoint(range(start, end))
                if free and fold(self._doc[start:end].text) not in self._not_places:
                    yield self._mention(start, end, found)

    def _mention(self, start: int, end: int, candidates: tuple[Candidate, ...]) -> Mention:
        left = self._left_direction(start)
        self._taken.update(range(left, end))
        directional = left < start
        inner = start
        while inner < end - 1 and not self._gazetteer.candidates(self._doc[start:end].text):
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
            self._plausibility.found.add(self._doc[inner:end].text)
        return Mention(left, end, inner, end, candidates, directional, start in self._plausibility.datelines)

    def _entity(self, start: int, end: int) -> Iterator[Mention]:
        """The mention of an entity of place, unless it is no name of a place after all."""
        if any(index in self._taken for index in range(start, end)) or not self._readable(self._doc[start]):
            return
        text = self._doc[start:end].text
        candidates = self._gazetteer.candidates(self._with_generic(start, end)) or self._gazetteer.candidates(
            text
        )
        if end - start == 1 and self._gazetteer.countries_of_people(text) and not is_country(candidates):
            return
        if not text[:1].isupper() and fold(self._doc[start].text) not in self._words.direction:
            return
        if (
            text.endswith("$")
            or fold(text) in self._not_places
            or self._plausibility.is_counted(start, end, candidates)
            or self._plausibility.is_surname(start, end, candidates)
        ):
            return
        comma = next((i for i in range(start + 1, end - 1) if self._doc[i].text == ","), None)
        if not candidates and comma is not None:
            yield from self._entity(start, comma)
            yield from self._entity(comma + 1, end)
            return
        if (
            candidates
            or self._doc[start].ent_type_ == "FAC"
            or self._plausibility.is_unknown_place(start, end)
        ):
            yield self._mention(start, end, candidates)

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
                if any(token.ent_type_ in NAME_LABELS for token in self._doc[left:right] if token.is_alpha):
                    continue
                if self._namelike(left, right) and self._gazetteer.candidates(self._doc[left:right].text):
                    best = (left, right)
        start, end = best[0], best[1] + 1
        grouped = end <= len(self._doc) and self._names_region(start, end)
        return (start, end) if grouped and self._gazetteer.candidates(self._doc[start:end].text) else best

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
        """The division of an abbreviation after a town and a comma, or with two full stops alone.

        "Ferguson, Mo.", "S.C. lawmakers".
        """
        text = self._texts[index]
        short = self._gazetteer.abbreviated(text)
        if not short:
            return ()
        after_town = index > 1 and self._texts[index - 1] == "," and self._texts[index - 2][:1].isupper()
        alone = text.count(".") > 1 and self._doc[index].ent_type_ != "PERSON"
        return short if after_town or alone else ()

    def _known_at(self, index: int) -> tuple[int, int, tuple[Candidate, ...]] | None:
        token = self._doc[index]
        if division := self._abbreviated(index):
            return index, index + 1, division
        if token.lower_ == "the" or "$" in "".join(self._texts[index : index + 2]):
            return None
        if not self._readable(token):
            return None
        for end in range(min(index + _LONGEST, len(self._doc)), index, -1):
            named = self._namelike(index, end) or self._names_region(index, end)
            if not named or any(i in self._taken for i in range(index, end)):
                continue
            if end - index == 1 and (
                self._gazetteer.countries_of_people(token.text) or (token.is_stop and token.text != "US")
            ):
                continue
            if fold(self._doc[index:end].text) in self._not_places:
                continue
            candidates = self._gazetteer.candidates(self._doc[index:end].text)
            if self._plausibility.is_counted(index, end, candidates):
                continue
            if candidates and self._plausibility.is_place(index, end, candidates):
                return index, end, candidates
        return None

    def _names_region(self, start: int, end: int) -> bool:
        """Whether a name ends in a small word for a group of lands: "Baltic states", "Lake Chad basin"."""
        return end - start > 1 and self._texts[end - 1] in _GROUPS and self._namelike(start, end - 1)

    def _namelike(self, start: int, end: int) -> bool:
        if not self._texts[end - 1][:1].isupper() or self._sentences[start] != self._sentences[end - 1]:
            return False
        return all(
            text[:1].isupper() or text in _JOINERS or text in {"'", "’", "."}
            for text in self._texts[start:end]
        )
