"""Whether the words about a place name put something there."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from dateline.data import read_yaml
from dateline.gazetteer.generic import generic_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["LocativeFrames", "is_locative", "locative_frames"]

_MODIFIERS = frozenset({"compound", "nmod", "amod", "poss", "npadvmod", "nummod"})
_PLAIN = frozenset({"in", "at", "near", "inside", "outside", "around", "across", "throughout", "within"})
_FILLERS = frozenset(
    {"the", "neighboring", "neighbouring", "nearby", "central", "downtown", "war-torn", "and"}
)
_MEASURES = frozenset({"mile", "kilometer", "kilometre", "km"})
_DEEPEST = 8  # steps up the tree; deeper chains are parse errors


@dataclass(frozen=True, slots=True)
class LocativeFrames:
    """Lemmas by the frame that they make about a place name."""

    preposition: frozenset[str]
    motion: frozenset[str]
    assault: frozenset[str]
    overhead: frozenset[str]
    happening: frozenset[str]
    part: frozenset[str]
    place_object: frozenset[str]
    taken: frozenset[str]
    stormed: frozenset[str]
    place_subject: frozenset[str]
    removal: frozenset[str]
    power: frozenset[str]
    with_people: frozenset[str]
    happens: frozenset[str]
    travel: frozenset[str]
    measure: frozenset[str]
    lodging: frozenset[str]
    stretch: frozenset[str]
    organ: frozenset[str]
    bombing: frozenset[str]
    route: frozenset[str]


@lru_cache(maxsize=1)
def locative_frames() -> LocativeFrames:
    """The lemmas of data/places/locative_frames.yaml."""
    rows: dict[str, list[str]] = read_yaml("places/locative_frames.yaml")
    return LocativeFrames(**{frame: frozenset(lemmas) for frame, lemmas in rows.items()})


def is_locative(doc: "Doc", start: int, end: int) -> bool:
    """Whether something is put at the place named by tokens `start` to `end`.

    Decided by the path from the name's head upwards: prepositions of place, objects of verbs and nouns of
    happenings that take a place ("bombed Raqqa", "the fall of Mosul"), and what such a phrase holds by
    apposition, coordination, possession or compounding. A subject, an agent, an origin or a mere description
    is not.
    """
    after = doc[end] if end < len(doc) else None
    if after is not None and after.text == "-" and end + 1 < len(doc) and doc[end + 1].text.islower():
        return False  # "Saravan-based", "Pakistan-ruled"
    if _adjoined(doc, start, end):
        return True
    root = doc[start:end].root
    return _placed(root, 0) or _named_after(doc, start)


def _adjoined(doc: "Doc", start: int, end: int) -> bool:
    """Whether a plain preposition of place stands right before the name, whatever the parse makes of it."""
    first = start - 1
    while first > 0 and doc[first].lower_ in _FILLERS:
        first -= 1
    if first < 0 or doc[first].lower_ not in _PLAIN or doc[first].pos_ not in {"ADP", "SCONJ", "ADV"}:
        return False
    if first and doc[first - 1].lemma_.lower() == "base":
        return False
    if first and doc[first].lower_ == "in" and doc[first - 1].lemma_.lower() in locative_frames().power:
        return False
    return doc[start:end].root.dep_ not in {"poss", "compound", "nmod", "amod"}


def _named_after(doc: "Doc", start: int) -> bool:
    """Whether a comma and a noun of place that is itself placed stand before: "in the capital, Kabul"."""
    if start < 2 or doc[start - 1].text != "," or doc[start - 2].pos_ not in {"NOUN", "PROPN"}:
        return False
    noun = doc[start - 2]
    return noun.lemma_.lower() in locative_frames().part and _placed(noun, 0)


def _placed(token: "Token", depth: int, narrow: bool = False) -> bool:
    """Whether the phrase that `token` heads is where something is.

    `narrow` admits plain prepositions of place alone.
    """
    frames = locative_frames()
    head = token.head
    if depth > _DEEPEST or head == token:
        return False
    if token.dep_ in {"pobj", "pcomp"}:
        return head.lower_ in _PLAIN if narrow else _after_preposition(token, head, depth)
    if token.dep_ in {"conj", "appos"}:
        return _placed(head, depth + 1, narrow)
    if token.dep_ in _MODIFIERS and head.pos_ in {"NOUN", "PROPN", "ADJ", "ADV", "NUM"}:
        lemma = head.lemma_.lower()
        if token.dep_ == "compound" and lemma in frames.happening:
            return True
        place_noun = (
            lemma in frames.part or lemma in generic_words().site or head.ent_type_ in {"GPE", "LOC", "FAC"}
        )
        return _placed(head, depth + 1, narrow or not (place_noun or lemma in frames.happening))
    if narrow:
        return False
    if token.dep_ in {"dobj", "nsubjpass"}:
        return head.lemma_.lower() in frames.place_object
    if token.dep_ == "nsubj":
        return head.lemma_.lower() in frames.place_subject and head.pos_ in {"VERB", "AUX"}
    return token.dep_ == "npadvmod" and token.i > head.i


def _after_preposition(token: "Token", preposition: "Token", depth: int) -> bool:
    frames = locative_frames()
    word, governor = preposition.lower_, preposition.head
    if governor.dep_ == "prep":  # "from inside Syria", "near to Mosul"
        word = governor.lower_ if governor.lower_ in frames.preposition else word
        governor = governor.head
    lemma = governor.lemma_.lower()
    if word == "in" and lemma in frames.power:
        return False
    if word in frames.preposition:
        return not (lemma == "base" and governor.pos_ in {"VERB", "ADJ"})
    if word in {"over", "above"}:
        return lemma in frames.overhead
    if word == "of":
        if lemma in frames.happening or governor.pos_ == "ADV" or governor.lower_ in frames.preposition:
            return True
        return lemma in frames.part and _part_placed(governor, depth)
    if word in {"on", "against", "upon"}:
        return (
            lemma in frames.assault
            or token.lemma_.lower() in frames.part
            or token.ent_type_ in {"FAC", "LOC"}
        )
    if word == "to":
        return lemma in frames.motion or (governor.pos_ == "VERB" and _has(governor, "from"))
    if word == "for":
        return lemma in {"leave", "head", "depart", "bind"}
    if word == "from":
        return lemma in frames.removal or _has(governor, "to")
    return word == "with" and lemma in {"border", "frontier", "boundary"} and _placed(governor, depth + 1)


def _part_placed(noun: "Token", depth: int) -> bool:
    """Whether "of" leads to a place: "in the city of Mosul", "100 kilometers north of Mosul"."""
    return (
        noun.dep_ in {"npadvmod", "advmod", "prep"}
        or noun.lemma_.lower() in _MEASURES
        or _placed(noun, depth + 1)
    )


def _has(governor: "Token", preposition: str) -> bool:
    return any(child.lower_ == preposition and child.dep_ == "prep" for child in governor.children)
