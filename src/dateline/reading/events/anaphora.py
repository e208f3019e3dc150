"""Words that stand for a place named before: "the city is taken", "shelled the capital", "killed there"."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from spacy.tokens import Doc, Token

from dateline.data import read_yaml
from dateline.gazetteer import Gazetteer
from dateline.model import PlacePrecision
from dateline.reading.events.happening import Happening
from dateline.reading.toponyms.toponym import Resolved

__all__ = ["capital_meant", "may_mean", "place_word"]

_CAPITAL = "capital"
_POINTING = frozenset({"the", "this", "that"})
_PLACED = frozenset({"pobj", "dobj", "nsubjpass"})
_TOLD_APART = frozenset({"amod", "appos", "acl", "compound", "nummod", "poss", "prep", "relcl"})
"""What tells a noun's place from the one named before: "the besieged city of Homs", "the next town"."""
_REACH = 3
"""Steps down from the trigger: farther off another word has the place."""


@lru_cache(maxsize=1)
def _meanings() -> Mapping[str, frozenset[PlacePrecision]]:
    rows: dict[str, list[str]] = read_yaml("places/place_nouns.yaml")
    return {word: frozenset(map(PlacePrecision, precisions)) for word, precisions in rows.items()}


def place_word(happening: Happening, doc: Doc) -> str | None:
    """The word by which a sentence says where the happening was, if it stands for a place named before."""
    for trigger in happening.triggers:
        token = doc[trigger.token]
        for word in token.sent:
            if _stands_for_place(word) and _is_under(word, token):
                return word.lower_
    return None


def _stands_for_place(word: Token) -> bool:
    if word.lower_ not in _meanings():
        return False
    if word.pos_ != "NOUN":
        return word.dep_ == "advmod"
    children = {child.dep_ for child in word.children}
    pointed = any(child.dep_ == "det" and child.lower_ in _POINTING for child in word.children)
    return word.dep_ in _PLACED and pointed and not children & _TOLD_APART


def _is_under(word: Token, trigger: Token) -> bool:
    for _ in range(_REACH):
        if word.head == trigger:
            return True
        word = word.head
    return False


def may_mean(word: str, place: Resolved) -> bool:
    """Whether a word that stands for a place may stand for this one."""
    return place.precision in _meanings()[word]


def capital_meant(word: str, places: Sequence[Resolved], gazetteer: Gazetteer) -> frozenset[int | None]:
    """Of places those that are capitals, by their numbers in GeoNames, where the word asks for one."""
    if word != _CAPITAL:
        return frozenset()
    capitals = (gazetteer.capital(place.country) for place in places)
    return frozenset(c.geonameid for c in capitals if c is not None) & {p.geonameid for p in places}
