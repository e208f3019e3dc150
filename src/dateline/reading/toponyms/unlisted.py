"""Names of places that neither the gazetteer nor the tagger knows, by where the sentence puts them.

A tagger that never met a village takes it for a person, an organisation or a people, so that its label tells
little. The words around tell more: "in Musa Qala", "withdrew from Akhtreen", "11 km from Menbeij", "near
Sirrin town", "the blast at Keysansey hospital", "Al-Rastan, Harbnafseh and Al-Zarah".
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.gazetteer import Gazetteer, fold
from dateline.gazetteer.generic import generic_words, not_places
from dateline.reading.toponyms.apposition import is_titled, name_end
from dateline.reading.toponyms.locative import locative_frames

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["unlisted_names"]

_INTO = frozenset({"in", "at", "into", "inside", "near", "outside", "around", "towards", "toward"})
"""Prepositions that stand before few people."""
_AT = _INTO | {"on", "to", "from", "of"}
_JOINING = frozenset({",", "and", "&", "or", "the", "both"})
_SKIPPED = frozenset(
    {
        "the",
        "a",
        "his",
        "her",
        "their",
        "its",
        "both",
        "main",
        "strategic",
        "nearby",
        "contested",
        "‘",
        "'",
        "“",
        '"',
    }
)
"""What may stand between a preposition and a name."""
_WITHIN = frozenset({"compound", "nmod", "amod", "npadvmod", "nummod"})
_NOT_NAMES = frozenset(
    {"DATE", "TIME", "MONEY", "LANGUAGE", "LAW", "CARDINAL", "ORDINAL", "PERCENT", "QUANTITY"}
)
_OBJECTS = frozenset({"dobj", "nsubjpass"})
_FAR = 6
"""Tokens from a name to its noun: "Chibok and Biu local government areas"."""
_MANY = 4
"""Plain words in small letters that no headline in capitals has."""
_ARTICLES = frozenset({"al", "el", "ash", "as", "ar", "az", "ad", "an", "at", "et", "es", "ez"})
_OF_PEOPLE = ("ist", "ists", "ish", "ian", "ians", "ite", "ites", "ese", "crat", "crats")
"""Ends of words for people and what they believe."""


@dataclass(frozen=True, slots=True)
class _Name:
    """A capitalised name, and how it stands in its sentence."""

    start: int
    end: int
    root: "Token"
    preposition: "Token | None"
    """The preposition right before the name, adjectives and an article aside."""
    article: bool
    person: bool
    organisation: bool
    place: bool
    first: str
    last: str

    @property
    def before(self) -> str:
        """The preposition's word."""
        return str(self.preposition.lower_) if self.preposition is not None else ""

    @property
    def governor(self) -> str:
        """Lemma of what the preposition hangs on, or of the verb whose object the name is."""
        if self.preposition is not None:
            return str(self.preposition.head.lemma_.lower())
        return str(self.root.head.lemma_.lower())


def unlisted_names(
    doc: "Doc", gazetteer: Gazetteer, taken: Callable[[int], bool]
) -> Iterator[tuple[int, int]]:
    """First token, and the token after the last, of each such name, in order.

    Args:
        doc: a parsed text with entities.
        gazetteer: where names of peoples are looked up.
        taken: whether a token is in a name of a place that was found otherwise.
    """
    found: set[int] = set()
    acting = set(_acting(doc))
    index = 0
    while index < len(doc):
        end = name_end(doc, index, peoples=True)
        if end is None:
            index += 1
            continue
        free = not any(taken(i) for i in range(index, end)) and doc[index:end].text not in acting
        if free and _may_be(doc, index, end):
            name = _name(doc, index, end)
            put = _is_put(doc, name) or _goes_on(doc, name, lambda i: taken(i) or i in found)
            if (
                put
                and not is_titled(doc, index, end, most=_MANY)
                and not _is_people(doc, index, end, gazetteer)
            ):
                found.update(range(index, end))
                yield index, end
        index = end


def _acting(doc: "Doc") -> Iterator[str]:
    """Names of people and bodies that do something in the text, and surnames of people named in full."""
    for span in doc.ents:
        if span.label_ in {"PERSON", "ORG"} and span.root.dep_ in {"nsubj", "agent"}:
            yield span.text
        if span.label_ == "PERSON" and len(span) == 2:
            yield span[-1].text


def _may_be(doc: "Doc", start: int, end: int) -> bool:
    """Whether the name itself could be a place's."""
    name = doc[start:end]
    words = generic_words()
    last = fold(name[-1].text)
    if name.text.isupper() or all(token.is_stop for token in name) or not any(t.is_alpha for t in name):
        return False
    whole = fold(name.text)
    if any(whole in kind for kind in (words.site, words.direction, words.terrain, words.features)):
        return False
    if whole in not_places() or last in not_places() or last.endswith(_OF_PEOPLE):
        return False
    if len(last) < 2 or last in locative_frames().organ or fold(name[0].text) in locative_frames().organ:
        return False
    if any(token.ent_type_ in _NOT_NAMES for token in name):
        return False
    return end == len(doc) or doc[end].lower_ not in {"'s", "’s", "'", "’"}


def _is_people(doc: "Doc", start: int, end: int, gazetteer: Gazetteer) -> bool:
    """Whether it holds the name of a people."""
    return any(gazetteer.lands_of_people(token.text) for token in doc[start:end])


