"""Lists of people: noun phrases joined by "and" or commas."""

from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.reading.toll.effects import tells_effect
from dateline.reading.toll.figure import Figure
from dateline.reading.toll.of_phrase import noun_after_of
from dateline.reading.toll.people import PeopleReader
from dateline.reading.toll.person import is_people

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Coordination"]

_COORDINATORS = frozenset({",", "and", "&"})


class Coordination:
    """Reads the lists of people of one parsed text."""

    def __init__(self, people: PeopleReader) -> None:
        self._people = people
        self._doc = people.doc

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

    def complements(self, token: "Token") -> list["Token"]:
        """Heads of the nouns after "of"."""
        for child in token.rights:
            if child.lower_ == "of":
                inner = next((grand for grand in child.children if grand.dep_ == "pobj"), None)
                if inner is not None:
                    return self.conjuncts(inner)
        return []

    def coordinated_left(self, token: "Token") -> list["Token"]:
        """Counted people joined to a noun phrase from the left ("three women, one man injured"), in order."""
        heads: list[Token] = []
        doc = self._doc
        while True:
            first = heads[0] if heads else token
            quantity = self._people.quantity_of(first)
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
            if noun in token.conjuncts or tells_effect(noun.head) or noun.dep_ == "pobj":
                return heads
            figure = self._people.figure(noun, bare=False)
            if figure is None or figure.victims is None:
                return heads
            heads.insert(0, noun)

    def joined(self, heads: list["Token"]) -> list[Figure]:
        """The figures of coordinated noun phrases; people named one by one make one figure.

        "X and Y" are two; "X and three other officials" and "three soldiers and a child" stay apart.
        A later noun without number belongs to the first one's number ("five officers and soldiers").
        """
        figures = list(self._people.figures(heads))
        figures = [
            figure
            for position, figure in enumerate(figures)
            if not position or figure.stated or not figures[0].stated or self._owns_determiner(figure.head)
        ]
        if len(figures) < 2 or any(figure.low is None or figure.low != figure.high for figure in figures):
            return figures
        if any(figure.low != 1 for figure in figures):
            return figures
        if len(figures) == 2 and self._is_one(figures[0].head, figures[1].head):
            return figures[1:]
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

    def _coordinated_right(self, token: "Token") -> "Token | None":
        doc = self._doc
        end = token.i
        inner = noun_after_of(token)
        if inner is not None and inner.i - end < 8:
            end = inner.i
        index = end + 1
        while index < token.sent.end and doc[index].lower_ in _COORDINATORS:
            index += 1
        quantity = self._people.quantity_at(index) if end + 1 < index < token.sent.end else None
        if quantity is None or quantity.first != index:
            return None
        head = self._people.noun_of(quantity)
        after = doc[head.i + 1] if head.i + 1 < len(doc) else None
        if head.i < quantity.last or (after is not None and tells_effect(after) and after != token.head):
            return None
        if head.dep_ in {"nsubj", "nsubjpass"} and head.head != token.head:
            return None
        return head if is_people(head, counted=True) else None

    def _is_one(self, title: int, name: int) -> bool:
        """Whether both are titles of one name: "opposition leader and candidate Juan Perez"."""
        first, last = self._doc[title], self._doc[name]
        titles = [child for child in last.lefts if child.dep_ == "compound" and child.text.islower()]
        return (
            first.tag_ == "NN" and not self._owns_determiner(title) and last.pos_ == "PROPN" and bool(titles)
        )

    def _owns_determiner(self, head: int) -> bool:
        return any(child.dep_ in {"det", "poss"} for child in self._doc[head].lefts)
