"""Settles what several words of a text say of the same people."""

from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.model import Effect
from dateline.reading.toll.effects import verb_sense
from dateline.reading.toll.found import Found

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["reconciled", "settled"]

_BLOWS = frozenset({"shoot", "stab"})
_HOLDS = frozenset({"capture", "hold"})
_PRONOUN_REACH = 120
"""Tokens, about five sentences, in which "he was shot" is taken for the one who is told to have died."""


def reconciled(doc: "Doc", found: list[Found]) -> list[Found]:
    """Reads "shot" and "captured" by what the rest of the text tells of the same person.

    Who is shot in one sentence and dead in another was killed; a captive of abductors is abducted.
    """
    return [replace(item, effect=_told_effect(doc, item, found)) for item in found]


def _told_effect(doc: "Doc", item: Found, found: list[Found]) -> Effect:
    sense = verb_sense(doc[item.predicate])
    if sense is None or not item.figure.low == item.figure.high == 1:
        return item.effect
    if sense.lemma in _BLOWS and item.effect is Effect.INJURED and _told(doc, item, found, Effect.KILLED):
        return Effect.KILLED
    if sense.lemma in _HOLDS and item.effect is Effect.DETAINED and _told(doc, item, found, Effect.ABDUCTED):
        return Effect.ABDUCTED
    return item.effect


def _told(doc: "Doc", item: Found, found: list[Found], effect: Effect) -> bool:
    """Whether the text tells that effect of the same person: same noun or name, or a pronoun near by."""
    head = doc[item.figure.head]
    for other in found:
        if other.effect is not effect or not other.figure.low == other.figure.high == 1 or other.weak:
            continue
        noun = doc[other.figure.head]
        if head.pos_ == "PRON":
            if abs(head.i - noun.i) <= _PRONOUN_REACH:
                return True
        elif head.lemma_.lower() == noun.lemma_.lower() or _names(doc, item) & _names(doc, other):
            return True
    return False


def _names(doc: "Doc", item: Found) -> frozenset[str]:
    """Names among the words of the victims."""
    if item.figure.victims is None:
        return frozenset()
    span = doc.char_span(*item.figure.victims, alignment_mode="expand")
    return frozenset(
        token.text for token in span or () if token.pos_ == "PROPN" and token.ent_type_ in {"PERSON", ""}
    )


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
