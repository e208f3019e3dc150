"""Which happening a noun takes up that tells of none itself: "condemned the arrest", "denied the charges"."""

from spacy.tokens import Token

from dateline.model import EventType
from dateline.reading.events.candidate import noun_lemma
from dateline.reading.events.ontology import load_lexicon
from dateline.reading.stage import Reading

__all__ = ["Antecedents"]

_STEM = 4
"""Letters that a noun shares with the word that told of the deed ("detention", "detained")."""
_OFTEN = 4
"""Tellings above which no happening is more in mind than another."""


class Antecedents:
    """The happenings of a report, as what nouns take up.

    Args:
        reading: a reading with its triggers and happenings.
    """

    def __init__(self, reading: Reading) -> None:
        self._happenings = reading.happenings or ()
        self._owned = {t.token for h in self._happenings for t in h.triggers}
        self._types = {t.token: t.type for t in reading.triggers or ()}

    def of(self, noun: Token, speaking: int) -> int | None:
        """The happening, told before, that a noun takes up: of its type, kindred in word or the only one.

        Of several the one that is told of most is meant, then the last.

        Args:
            noun: a word of the text.
            speaking: index of the happening that speaks of it, which it can't take up.
        """
        if noun.pos_ != "NOUN" or noun.i in self._owned:
            return None
        types, stem = self._types_of(noun), noun_lemma(noun)[:_STEM]
        ranked: list[tuple[bool, int, int, int]] = []
        rivals = 0
        for number, happening in enumerate(self._happenings):
            if number == speaking or happening.type not in types:
                continue
            rivals += 1
            told = [noun.i - t.token for t in happening.triggers if t.token < noun.i]
            if told:
                strange = all(t.lemma[:_STEM] != stem for t in happening.triggers)
                ranked.append((strange, -min(len(happening.triggers), _OFTEN), min(told), number))
        if not ranked:
            return None
        strange, *_, number = min(ranked)
        return None if strange and rivals > 1 else number

    def _types_of(self, noun: Token) -> set[EventType]:
        if noun.i in self._types:
            return {self._types[noun.i]}
        return {entry.type for entry in load_lexicon().nouns.get(noun_lemma(noun), ())}
