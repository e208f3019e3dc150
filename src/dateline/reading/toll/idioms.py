"""Set phrases that tell a human cost: "lost their lives", "took 12 hostage", "into custody"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.model import Effect
from dateline.reading.toll.coordination import Coordination
from dateline.reading.toll.effects import noun_effect
from dateline.reading.toll.found import Found
from dateline.reading.toll.lexicon import load_words
from dateline.reading.toll.nominals import counted_nominal
from dateline.reading.toll.of_phrase import outermost_noun
from dateline.reading.toll.people import PeopleReader
from dateline.reading.toll.person import is_people
from dateline.reading.toll.subject import subject_of

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
_FATAL_MARKS = frozenset(_WORDS["fatal_marks"])
_FATES = load_words("fates")
_CARRYING = frozenset(_FATES["carrying_verbs"])
_HOSPITALS = frozenset(_FATES["hospitals"])
_CONDITIONS = frozenset(_FATES["conditions"])
_STRIKING = frozenset(_FATES["striking_verbs"])
_MISSILES = frozenset(_FATES["missiles"])
_BODY_PARTS = frozenset(_FATES["body_parts"])


class Idioms:
    """Reads the set phrases of one parsed text."""

    def __init__(self, people: PeopleReader) -> None:
        self._people = people
        self._lists = Coordination(people)

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
        elif token.lower_ in _FATAL_MARKS:
            yield from self._fatally(token)
        elif lemma in _HARM_NOUNS and token.pos_ == "NOUN":
            yield from self._harmed(token)
        elif lemma in _STRIKING:
            yield from self._struck(token)
        elif lemma == "condition" and token.dep_ == "pobj":
            yield from self._conditioned(token)
        elif lemma in _HOSPITALS:
            yield from self._carried(token)
        elif token.lower_ in {"into", "in", "under", "behind", "to"}:
            yield from self._placed(token)

    def _suffered(self, effect: Effect, predicate: int, victim: "Token | None") -> Iterator[Found]:
        for figure in self._lists.joined(self._lists.conjuncts(victim) if victim is not None else []):
            yield Found(effect, predicate, figure)

    def _fatally(self, token: "Token") -> Iterator[Found]:
        """Reads "four people were stabbed, one fatally", "five were shot, two of them fatally"."""
        doc, before = token.doc, token.i - 1
        if before > 1 and doc[before].lower_ in {"them", "whom"} and doc[before - 1].lower_ == "of":
            before -= 2
        quantity = self._people.quantity_at(before) if before >= 0 else None
        figure = self._people.figure(doc[before]) if quantity is not None else None
        if figure is not None:
            yield Found(Effect.KILLED, token.i, figure)

    def _harmed(self, token: "Token") -> Iterator[Found]:
        """Reads "suffered burns", "treated for injuries", "found with gunshot wounds"."""
        verb = token.head
        if token.dep_ == "pobj" and verb.lower_ in {"for", "with", "from"}:
            verb = verb.head
            if verb.pos_ in {"NOUN", "PROPN"} and token.head.lower_ == "with":
                if is_people(verb, counted=True):  # "a boy with a gunshot wound"
                    yield from self._suffered(Effect.INJURED, token.i, verb)
            elif verb.lemma_ in _HARM_VERBS:
                yield from self._suffered(Effect.INJURED, token.i, subject_of(verb))
            elif verb.lemma_ in _CARE_VERBS and verb.tag_ in {"VBN", "VBD"}:
                objects = [child for child in verb.children if child.dep_ == "dobj"]
                yield from self._suffered(
                    Effect.INJURED, token.i, objects[0] if objects else subject_of(verb)
                )
        elif token.dep_ == "dobj" and verb.lemma_ in _HARM_VERBS:
            yield from self._suffered(Effect.INJURED, token.i, subject_of(verb))

    def _struck(self, token: "Token") -> Iterator[Found]:
        """Reads "was hit by shrapnel", "struck in the leg", "bullets grazed two women"."""
        if token.pos_ != "VERB":
            return
        passive = (
            any(child.dep_ in {"nsubjpass", "auxpass"} for child in token.children) or token.dep_ == "acl"
        )
        means = {
            inner.lemma_.lower()
            for child in token.children
            if child.dep_ in {"agent", "prep"}
            for inner in child.children
        }
        if passive:
            if means & (_MISSILES | _BODY_PARTS):
                yield from self._suffered(Effect.INJURED, token.i, subject_of(token))
            return
        subject = next((child for child in token.children if child.dep_ == "nsubj"), None)
        if means & _BODY_PARTS or (subject is not None and subject.lemma_.lower() in _MISSILES):
            victim = next((child for child in token.children if child.dep_ == "dobj"), None)
            yield from self._suffered(Effect.INJURED, token.i, victim)

    def _conditioned(self, token: "Token") -> Iterator[Found]:
        """Reads "is in critical condition", "were listed in stable condition"."""
        if token.head.lower_ != "in" or not any(child.lower_ in _CONDITIONS for child in token.lefts):
            return
        verb = token.head.head
        if verb.pos_ not in {"VERB", "AUX"}:
            return
        objects = [child for child in verb.children if child.dep_ == "dobj"]
        victim = objects[0] if objects else subject_of(verb)
        yield from self._suffered(Effect.INJURED, token.i, victim)

    def _carried(self, token: "Token") -> Iterator[Found]:
        """Reads "sent four people to the hospital", "was airlifted to a clinic"."""
        if token.dep_ != "pobj" or token.head.lower_ not in {"to", "in", "at"}:
            return
        verb = token.head.head
        if verb.lemma_ not in _CARRYING:
            return
        objects = [child for child in verb.children if child.dep_ == "dobj"]
        passive = any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children)
        if objects or passive or verb.dep_ in {"acl", "relcl"}:
            victim = objects[0] if objects else subject_of(verb)
            yield from self._suffered(Effect.INJURED, token.i, victim)

    def _lives(self, token: "Token") -> Iterator[Found]:
        """Reads "claimed 12 lives", "claimed the lives of 12", "lost their lives"."""
        counted = counted_nominal(token, self._people)
        top = outermost_noun(token)
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
        heads = self._lists.complements(token)
        if not heads and verb.lemma_ in {"lose", "sacrifice"}:
            subject = subject_of(verb)
            heads = self._lists.conjuncts(subject) if subject is not None else []
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
        yield from self._suffered(effect, verb.i, victim)

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
        if verb.pos_ in {"NOUN", "PROPN"}:  # "the party's leader, now under house arrest"
            victim: Token | None = verb
        else:
            objects = [child for child in verb.children if child.dep_ == "dobj"]
            # "spent 11 years under house arrest"
            victim = objects[0] if objects and verb.lemma_ != "spend" else subject_of(verb)
        yield from self._suffered(effect, verb.i, victim)
