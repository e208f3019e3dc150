"""A number of people and the words that tell it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.reading.toll.quantity import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Figure", "stated_figure", "unstated_figure"]


@dataclass(frozen=True, slots=True)
class Figure:
    """How many people a noun phrase stands for."""

    head: int
    """Index of the token that stands for the people, or of the number where no noun does."""
    low: int | None
    high: int | None
    start: int
    """Offset of the first character of number or noun, whichever comes first."""
    end: int
    victims: tuple[int, int] | None
    """Offsets of the noun phrase without its number; None where there is only a number."""
    stated: bool
    vague: bool
    quantity: Quantity | None = None


def stated_figure(doc: "Doc", quantity: Quantity, head: "Token | None" = None, upto: int = 0) -> Figure:
    """The figure of a number, with the noun phrase that it counts, if there is one.

    Args:
        doc: the parsed text.
        quantity: the number.
        head: head of the noun phrase.
        upto: index after the last token of the number's words, where they go on ("five of the 12").
    """
    last = doc[max(quantity.last, upto) - 1]
    start, end = doc[quantity.first].idx, last.idx + len(last)
    victims = None
    if head is not None:
        first = head.left_edge.i
        victims = _noun_phrase(head, min(quantity.last, head.i) if first <= quantity.core else first)
        start, end = min(start, victims[0]), max(end, victims[1])
    return Figure(
        quantity.core if head is None else head.i,
        quantity.low,
        quantity.high,
        start,
        end,
        victims,
        stated=True,
        vague=quantity.vague,
        quantity=quantity,
    )


def unstated_figure(head: "Token", high: int | None) -> Figure:
    """The figure of a noun phrase without a number: one person, or one and more where `high` is None."""
    victims = _noun_phrase(head, head.left_edge.i)
    return Figure(head.i, 1, high, *victims, victims, stated=False, vague=True)


def _noun_phrase(head: "Token", first: int) -> tuple[int, int]:
    """Offsets of a noun phrase from that token on, without its article, with what "of" adds to it."""
    doc, last = head.doc, head.i
    while first < head.i and (doc[first].lower_ in {"of", "the", "a", "an"} or doc[first].is_punct):
        first += 1
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ == "of" and child.right_edge.i - head.i < 12:
            last = child.right_edge.i
    return doc[first].idx, doc[last].idx + len(doc[last])
