"""Noun phrases that stand for people, and how many they are."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.reading.toll.effects import tells_effect
from dateline.reading.toll.figure import Figure, stated_figure, unstated_figure
from dateline.reading.toll.lexicon import load_words
from dateline.reading.toll.of_phrase import noun_after_of
from dateline.reading.toll.person import is_people
from dateline.reading.toll.quantity import Quantity, find_quantities

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["PeopleReader"]

_WORDS = load_words("people")
_PEOPLE = frozenset(_WORDS["people"])
_COLLECTIVES = frozenset(_WORDS["collectives"])
_GROUPERS = frozenset(_WORDS["groupers"])
_THINGS = frozenset(_WORDS["things"])
_SINGLE = frozenset(_WORDS["single_pronouns"])
_ORDINALS = frozenset(_WORDS["ordinals"])
_PLURAL_PRONOUNS = frozenset({"they", "them"})
_NOBODY = frozenset(_WORDS["nobody"])
_INSIDE = frozenset({
    "amod", "compound", "nmod", "nummod", "poss", "case", "punct", "det", "advmod", "quantmod", "npadvmod",
    "predet", "appos", "intj", "dep", "hmod", "cc", "conj",
})  # fmt: skip
"""Dependents within a noun phrase."""
_NO_PEOPLE = frozenset({
    "GPE", "LOC", "FAC", "ORG", "EVENT", "PRODUCT", "DATE", "WORK_OF_ART", "LAW", "NORP",
})  # fmt: skip
"""Kinds of names that stand for no people unless other words make them."""


class PeopleReader:
    """Reads the noun phrases of one parsed text."""

    def __init__(self, doc: "Doc") -> None:
        self.doc = doc
        self._at: dict[int, Quantity] = {
            index: quantity
            for quantity in find_quantities(doc)
            for index in range(quantity.first, quantity.last)
        }

    def quantity_at(self, index: int) -> Quantity | None:
        """The quantity that the token belongs to."""
        return self._at.get(index)

    def quantity_of(self, head: "Token") -> Quantity | None:
        """The quantity that a word belongs to or, for a noun, that counts it."""
        return self._at.get(head.i) or self._before(head)

    def noun_of(self, quantity: Quantity) -> "Token":
        """The noun that a quantity stands in front of by the parse; else its own last word."""
        head = self.doc[quantity.last - 1]
        while head.dep_ in _INSIDE and head.head.i > head.i and head.head.pos_ in {"NOUN", "PROPN"}:
            head = head.head
        return head

    def figure(self, token: "Token", *, bare: bool = True) -> Figure | None:
        """How many people the noun phrase with that head stands for; None where it stands for none.

        Args:
            token: head of the noun phrase, or a number that stands alone.
            bare: whether a noun with no number counts by its grammatical number.
        """
        head = self._climb(token)
        quantity = self._at.get(head.i)
        if quantity is not None:
            return self._headed(quantity)
        if head.lower_ in _NOBODY or any(child.lower_ in _NOBODY for child in head.lefts):
            return None
        if any(word.lower_ == "how" for child in head.lefts for word in child.subtree):
            return None  # "how many soldiers died"
        if head.pos_ == "PRON" or head.lower_ in _SINGLE or _is_one_more(head):
            return self._pronoun(head) if bare else None
        if head.lower_ == "number" and any(child.lower_ == "the" for child in head.lefts):
            return None  # its figure follows: "the number of people killed rose to 43"
        if (
            head.lemma_.lower() in _GROUPERS
            and (inner := noun_after_of(head)) is not None
            and not self._counts_members(head)
        ):
            return self._grouped(inner, bare=bare)
        if head.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM", "VERB"} or (
            head.pos_ == "VERB" and not is_people(head)
        ):
            return None
        quantity = self._before(head)
        if quantity is not None:
            if not is_people(head, counted=True):
                return None
            return stated_figure(self.doc, quantity, head)
        return self._bare(head) if bare else None

    def _counts_members(self, head: "Token") -> bool:
        """Whether a number counts a body's people: "31 members of the guard", not "two groups of boys"."""
        lemma = head.lemma_.lower()
        return lemma in _PEOPLE - _COLLECTIVES and self._before(head) is not None

    def figures(self, heads: list["Token"]) -> Iterator[Figure]:
        """The figures of those noun phrases that stand for people."""
        for head in heads:
            figure = self.figure(head)
            if figure is not None:
                yield figure

    def _climb(self, token: "Token") -> "Token":
        """From the people to the word that counts them: "dozens of people" is headed by "dozens"."""
        while token.dep_ == "pobj" and token.head.lower_ == "of":
            above = token.head.head
            if above.i in self._at or (above.lemma_.lower() in _GROUPERS and above.pos_ == "NOUN"):
                token = above
            else:
                break
        return token

    def _headed(self, quantity: Quantity) -> Figure | None:
        """A number with no noun after it ("12 were killed"), or with one after "of" ("dozens of people")."""
        inner = None
        for index in range(quantity.first, quantity.last):
            inner = inner or noun_after_of(self.doc[index])
        if inner is None:
            inner = self._following(quantity)
        if inner is None:
            return stated_figure(self.doc, quantity)
        if inner.lower_ in {"them", "us", "those", "whom", "these", "you"}:
            return stated_figure(self.doc, quantity)
        if inner.i in self._at and (more := self._at[inner.i]) is not quantity:
            # "five of the 12 were killed": the first number counts.
            return stated_figure(self.doc, quantity, upto=more.last)
        if not is_people(inner, counted=True):
            return None
        return stated_figure(self.doc, quantity, inner)

    def _following(self, quantity: Quantity) -> "Token | None":
        """The noun right after a number, where the parse does not join them."""
        index = quantity.last
        if index < len(self.doc) and tells_effect(self.doc[index]):
            return None  # "21 dead", "12 arrested"
        while (
            index < len(self.doc)
            and self.doc[index].dep_ in {"amod", "compound", "nmod"}
            and not self.doc[index].is_punct
        ):
            if self.doc[index].head.i <= index:
                return None
            index = self.doc[index].head.i
        if index >= len(self.doc):
            return None
        token = self.doc[index]
        joined = token.pos_ in {"NOUN", "PROPN"} and token.i == quantity.last
        return token if (index > quantity.last or joined) and token.pos_ in {"NOUN", "PROPN"} else None

    def _grouped(self, inner: "Token", *, bare: bool) -> Figure | None:
        """Reads "a total of 12 people", "a group of students", "a family of five"."""
        if inner.i in self._at:
            return self._headed(self._at[inner.i])
        quantity = self._before(inner)
        if quantity is not None:
            return stated_figure(self.doc, quantity, inner) if is_people(inner, counted=True) else None
        if not bare or not is_people(inner, counted=True):
            return None
        return unstated_figure(inner, None)

    def _before(self, head: "Token") -> Quantity | None:
        """The quantity in front of a noun, with nothing but its modifiers between."""
        left = head.left_edge.i
        index = head.i - 1
        while index >= left:
            quantity = self._at.get(index)
            if quantity is not None:
                return quantity
            token = self.doc[index]
            hyphened = "-" in {token.nbor(1).lower_, self.doc[index - 1].lower_} if index else False
            if not hyphened and (
                token.dep_ not in _INSIDE or (token.pos_ in {"VERB", "AUX", "ADP"} and token.dep_ != "amod")
            ):
                return None
            index -= 1
        # A number just left of the phrase that the parser hung elsewhere.
        return (
            self._at.get(left - 1)
            if left > 0
            and self.doc[left].dep_ in _INSIDE | {head.dep_}
            and self.doc[left].pos_ not in {"DET", "PRON"}
            else None
        )

    def _pronoun(self, head: "Token") -> Figure | None:
        """A pronoun: one for a singular, for "they" the figure of those that it stands for, if any."""
        if head.lower_ in _SINGLE or _is_one_more(head):
            return Figure(
                head.i, 1, 1, head.idx, head.idx + len(head), (head.idx, head.idx + len(head)), False, False
            )
        antecedent = self._plural_subject(head) if head.lower_ in _PLURAL_PRONOUNS else None
        if antecedent is None or antecedent.quantity is None:
            return None
        span = (head.idx, head.idx + len(head))
        return replace(antecedent, head=head.i, start=span[0], end=span[1], victims=span, stated=False)

    def _plural_subject(self, pronoun: "Token") -> Figure | None:
        """The figure of the people that "they" stands for.

        The last plural subject in its sentence or the one before; else other counted people in its sentence.
        """
        doc = self.doc
        floor = doc[max(pronoun.sent.start - 1, 0)].sent.start
        for index in range(pronoun.i - 1, floor - 1, -1):
            token = doc[index]
            if token.dep_ not in {"nsubj", "nsubjpass"} or token.pos_ not in {"NOUN", "NUM", "PROPN"}:
                continue
            if token.head == pronoun.head:
                continue  # "two officers shot them": others than the two
            figure = self.figure(token)
            if figure is not None and (figure.low, figure.high) != (1, 1):
                return figure
        for index in range(pronoun.i - 1, pronoun.sent.start - 1, -1):
            if doc[index].pos_ == "NOUN" and doc[index].dep_ in {"pobj", "dobj"}:
                figure = self.figure(doc[index], bare=False)
                if figure is not None and figure.victims is not None:
                    return figure
        return None

    def _bare(self, head: "Token") -> Figure | None:
        """One for a singular person or name, one or more for a plural."""
        lemma, lower = head.lemma_.lower(), head.lower_
        plural = head.tag_ in {"NNS", "NNPS"} or "Plur" in head.morph.get("Number", [])
        if head.tag_ in {"NNP", "NNPS"} and head.ent_type_ in _NO_PEOPLE:
            # "Captain Vern", "Vern, 21," and "Vern, a teacher" are people, whatever the recogniser says.
            titled = any(child.dep_ in {"compound", "nmod"} and is_people(child) for child in head.lefts)
            titled = titled or any(
                child.dep_ == "appos" and (child.pos_ == "NUM" or (child.pos_ == "NOUN" and is_people(child)))
                for child in head.rights
            )
            if not titled and not (lemma in _PEOPLE or lower in _PEOPLE) and head.ent_type_ != "NORP":
                return None
            plural = plural or (head.ent_type_ == "NORP" and lower.endswith(("s", "ese")))
        elif head.tag_ in {"NNP", "NNPS"} and head.ent_type_ in {"PERSON", ""}:
            if lower in _THINGS or lemma in _THINGS:
                return None
        elif not is_people(head):
            return None
        if plural or lemma in _COLLECTIVES or lower in _COLLECTIVES:
            return unstated_figure(head, None)
        if lower == "olds":
            return unstated_figure(head, None)
        if head.pos_ == "ADJ" and lower != "old":
            return None
        return unstated_figure(head, 1)


def _is_one_more(head: "Token") -> bool:
    """Whether a word with no noun is one more of those told before: "another", "a third"."""
    if head.lower_ == "another":
        return head.dep_ in {"nsubj", "nsubjpass", "dobj"}
    return head.lower_ in _ORDINALS and any(child.lower_ == "a" for child in head.lefts)
