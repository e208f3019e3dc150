"""Settles what several words of a text say of the same people."""

from typing import TYPE_CHECKING

from dateline.model import Effect
from dateline.reading.toll.effects import verb_sense
from dateline.reading.toll.found import Found

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["settled"]


def settled(doc: "Doc", found: list[Found]) -> list[Found]:
    """Leaves out what says the same thing twice in a sentence, and vague words beside an exact figure."""
    kept: list[Found] = []
    sentence = {token.i: number for number, span in enumerate(doc.sents) for token in span}
    for item in sorted(
        found, key=lambda i: (i.weak, i.part, not i.figure.stated, i.predicate, i.figure.start)
    ):
        beside = [other for other in kept if sentence[other.predicate] == sentence[item.predicate]]
        if not any(_covers(doc, other, item) for other in beside):
            kept.append(item)
    return sorted(kept, key=lambda i: (i.figure.start, i.predicate))


def _covers(doc: "Doc", one: Found, other: Found) -> bool:
    """Whether the first makes the second no row of its own."""
    a, b = one.figure, other.figure
    same_words = a.head == b.head or (a.quantity is not None and a.quantity is b.quantity)
    if same_words and {one.effect, other.effect} <= {Effect.KILLED, Effect.INJURED, Effect.CASUALTIES}:
        blow = verb_sense(doc[other.predicate])
        if one.effect is other.effect or (blow is not None and blow.lemma in {"shoot", "stab"}):
            return True
    if one.effect is not other.effect:
        return False
    if same_words or other.weak:
        return True
    if (a.low, a.high, one.part) == (b.low, b.high, other.part):
        return not (a.stated and b.stated) or a.victims is None or b.victims is None or a.victims == b.victims
    if b.vague and not a.vague and not other.part and not one.part and a.stated:
        nouns = {doc[a.head].lemma_.lower(), doc[b.head].lemma_.lower()}
        return b.victims is None or len(nouns) == 1
    return False
