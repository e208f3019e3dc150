"""Parts of a toll: "including two children", "four soldiers and three civilians", "the dead included …"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.model import Effect
from dateline.reading.toll.coordination import Coordination
from dateline.reading.toll.effects import verb_sense
from dateline.reading.toll.figure import Figure
from dateline.reading.toll.found import Found
from dateline.reading.toll.lexicon import load_words
from dateline.reading.toll.people import PeopleReader
from dateline.reading.toll.person import is_people

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Breakdowns"]

_WORDS = load_words("effects")
_LISTED = {word: Effect(effect) for effect, words in _WORDS["listed"].items() for word in words}
_LISTING = frozenset(_WORDS["listing_verbs"])
_REACH = 20
"""Tokens between a figure and the "including" that breaks it down."""


class Breakdowns:
    """Finds the figures that break down others."""

    def __init__(self, doc: "Doc", people: PeopleReader) -> None:
        self._doc = doc
        self._people = people
        self._lists = Coordination(people)

    def of(self, found: list[Found]) -> Iterator[Found]:
        """The parts of the figures found so far."""
        heads = {item.figure.head for item in found}
        for token in self._doc:
            if token.lower_ == "including" or (
                token.lower_ == "among"
                and token.i + 1 < len(self._doc)
                and token.nbor(1).lower_ in {"them", "whom", "those"}
            ):
                yield from self._including(token, found, heads)
            elif token.lemma_ in _LISTING and token.pos_ in {"VERB", "AUX"}:
                yield from self._listed(token, heads)
            elif (
                token.lower_ == "of"
                and token.i + 1 < len(self._doc)
                and token.nbor(1).lower_ in {"them", "whom"}
            ):
                yield from self._of_them(token, found, heads)
        for item in found:
            yield from self._apposed(item, heads)

    def _whole(self, token: "Token", found: list[Found]) -> Found | None:
        """The nearest figure before a word, in its sentence, of more than one person."""
        start = token.sent.start
        near = [
            item
            for item in found
            if start <= item.figure.head < token.i
            and token.i - item.figure.head <= _REACH
            and not (item.figure.low == 1 and item.figure.high == 1)
            and not item.weak
        ]
        return max(near, key=lambda item: (item.figure.head, item.predicate), default=None)

    def _parts(self, whole: Found, heads: list["Token"], taken: set[int]) -> Iterator[Found]:
        for head in heads:
            figure = self._people.figure(head)
            if figure is None or figure.head in taken or not _within(figure, whole.figure):
                continue
            if figure.low == 1 and figure.high is None and (figure.vague or not figure.stated):
                continue  # "including women and children" counts nobody
            yield Found(whole.effect, whole.predicate, figure, part=True)

    def _including(self, token: "Token", found: list[Found], taken: set[int]) -> Iterator[Found]:
        whole = self._whole(token, found)
        if whole is None:
            return
        inner = next((child for child in token.children if child.dep_ in {"pobj", "dobj"}), None)
        if token.lower_ == "among" or inner is None:
            inner = self._after(token.i + (2 if token.lower_ == "among" else 1))
        if inner is not None:
            yield from self._parts(whole, self._lists.conjuncts(inner), taken)

    def _of_them(self, token: "Token", found: list[Found], taken: set[int]) -> Iterator[Found]:
        """Reads "20 people, five of them children"."""
        quantity = self._people.quantity_at(token.i - 1)
        inner = self._doc[token.i + 2] if token.i + 2 < len(self._doc) else None
        if quantity is None or inner is None or (quantity.vague and quantity.low == 1):
            return  # "most of them women" counts nobody
        if inner.lower_ in {"were", "was", "are"} and token.i + 3 < len(self._doc):
            inner = self._doc[token.i + 3]
        if inner.pos_ == "ADJ" and inner.i + 1 < len(self._doc):
            inner = inner.nbor(1)
        whole = self._whole(self._doc[quantity.first], found)
        if whole is None or inner.pos_ != "NOUN" or not is_people(inner) or quantity.core in taken:
            return
        start, end = self._doc[quantity.first].idx, inner.idx + len(inner)
        figure = Figure(
            inner.i,
            quantity.low,
            quantity.high,
            start,
            end,
            (inner.idx, end),
            stated=True,
            vague=quantity.vague,
            quantity=quantity,
        )
        if _within(figure, whole.figure):
            yield Found(whole.effect, whole.predicate, figure, part=True)

    def _listed(self, verb: "Token", taken: set[int]) -> Iterator[Found]:
        """Reads "the dead included four children", "among the dead were two women"."""
        subject = next((child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
        objects = [child for child in verb.rights if child.dep_ in {"dobj", "attr", "nsubj"}]
        word, effect = subject, _listed_effect(subject)
        among = [child for child in verb.children if child.lower_ in {"among", "amongst"}]
        if effect is None and among:
            word = next((grand for grand in among[0].children if grand.dep_ == "pobj"), None)
            effect = _listed_effect(word)
            if among[0].i > verb.i and subject is not None:
                objects = [subject]  # "three children are among the dead"
        if effect is None or word is None or not objects:
            return
        heads = [head for head in self._lists.conjuncts(objects[0]) if head.i not in taken]
        for figure in self._lists.joined(heads):
            yield Found(effect, word.i, figure, part=True)

    def _apposed(self, whole: Found, taken: set[int]) -> Iterator[Found]:
        """Reads "seven people, four children and three women, were killed"."""
        if whole.part or whole.figure.quantity is None:
            return
        head = self._doc[whole.figure.head]
        for child in head.rights:
            if child.dep_ == "appos":
                parts = [token for token in self._lists.conjuncts(child) if _counted(self._people, token)]
                yield from self._parts(whole, parts, taken)

    def _after(self, index: int) -> "Token | None":
        """The head of the counted noun phrase that starts at that index."""
        quantity = self._people.quantity_at(index) if index < len(self._doc) else None
        if quantity is None:
            return None
        head = self._doc[quantity.last - 1]
        while head.dep_ in {"nummod", "quantmod", "compound", "amod", "nmod"} and head.head.i > head.i:
            head = head.head
        return head


def _counted(people: PeopleReader, token: "Token") -> bool:
    figure = people.figure(token, bare=False)
    return figure is not None and figure.victims is not None


def _listed_effect(word: "Token | None") -> Effect | None:
    """What happened to those of whom some are listed: "the dead", "those arrested", "those who fled"."""
    if word is None:
        return None
    effect = _LISTED.get(word.lemma_.lower()) or _LISTED.get(word.lower_)
    if effect is None and word.lower_ == "those":
        for child in word.rights:
            sense = verb_sense(child) if child.dep_ in {"acl", "relcl"} else None
            if sense is not None:
                return sense.effect
    return effect


def _within(part: Figure, whole: Figure) -> bool:
    """A part is no larger than its whole."""
    return whole.high is None or part.low is None or part.low < whole.high
