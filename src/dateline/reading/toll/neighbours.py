"""People beside a word, by the order of words: where the parse hangs them elsewhere."""

from typing import TYPE_CHECKING

from dateline.reading.toll.lexicon import load_words
from dateline.reading.toll.people import PeopleReader
from dateline.reading.toll.person import is_people
from dateline.reading.toll.quantity import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Neighbours"]

_STEPPED_OVER = frozenset({"ADV", "AUX", "PART"})
_BETWEEN = frozenset(load_words("effects")["between"])


class Neighbours:
    """Finds the counted people beside the words of one parsed text."""

    def __init__(self, people: PeopleReader) -> None:
        self._people = people

    def right(self, token: "Token") -> "Token | None":
        """The number right after a verb, where the parse hung it elsewhere ("kills 12 in Kabul")."""
        doc, index = token.doc, token.i + 1
        while index < token.sent.end and (
            doc[index].pos_ == "ADV" and self._people.quantity_at(index) is None
        ):
            index += 1
        quantity = self._people.quantity_at(index) if index < token.sent.end else None
        if quantity is None or quantity.first < token.i:
            return None
        return self.counted(quantity)

    def left(self, token: "Token") -> "Token | None":
        """The number, or counted people, right before a word: "12 killed", "two soldiers wounded"."""
        doc, index = token.doc, token.i - 1
        start = token.sent.start
        while index >= start and (doc[index].pos_ in _STEPPED_OVER or doc[index].lower_ in _BETWEEN):
            if self._people.quantity_at(index) is not None:
                break
            index -= 1
        if index < start:
            return None
        quantity = self._people.quantity_at(index)
        if quantity is not None:
            return doc[quantity.core]
        noun = doc[index]
        if noun.lower_ == "," and index < token.i - 1:
            # "90 people, many of them children, have been killed"
            opening = next((i for i in range(index - 1, start, -1) if doc[i].lower_ == ","), start)
            noun, index = doc[max(opening - 1, start)], token.i - 1
        if noun.pos_ in {"NOUN", "PROPN"} and index == token.i - 1:
            figure = self._people.figure(noun, bare=False)
            if figure is not None and is_people(noun, counted=True):
                return noun
        return None

    def counted(self, quantity: Quantity) -> "Token":
        """The noun that a number counts, or the number."""
        doc, last = self._people.doc, quantity.last
        core = doc[quantity.core]
        if last < len(doc) and doc[last].lower_ == "of":
            return core
        head = doc[last - 1]
        while head.dep_ in {"nummod", "quantmod", "compound", "amod", "nmod", "det"} and head.head.i > head.i:
            head = head.head
        if head.i >= last and head.pos_ in {"NOUN", "PROPN"}:
            return head
        if last < len(doc) and doc[last].pos_ in {"NOUN", "PROPN", "ADJ"}:
            index = last
            while (
                index + 1 < len(doc)
                and doc[index].pos_ == "ADJ"
                and doc[index + 1].pos_ in {"ADJ", "NOUN", "PROPN"}
            ):
                index += 1
            if doc[index].pos_ in {"NOUN", "PROPN"} and is_people(doc[index], counted=True):
                return doc[index]
        return core
