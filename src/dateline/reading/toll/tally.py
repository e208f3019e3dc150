"""Counts that a noun announces: "the death toll rose to 43", "the number of people killed passed 100"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.model import Effect
from dateline.reading.toll.effects import VerbForm, adjective_effect, verb_sense
from dateline.reading.toll.figure import Figure
from dateline.reading.toll.found import Found
from dateline.reading.toll.lexicon import load_words
from dateline.reading.toll.people import PeopleReader

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Tallies"]

_WORDS = load_words("effects")
_TOLL_NOUNS = {
    tuple(phrase.split()): Effect(effect)
    for effect, entries in _WORDS["toll_nouns"].items()
    for phrase in entries
}
_PASSING = frozenset(_WORDS["toll_passing"])
_ESTIMATING = frozenset(_WORDS["estimating_verbs"])
_LINKS = frozenset(map(str, _WORDS["toll_links"])) | _PASSING
_BREAKS = frozenset({";", "while", "but", "when", "after"})
_TOLL_REACH = 14
"""Most tokens between "death toll" and its number: room for a cause and a place, by choice."""


class Tallies:
    """Reads the announced counts of one parsed text."""

    def __init__(self, people: PeopleReader) -> None:
        self._people = people

    def read(self, token: "Token") -> Iterator[Found]:
        """The count that the noun announces, if it is such a noun."""
        if token.lower_ in {"toll", "number", "count"}:
            yield from self._toll(token)
        elif token.dep_ == "dobj" and token.head.lemma_ in _ESTIMATING:
            yield from self._estimated(token)

    def _estimated(self, token: "Token") -> Iterator[Found]:
        """Reads "put the dead at 13", "had put the wounded of the first week at some 60"."""
        doc = token.doc
        sense = verb_sense(token)
        effect = sense.effect if sense is not None else adjective_effect(token)
        if effect is None or not any(child.lower_ == "the" for child in token.lefts):
            return
        for index in range(token.i + 1, min(token.sent.end, token.i + _TOLL_REACH)):
            quantity = self._people.quantity_at(index)
            if quantity is not None and doc[quantity.first - 1].lower_ == "at":
                yield Found(effect, token.i, self._number(token, quantity.core))
                return

    def _toll(self, token: "Token") -> Iterator[Found]:
        """Reads "the death toll rose to 43", "the number of people killed passed 100"."""
        effect, after = self._toll_effect(token)
        if effect is None:
            return
        doc = token.doc
        before = token.i - 1
        while before > token.sent.start and doc[before].lower_ in {
            "the",
            "its",
            "official",
            "confirmed",
            "total",
            "death",
            "overall",
            "civilian",
        }:
            before -= 1
        quantity = self._people.quantity_at(before)
        if quantity is not None and doc[quantity.first - 1].lower_ == "to":
            # "bringing to 12 the number of people killed"
            yield Found(effect, token.i, self._number(token, quantity.first))
            return
        index, end = after, min(token.sent.end, after + _TOLL_REACH)
        while index < end:
            quantity = self._people.quantity_at(index)
            if quantity is None:
                if doc[index].lower_ in _BREAKS:
                    return
                index += 1
                continue
            lead = doc[quantity.first - 1].lower_
            follows = doc[quantity.last].lower_ if quantity.last < len(doc) else ""
            changed = follows == "to" and self._people.quantity_at(quantity.last + 1) is not None
            if lead in _LINKS | {"from"} and not changed:
                yield Found(effect, token.i, self._number(token, quantity.core))
                return
            index = quantity.last

    def _number(self, token: "Token", index: int) -> Figure:
        """The number of a toll; it is a least one where the toll passes it."""
        doc = token.doc
        quantity = self._people.quantity_at(index)
        assert quantity is not None  # callers found it there
        low, high = quantity.low, quantity.high
        if doc[quantity.first - 1].lower_ == "from":
            low = high  # "climbed from 30 to 43"
        if doc[quantity.first - 1].lower_ in _PASSING and low is not None:
            high = None
        last = doc[quantity.last - 1]
        return Figure(
            quantity.core,
            low,
            high,
            doc[quantity.first].idx,
            last.idx + len(last),
            None,
            stated=True,
            vague=quantity.vague,
            quantity=quantity,
        )

    def _toll_effect(self, token: "Token") -> tuple[Effect | None, int]:
        """The effect that a toll noun counts, and the index after its words."""
        doc = token.doc
        for phrase, counted in _TOLL_NOUNS.items():
            width = len(phrase)
            if phrase[-1] == token.lower_ and doc[
                max(token.i - width + 1, 0) : token.i + 1
            ].text.lower() == " ".join(phrase):
                return counted, token.i + 1
            if phrase[0] == "number" == token.lower_ and doc[
                token.i : token.i + width
            ].text.lower() == " ".join(phrase):
                return counted, token.i + width
        if token.lower_ == "number" and token.i + 1 < len(doc) and doc[token.i - 1].lower_ != "a":
            if token.nbor(1).lower_ != "of":
                return None, 0
            for index in range(token.i + 2, min(token.i + 8, token.sent.end)):
                sense = verb_sense(doc[index])
                past = sense is not None and sense.form is VerbForm.PAST
                effect = sense.effect if sense is not None and past else adjective_effect(doc[index])
                if effect is not None:
                    return effect, index + 1
                if doc[index].pos_ == "AUX":
                    break
        if token.lower_ == "toll" and token.head.lemma_ in {
            "rise",
            "climb",
            "stand",
            "reach",
            "increase",
            "jump",
        }:
            return Effect.KILLED, token.i + 1
        return None, 0
