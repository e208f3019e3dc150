"""Nouns that tell a human cost: "the killing of X", "12 deaths", "14 bodies", "a deadly attack"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.model import Effect
from dateline.reading.toll.coordination import Coordination
from dateline.reading.toll.effects import noun_effect
from dateline.reading.toll.figure import Figure
from dateline.reading.toll.found import Found
from dateline.reading.toll.lexicon import load_words
from dateline.reading.toll.of_phrase import outermost_noun
from dateline.reading.toll.people import PeopleReader
from dateline.reading.toll.person import is_people

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Nominals", "bare_nominal", "counted_nominal"]

_WORDS = load_words("effects")
_COMPOUND_HEADS = frozenset(_WORDS["compound_heads"])
_DEADLY = frozenset(_WORDS["deadly"])
_DEADLY_NOUNS = frozenset(_WORDS["deadly_nouns"])
_BODY_NOUNS = frozenset(_WORDS["body_nouns"])
_BODY_VERBS = frozenset(_WORDS["body_verbs"])


class Nominals:
    """Reads the nouns of one parsed text."""

    def __init__(self, people: PeopleReader) -> None:
        self._people = people
        self._lists = Coordination(people)

    def read(self, token: "Token") -> Iterator[Found]:
        """What that token tells, if it is one of the nouns or adjectives."""
        if token.lower_ in _DEADLY and token.dep_ in {"amod", "compound"}:
            yield from self._deadly(token)
        elif token.pos_ in {"NOUN", "PROPN", "VERB"}:
            if token.lemma_.lower() in _BODY_NOUNS and token.pos_ != "VERB":
                yield from self._bodies(token)
            else:
                yield from self._act(token)

    def _act(self, token: "Token") -> Iterator[Found]:
        """Reads "the killing of X", "X's death", "12 arrests", "the deaths of 34 people"."""
        effect = noun_effect(token, "act_nouns") or noun_effect(token, "counting_nouns")
        if effect is None or (
            token.pos_ == "VERB" and token.dep_ in {"ROOT", "relcl", "advcl", "acl", "conj", "xcomp", "pcomp"}
        ):
            return
        if token.dep_ in {"compound", "amod", "nmod"} or (
            token.i + 1 < len(token.doc) and token.nbor(1).lemma_.lower() in _COMPOUND_HEADS
        ):
            return
        if any(child.lower_ in {"no", "any", "zero"} for child in token.lefts):
            return
        heads = self._lists.complements(token)
        counting = noun_effect(token, "counting_nouns") is not None
        found = False
        for figure in self._lists.joined(heads):
            found = True
            yield Found(effect, token.i, figure)
        if found:
            return
        quantity = counted_nominal(token, self._people) if counting else None
        if quantity is not None:
            yield Found(effect, token.i, quantity)
            return
        owner = next((child for child in token.lefts if child.dep_ == "poss"), None)
        if owner is not None:
            owned = list(self._people.figures([owner]))
            for figure in owned:
                yield Found(effect, token.i, figure)
            if owned:
                return
        plural = token.tag_ in {"NNS", "NNPS"}
        known = any(
            child.lower_ in {"the", "these", "those", "such", "its", "their"} for child in token.lefts
        )
        if plural and counting and effect is not Effect.INJURED and not heads and not known:
            yield Found(effect, token.i, bare_nominal(token), weak=True)

    def _deadly(self, token: "Token") -> Iterator[Found]:
        noun = token.head
        if noun.lemma_.lower() not in _DEADLY_NOUNS or noun.i <= token.i or noun.tag_ in {"NNS", "NNPS"}:
            return
        figures = (
            list(self._people.figures(self._lists.complements(noun)))
            if noun.lemma_.lower() in {"shooting", "stabbing"}
            else []
        )
        if figures:
            for figure in figures:
                yield Found(Effect.KILLED, token.i, figure)
            return
        span = (token.idx, token.idx + len(token))
        yield Found(
            Effect.KILLED, token.i, Figure(token.i, 1, None, *span, None, stated=False, vague=True), weak=True
        )

    def _bodies(self, token: "Token") -> Iterator[Found]:
        if token.lemma_.lower() == "remain" and token.tag_ != "NNS":
            return
        figures = self._lists.joined(self._lists.complements(token))
        if figures:
            for figure in figures:
                yield Found(Effect.KILLED, token.i, figure)
            return
        counted = counted_nominal(token, self._people)
        top = outermost_noun(token)
        found = top.head.lemma_ in _BODY_VERBS or any(child.lemma_ in _BODY_VERBS for child in token.children)
        if counted is not None and (found or any(child.lower_ == "dead" for child in token.lefts)):
            yield Found(Effect.KILLED, token.i, counted)


def counted_nominal(token: "Token", people: PeopleReader) -> Figure | None:
    """The number before a noun that counts people: "12 deaths", "scores of arrests"."""
    index = token.i - 1
    left = token.left_edge.i
    while index >= max(left - 1, 0):
        quantity = people.quantity_at(index)
        if quantity is not None:
            break
        if (
            token.doc[index].pos_ not in {"ADJ", "NOUN", "PROPN", "ADV", "VERB", "PUNCT"}
            or token.doc[index].lower_ == ","
        ):
            quantity = None
            break
        index -= 1
    else:
        quantity = None
    if quantity is None and token.dep_ == "pobj" and token.head.lower_ == "of":
        quantity = people.quantity_at(token.head.i - 1)
    if quantity is None:
        return None
    plain = bare_nominal(token)
    start = token.doc[quantity.first].idx
    return replace(
        plain,
        low=quantity.low,
        high=quantity.high,
        start=start,
        stated=True,
        vague=quantity.vague,
        quantity=quantity,
    )


def bare_nominal(token: "Token") -> Figure:
    """The figure of a plural noun of harm with no number ("killings"): one or more."""
    describing = [child for child in token.lefts if child.dep_ in {"compound", "amod"} and is_people(child)]
    victims = (describing[0].idx, describing[0].idx + len(describing[0])) if describing else None
    start = victims[0] if victims else token.idx
    return Figure(token.i, 1, None, start, token.idx + len(token), victims, stated=False, vague=True)