def _name(doc: "Doc", start: int, end: int) -> _Name:
    directions = generic_words().direction
    index = start - 1
    while index > 0 and (doc[index].lower_ in _SKIPPED or fold(doc[index].text) in directions):
        index -= 1
    before = doc[index] if 0 <= index < start else None
    labels = {token.ent_type_ for token in doc[start:end]}
    return _Name(
        start=start,
        end=end,
        root=doc[start:end].root,
        preposition=before if before is not None and before.pos_ in {"ADP", "SCONJ", "PART", "ADV"} else None,
        article=any(token.lower_ in {"the", "a"} for token in doc[index + 1 : start]),
        person="PERSON" in labels,
        organisation="ORG" in labels,
        place=bool(labels & {"GPE", "LOC", "FAC"}),
        first=fold(doc[start].text),
        last=fold(doc[end - 1].text),
    )


def _is_put(doc: "Doc", name: _Name) -> bool:
    """Whether the words around put something there."""
    return _with_noun(doc, name) or _is_named_site(name) or (not name.article and _stands_alone(name))


def _with_noun(doc: "Doc", name: _Name) -> bool:
    """Whether a noun of place goes with it: "Sirrin town", "Gamba police station", "the village of Qarah"."""
    words, frames = generic_words(), locative_frames()
    root = name.root
    while root.dep_ == "conj" and root.head.dep_ in _WITHIN:
        root = root.head  # "Chibok and Biu local government areas"
    noun = root.head
    if root.dep_ in _WITHIN and noun.is_lower and _reaches(doc, name.end, noun.i):
        kind = fold(noun.text)
        taken = noun.dep_ in _OBJECTS and noun.head.lemma_.lower() in frames.stormed | frames.taken
        if kind in frames.organ:
            return False
        if kind in words.features:
            return not name.person or name.before in _AT or kind in words.ending or taken
        if fold(noun.lemma_) in words.site | frames.lodging:
            return taken or (
                name.before in _INTO
                and (not (name.person or name.organisation) or _is_happening(name.governor))
            )
    if name.before == "of" and name.preposition is not None and name.preposition.i == name.start - 1:
        noun = doc[name.preposition.i - 1] if name.preposition.i else name.preposition
        return noun.is_lower and fold(noun.text) in words.features
    capital = name.start > 1 and doc[name.start - 1].text == "," and name.end - name.start == 1
    if capital and doc[name.end : name.end + 1].text in {",", ".", ")"}:
        return fold(doc[name.start - 2].text) in {"capital", "city", "town", "village", "state", "province"}
    return False


def _reaches(doc: "Doc", start: int, noun: int) -> bool:
    """Whether but words and names stand between a name and the noun that it goes with."""
    between = doc[start:noun]
    return start <= noun < start + _FAR and all(
        token.is_space or token.text == "," or (token.is_alpha and (token.is_lower or token.pos_ == "PROPN"))
        for token in between
    )


def _is_happening(lemma: str) -> bool:
    frames = locative_frames()
    return lemma in frames.happening | frames.assault | frames.happens


def _is_named_site(name: _Name) -> bool:
    """Whether it is a site by its last word, and attacked, taken or where something happens."""
    words, frames = generic_words(), locative_frames()
    if name.end - name.start < 2 or name.last not in words.site | words.terrain | words.ending:
        return False
    if name.last in words.features:
        return name.first not in words.institution and (not name.organisation or name.before in _AT)
    if name.root.dep_ in _OBJECTS:
        return name.root.head.lemma_.lower() in frames.stormed | frames.taken
    return name.before in _AT and (_is_happening(name.governor) or name.governor in frames.measure)


def _stands_alone(name: _Name) -> bool:
    """Whether a verb or a preposition of place governs the bare name."""
    frames, words = locative_frames(), generic_words()
    called = name.first in words.beginning or (name.first in _ARTICLES and not name.organisation)
    if name.root.dep_ in _OBJECTS:
        verb = name.root.head.lemma_.lower()
        if name.root.dep_ == "nsubjpass" or verb not in frames.stormed:
            return verb in frames.taken and (called or not (name.person or name.organisation))
        return True
    if name.preposition is None or name.root.dep_ not in {"pobj", "pcomp"}:
        return False
    if name.root.head != name.preposition:
        return False
    before, governor = name.before, name.governor
    if name.preposition.head.dep_ == "prep" and before == "of":
        governor = name.preposition.head.lower_  # "inside of Inkhil"
    if governor in frames.with_people and not name.place:
        return False
    if name.organisation and name.last in words.institution:
        return False
    if before in _INTO:
        loose = name.organisation and before in {"in", "at"} and not called
        return not loose or governor in frames.assault | frames.happens
    if before == "between":
        return governor in frames.stretch
    if before == "to":
        return governor in frames.travel
    if before == "from":
        return governor in frames.removal | frames.measure and not (name.person and governor == "release")
    if before == "of":
        near = governor in frames.measure or fold(governor) in words.direction
        return near or (name.place and governor in frames.part)
    plain = called or not (name.person or name.organisation)
    return before == "on" and governor in (frames.assault if plain else frames.bombing)


def _goes_on(doc: "Doc", name: _Name, taken: Callable[[int], bool]) -> bool:
    """Whether it goes on a list of names of places: "Al-Rastan, Harbnafseh and Al-Zarah"."""
    index = name.start - 1
    while index > 0 and doc[index].lower_ in _JOINING:
        index -= 1
    if index == name.start - 1 or not taken(index) or doc[index].sent != doc[name.start].sent:
        return False
    head = name.root
    while head.dep_ in {"conj", "appos"} and not taken(head.i):
        head = head.head
    if head == name.root or not taken(head.i):
        return False
    words = generic_words()
    if name.organisation and name.article:
        return name.last in words.site | words.terrain
    tagged = name.person or name.organisation
    return name.first in words.beginning | _ARTICLES or not tagged or name.end - name.start == 1
