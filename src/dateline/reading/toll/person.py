"""Which nouns stand for people."""

from typing import TYPE_CHECKING

from dateline.reading.toll.lexicon import load_words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_people"]

_WORDS = load_words("people")
_PEOPLE = frozenset(_WORDS["people"])
_THINGS = frozenset(_WORDS["things"])
_PERSON_ENDINGS = ("man", "men", "woman", "women", "person", "people", "boy", "girl", "boys", "girls")
_AGED = frozenset({"old", "olds"})
_AGENT_ENDINGS = (
    "ist",
    "ian",
    "ers",
    "ors",
    "ees",
    "goer",
    "holder",
    "keeper",
    "maker",
    "worker",
    "fighter",
    "leader",
)


def is_people(token: "Token", *, counted: bool = False) -> bool:
    """Whether a noun stands for people.

    Args:
        token: head of the noun phrase.
        counted: True where a number stands before it: an unknown noun of agent form then passes.
    """
    lemma, lower = token.lemma_.lower(), token.lower_
    if lemma in _THINGS or lower in _THINGS:
        return False
    if lemma in _PEOPLE or lower in _PEOPLE or lower.removesuffix("s") in _PEOPLE:
        return True
    if lower in _AGED and token.i > 0 and _is_age(token):
        return True
    if lower.endswith(_PERSON_ENDINGS) or token.ent_type_ in {"PERSON", "NORP"}:
        return True
    if "-" in lower and lower.rsplit("-", 1)[1].removesuffix("s") in _PEOPLE:
        return True
    return counted and lower.endswith(_AGENT_ENDINGS) and token.pos_ == "NOUN"


def _is_age(token: "Token") -> bool:
    """Whether "old" ends "a 16-year-old" that no noun follows."""
    doc, index = token.doc, token.i - 1
    if doc[index].lower_ == "-" and index:
        index -= 1
    if doc[index].lower_ not in {"year", "years", "month", "months", "yr"}:
        return False
    following = doc[token.i + 1] if token.i + 1 < len(doc) else None
    return following is None or not (token.head == following or following.pos_ in {"NOUN", "PROPN"})
