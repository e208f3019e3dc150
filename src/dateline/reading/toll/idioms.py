"""Set phrases that tell a human cost: "lost their lives", "took 12 hostage", "into custody"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.model import Effect
from dateline.reading.toll.effects import noun_effect
from dateline.reading.toll.found import Found
from dateline.reading.toll.lexicon import load_words
from dateline.reading.toll.people import PeopleReader
from dateline.reading.toll.victims import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Idioms"]

_WORDS = load_words("effects")
_HOLDING_VERBS = frozenset(_WORDS["holding_verbs"])
_PLACING_VERBS = frozenset(_WORDS["placing_verbs"])
_PLACES = {
    tuple(place.split()): Effect(effect)
    for effect, places in _WORDS["places_of_holding"].items()
    for place in places
}
_LIFE_TAKERS = frozenset(_WORDS["life_takers"])
_LOST_PEOPLE = frozenset(_WORDS["lost_people"])
_HOME_VERBS = frozenset(_WORDS["home_verbs"])
_HOME_NOUNS = frozenset(_WORDS["home_nouns"])
_DRIVING_VERBS = frozenset(_WORDS["driving_verbs"])
_HARM_NOUNS = frozenset(_WORDS["harm_nouns"])
_HARM_VERBS = frozenset(_WORDS["harm_verbs"])
_CARE_VERBS = frozenset(_WORDS["care_verbs"])


class Idioms:
    """Reads the set phrases of one parsed text."""

    def __init__(self, people: PeopleReader) -> None:
        self._people = people

    def read(self, token: "Token") -> Iterator[Found]:
        """What the phrase with that token tells, if it is one."""
        lemma = token.lemma_.lower()
        if token.lower_ in {"lives", "life"}:
            yield from self._lives(token)
        elif lemma == "lose" and token.pos_ == "VERB":
            yield from self._lost(token)
        elif lemma in _HOME_NOUNS:
            yield from self._homes(token)
        elif (effect := noun_effect(token, "holding_nouns")) is not None:
            yield from self._held(token, effect)
        elif lemma in _HARM_NOUNS and token.pos_ == "NOUN":
            yield from self._harmed(token)
        elif token.lower_ in {"into", "in", "under", "behind", "to"}:
            yield from self._placed(token)

    def _suffered(self, effect: Effect, predicate: int, victim: "Token | None") -> Iterator[Found]:
        for figure in self._people.joined(self._people.conjuncts(victim) if victim is not None else []):
            yield Found(effect, predicate, figure)

    def _harmed(self, token: "Token") -> Iterator[Found]:
        """Reads "suffered burns", "treated for injuries", "found with gunshot wounds"."""
        verb = token.head
        if token.dep_ == "pobj" and verb.lower_ in {"for", "with", "from"}:
            verb = verb.head
            if verb.lemma_ in _HARM_VERBS:
                yield from self._suffered(Effect.INJURED, token.i, subject_of(verb))
            elif verb.lemma_ in _CARE_VERBS and verb.tag_ in {"VBN", "VBD"}:
                objects = [child for child in verb.children if child.dep_ == "dobj"]
                yield from self._suffered(
                    Effect.INJURED, token.i, objects[0] if objects else subject_of(verb)
                )
        elif token.dep_ == "dobj" and verb.lemma_ in _HARM_VERBS:
            yield from self._suffered(Effect.INJURED, token.i, subject_of(verb))

    def _lives(self, token: "Token") -> Iterator[Found]:
        """Reads "claimed 12 lives", "claimed the lives of 12", "lost their lives"."""
        counted = self._people.counted(token)
        top = token
        while top.dep_ == "pobj" and top.head.lower_ == "of":
            top = top.head.head
        verb = top.head
        if (
            verb.lemma_ not in _LIFE_TAKERS
            and top.lemma_ != "loss"
            and not (top.dep_ in {"nsubjpass", "nsubj"} and verb.lemma_ in {"lose", "claim"})
        ):
            return
        if token.lower_ == "life" and not any(child.dep_ == "poss" for child in token.children):
            return
        if counted is not None:
            yield Found(Effect.KILLED, verb.i, counted)
            return
        heads = self._people.complements(token)
        if not heads and verb.lemma_ in {"lose", "sacrifice"}:
            subject = subject_of(verb)
            heads = self._people.conjuncts(subject) if subject is not None else []
        for figure in self._people.figures(heads):
            yield Found(Effect.KILLED, verb.i, figure)

    def _lost(self, token: "Token") -> Iterator[Found]:
        """Reads "the army lost 12 soldiers": only with a number, for one may also lose sight of soldiers."""
        for child in token.children:
            if child.dep_ == "dobj" and child.lemma_.lower() in _LOST_PEOPLE:
                figure = self._people.figure(child, bare=False)
                if figure is not None and figure.victims is not None:
                    yield Found(Effect.KILLED, token.i, figure)

    def _homes(self, token: "Token") -> Iterator[Found]:
        """Reads "forced thousands to leave their homes", "driven from their homes"."""
        if not any(child.dep_ == "poss" and child.lower_ == "their" for child in token.children):
            return
        verb = token.head
        if token.dep_ == "dobj" and verb.lemma_ in _HOME_VERBS:
            victim = subject_of(verb)
        elif token.dep_ == "pobj" and token.head.lower_ in {"from", "of"}:
            verb = token.head.head
            if verb.lower_ == "out":
                verb = verb.head
            if verb.lemma_ not in _DRIVING_VERBS:
                return
            objects = [child for child in verb.children if child.dep_ == "dobj"]
            victim = objects[0] if objects else subject_of(verb)
        else:
            return
        for figure in self._people.figures([victim] if victim is not None else []):
            if figure.low != 1 or figure.high != 1:
                yield Found(Effect.DISPLACED, verb.i, figure)

    def _held(self, token: "Token", effect: Effect) -> Iterator[Found]:
        """Reads "took 12 people hostage", "held captive", "took 12 hostages"."""
        verb = token.head
        if verb.dep_ == "prep" and verb.lower_ == "as":
            verb = verb.head
        if verb.lemma_ not in _HOLDING_VERBS or verb.pos_ != "VERB":
            return
        plural = token.tag_ in {"NNS", "NNPS"}
        if plural and token.dep_ == "dobj":
            for figure in self._people.figures([token]):
                yield Found(effect, verb.i, figure)
            return
        objects = [
            child for child in verb.children if child.dep_ in {"dobj", "nsubj", "dative"} and child != token
        ]
        passive = any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children)
        beside = token.doc[token.i - 1]
        if not passive and beside.i > verb.i and beside.pos_ in {"NOUN", "PROPN"} and beside.head == token:
            victim: Token | None = beside  # "took 15 workers hostage", read as a hostage of workers
        elif passive or (verb.dep_ in {"acl", "relcl"} and verb.tag_ == "VBN"):
            victim = subject_of(verb)
        else:
            victim = next((child for child in objects if child.i > verb.i), None)
        for figure in self._people.joined(self._people.conjuncts(victim) if victim is not None else []):
            yield Found(effect, verb.i, figure)

    def _placed(self, token: "Token") -> Iterator[Found]:
        """Reads "taken into custody", "placed under house arrest", "behind bars"."""
        noun = next((child for child in token.children if child.dep_ == "pobj"), None)
        if noun is None:
            return
        effect = _PLACES.get((token.lower_, noun.lower_))
        verb = token.head
        arrest = token.lower_ == "under" and noun.lower_ == "arrest"
        if effect is None or (verb.lemma_ not in _PLACING_VERBS and not arrest):
            return
        objects = [child for child in verb.children if child.dep_ == "dobj"]
        victim = objects[0] if objects else subject_of(verb)
        for figure in self._people.joined(self._people.conjuncts(victim) if victim is not None else []):
            yield Found(effect, verb.i, figure)
