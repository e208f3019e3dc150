"""Noun phrases that stand for people, and how many they are."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.reading.toll.effects import VerbForm, adjective_effect, verb_sense
from dateline.reading.toll.figure import Figure
from dateline.reading.toll.lexicon import load_words
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
_PLURAL_PRONOUNS = frozenset({"they", "them"})
_COORDINATORS = frozenset({",", "and", "&"})
_NOBODY = frozenset(_WORDS["nobody"])
_INSIDE = frozenset(
    {
        "amod",
        "compound",
        "nmod",
        "nummod",
        "poss",
        "case",
        "punct",
        "det",
        "advmod",
        "quantmod",
        "npadvmod",
        "predet",
        "appos",
        "intj",
        "dep",
        "hmod",
        "cc",
        "conj",
    }
)


class PeopleReader:
    """Reads the noun phrases of one parsed text."""

    def __init__(self, doc: "Doc") -> None:
        self._doc = doc
        self.quantities = find_quantities(doc)
        self._at: dict[int, Quantity] = {
            index: quantity for quantity in self.quantities for index in range(quantity.first, quantity.last)
        }

    def quantity_at(self, index: int) -> Quantity | None:
        """The quantity that the token belongs to."""
        return self._at.get(index)

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
        if head.pos_ == "PRON" or head.lower_ in _SINGLE:
            return self._pronoun(head) if bare else None
        if head.lower_ == "number" and any(child.lower_ == "the" for child in head.lefts):
            return None  # its figure follows: "the number of people killed rose to 43"
        if head.lemma_.lower() in _GROUPERS and (inner := self._of(head)) is not None:
            return self._grouped(inner, bare=bare)
        if head.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM", "VERB"} or (
            head.pos_ == "VERB" and not is_people(head)
        ):
            return None
        quantity = self._before(head)
        if quantity is not None:
            if not is_people(head, counted=True):
                return None
            return self._phrase(head, quantity, quantity.low, quantity.high)
        return self._bare(head) if bare else None

    def conjuncts(self, token: "Token") -> list["Token"]:
        """Heads of the noun phrases that are coordinated with that one, itself first.

        The parse is asked first; where it breaks a list, counted people after "and" or a comma are taken in.
        """
        heads = [token]
        for other in token.conjuncts:
            if other.i > token.i and other.pos_ in {"NOUN", "PROPN", "NUM", "PRON", "ADJ"}:
                heads.append(other)
        while (following := self._coordinated_right(heads[-1])) is not None:
            heads.append(following)
        return heads

    def coordinated_left(self, token: "Token") -> list["Token"]:
        """Counted people joined to a noun phrase from the left ("three women, one man injured"), in order."""
        heads: list[Token] = []
        doc = self._doc
        while True:
            first = heads[0] if heads else token
            quantity = self._at.get(first.i) or self._before(first)
            start = min(quantity.first, first.i) if quantity is not None else first.left_edge.i
            index = start - 1
            while index > first.sent.start and doc[index].lower_ in _COORDINATORS:
                index -= 1
            noun = doc[index]
            if (
                index in {start - 1, first.i}
                or index < first.sent.start
                or noun.pos_ not in {"NOUN", "PROPN"}
            ):
                return heads
            if noun in token.conjuncts or _is_effect(noun.head) or noun.dep_ == "pobj":
                return heads
            figure = self.figure(noun, bare=False)
            if figure is None or figure.victims is None:
                return heads
            heads.insert(0, noun)

    def _coordinated_right(self, token: "Token") -> "Token | None":
        doc = self._doc
        end = token.i
        inner = self._of(token)
        if inner is not None and inner.i - end < 8:
            end = inner.i
        index = end + 1
        while index < token.sent.end and doc[index].lower_ in _COORDINATORS:
            index += 1
        quantity = self._at.get(index) if end + 1 < index < token.sent.end else None
        if quantity is None or quantity.first != index:
            return None
        head = doc[quantity.last - 1]
        while head.dep_ in _INSIDE and head.head.i > head.i and head.head.pos_ in {"NOUN", "PROPN"}:
            head = head.head
        after = doc[head.i + 1] if head.i + 1 < len(doc) else None
        if head.i < quantity.last or (after is not None and _is_effect(after) and after != token.head):
            return None
        if head.dep_ in {"nsubj", "nsubjpass"} and head.head != token.head:
            return None
        return head if is_people(head, counted=True) else None

    def figures(self, heads: list["Token"]) -> Iterator[Figure]:
        """The figures of those noun phrases that stand for people."""
        for head in heads:
            figure = self.figure(head)
            if figure is not None:
                yield figure

    def joined(self, heads: list["Token"]) -> list[Figure]:
        """The figures of coordinated noun phrases; people named one by one make one figure.

        "X and Y" are two; "X and three other officials" and "three soldiers and a child" stay apart.
        A later noun without number belongs to the first one's number ("five officers and soldiers").
        """
        figures = list(self.figures(heads))
        figures = [
            figure
            for position, figure in enumerate(figures)
            if not position or figure.stated or not figures[0].stated or self._owns_determiner(figure.head)
        ]
        if len(figures) < 2 or any(figure.low is None or figure.low != figure.high for figure in figures):
            return figures
        if any(figure.low != 1 for figure in figures):
            return figures
        total = sum(figure.low or 0 for figure in figures)
        start, end = min(f.start for f in figures), max(f.end for f in figures)
        return [
            replace(
                figures[0],
                low=total,
                high=total,
                start=start,
                end=end,
                victims=(start, end),
                quantity=None,
            )
        ]

    def _owns_determiner(self, head: int) -> bool:
        return any(child.dep_ in {"det", "poss"} for child in self._doc[head].lefts)

    def complements(self, token: "Token") -> list["Token"]:
        """Heads of the nouns after "of"."""
        for child in token.rights:
            if child.lower_ == "of":
                inner = next((grand for grand in child.children if grand.dep_ == "pobj"), None)
                if inner is not None:
                    return self.conjuncts(inner)
        return []

    def counted(self, token: "Token") -> Figure | None:
        """The number before a noun that counts people: "12 deaths", "scores of arrests"."""
        index = token.i - 1
        left = token.left_edge.i
        while index >= max(left - 1, 0):
            quantity = self._at.get(index)
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
            quantity = self._at.get(token.head.i - 1)
        if quantity is None:
            return None
        plain = self.uncounted(token)
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

    def uncounted(self, token: "Token") -> Figure:
        """The figure of a plural noun of harm with no number ("killings"): one or more."""
        describing = [
            child for child in token.lefts if child.dep_ in {"compound", "amod"} and is_people(child)
        ]
        victims = (describing[0].idx, describing[0].idx + len(describing[0])) if describing else None
        start = victims[0] if victims else token.idx
        return Figure(token.i, 1, None, start, token.idx + len(token), victims, stated=False, vague=True)

    def _climb(self, token: "Token") -> "Token":
        """From the people to the word that counts them: "dozens of people" is headed by "dozens"."""
        while token.dep_ == "pobj" and token.head.lower_ == "of":
            above = token.head.head
            if above.i in self._at or (above.lemma_.lower() in _GROUPERS and above.pos_ == "NOUN"):
                token = above
            else:
                break
        return token

    def _of(self, head: "Token") -> "Token | None":
        """The noun after "of" that depends on a word, or that follows it where the parse is wrong."""
        for child in head.rights:
            if child.lower_ in {"of", "among"}:
                inner = next((grand for grand in child.children if grand.dep_ in {"pobj", "pcomp"}), None)
                if inner is not None:
                    return inner
        return None

    def _headed(self, quantity: Quantity) -> Figure | None:
        """A number with no noun after it ("12 were killed"), or with one after "of" ("dozens of people")."""
        inner = None
        for index in range(quantity.first, quantity.last):
            inner = inner or self._of(self._doc[index])
        if inner is None:
            inner = self._following(quantity)
        if inner is None:
            return self._phrase(None, quantity, quantity.low, quantity.high)
        if inner.lower_ in {"them", "us", "those", "whom", "these", "you"}:
            return self._phrase(None, quantity, quantity.low, quantity.high)
        if inner.i in self._at and (more := self._at[inner.i]) is not quantity:
            # "five of the 12 were killed": the first number counts.
            return self._phrase(None, quantity, quantity.low, quantity.high, upto=more.last)
        if not is_people(inner, counted=True):
            return None
        return self._phrase(inner, quantity, quantity.low, quantity.high)

    def _following(self, quantity: Quantity) -> "Token | None":
        """The noun right after a number, where the parse does not join them."""
        index = quantity.last
        if index < len(self._doc) and _is_effect(self._doc[index]):
            return None  # "21 dead", "12 arrested"
        while (
            index < len(self._doc)
            and self._doc[index].dep_ in {"amod", "compound", "nmod"}
            and not self._doc[index].is_punct
        ):
            if self._doc[index].head.i <= index:
                return None
            index = self._doc[index].head.i
        if index >= len(self._doc):
            return None
        token = self._doc[index]
        joined = token.pos_ in {"NOUN", "PROPN"} and token.i == quantity.last
        return token if (index > quantity.last or joined) and token.pos_ in {"NOUN", "PROPN"} else None

    def _grouped(self, inner: "Token", *, bare: bool) -> Figure | None:
        """Reads "a total of 12 people", "a group of students", "a family of five"."""
        if inner.i in self._at:
            return self._headed(self._at[inner.i])
        quantity = self._before(inner)
        if quantity is not None:
            return (
                self._phrase(inner, quantity, quantity.low, quantity.high)
                if is_people(inner, counted=True)
                else None
            )
        if not bare or not is_people(inner, counted=True):
            return None
        return self._phrase(inner, None, 1, None)

    def _before(self, head: "Token") -> Quantity | None:
        """The quantity in front of a noun, with nothing but its modifiers between."""
        left = head.left_edge.i
        index = head.i - 1
        while index >= left:
            quantity = self._at.get(index)
            if quantity is not None:
                return quantity
            token = self._doc[index]
            hyphened = "-" in {token.nbor(1).lower_, self._doc[index - 1].lower_} if index else False
            if not hyphened and (
                token.dep_ not in _INSIDE or (token.pos_ in {"VERB", "AUX", "ADP"} and token.dep_ != "amod")
            ):
                return None
            index -= 1
        # A number just left of the phrase that the parser hung elsewhere.
        return (
            self._at.get(left - 1)
            if left > 0
            and self._doc[left].dep_ in _INSIDE | {head.dep_}
            and self._doc[left].pos_ not in {"DET", "PRON"}
            else None
        )

    def _pronoun(self, head: "Token") -> Figure | None:
        """A pronoun: one for a singular, for "they" the figure of those that it stands for, if any."""
        if head.lower_ in _SINGLE:
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
        doc = self._doc
        floor = doc[max(pronoun.sent.start - 1, 0)].sent.start
        for index in range(pronoun.i - 1, floor - 1, -1):
            token = doc[index]
            if token.dep_ not in {"nsubj", "nsubjpass"} or token.pos_ not in {"NOUN", "NUM", "PROPN"}:
                continue
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
        if head.tag_ in {"NNP", "NNPS"} and head.ent_type_ in {
            "GPE",
            "LOC",
            "FAC",
            "ORG",
            "EVENT",
            "PRODUCT",
            "DATE",
            "WORK_OF_ART",
            "LAW",
            "NORP",
        }:
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
            return self._phrase(head, None, 1, None)
        if lower == "olds":
            return self._phrase(head, None, 1, None)
        if head.pos_ == "ADJ" and lower != "old":
            return None
        return self._phrase(head, None, 1, 1)

    def _phrase(
        self,
        head: "Token | None",
        quantity: Quantity | None,
        low: int | None,
        high: int | None,
        upto: int = 0,
    ) -> Figure:
        """The figure with the offsets of its words."""
        doc = self._doc
        spans = []
        if quantity is not None:
            last = max(quantity.last, upto) - 1
            spans.append((doc[quantity.first].idx, doc[last].idx + len(doc[last])))
        victims = None
        if head is not None:
            first = head.left_edge.i
            if quantity is not None and first <= quantity.core:
                first = min(quantity.last, head.i)
            while first < head.i and (doc[first].lower_ in {"of", "the", "a", "an"} or doc[first].is_punct):
                first += 1
            last = head.i
            for child in head.rights:
                if child.dep_ == "prep" and child.lower_ == "of" and child.right_edge.i - head.i < 12:
                    last = child.right_edge.i
            victims = (doc[first].idx, doc[last].idx + len(doc[last]))
            spans.append(victims)
        return Figure(
            head.i if head is not None else quantity.core if quantity else -1,
            low,
            high,
            min(start for start, _ in spans),
            max(end for _, end in spans),
            victims,
            quantity is not None,
            quantity is None or quantity.vague,
            quantity,
        )


def _is_effect(token: "Token") -> bool:
    """Whether a word tells, as participle or adjective, what happened to those named beside it."""
    sense = verb_sense(token)
    return (sense is not None and sense.form is not VerbForm.BASE) or adjective_effect(token) is not None
