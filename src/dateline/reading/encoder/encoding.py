"""What the encoder knows of each word of a report, and how its heads judge words and pairs of words.

The heads are those of `training/encoder`: which of the sixteen types a word tells of; whether another word
near by stands for its actor, its recipient, the source of the claim, its time or its place (after the
additive attention of Bahdanau et al., 2015); whether two words tell of one happening. All answers are
log-odds.
"""

from collections.abc import Sequence
from enum import IntEnum

import numpy as np

from dateline.model import EventType
from dateline.reading.encoder.weights import Array, Weights

__all__ = ["FARTHEST", "TYPES", "Encoding", "Relation", "distance_bucket", "gap_bucket"]

TYPES = tuple(EventType)
"""The order of the types in the trained heads: the manual's."""
_ROW = {kind: number for number, kind in enumerate(TYPES)}


class Relation(IntEnum):
    """What a word may be to a trigger, in the order of the trained head."""

    ACTOR = 0
    RECIPIENT = 1
    SOURCE = 2
    TIME = 3
    PLACE = 4


FARTHEST = 2
"""Sentences between a trigger and a word that may belong to it; the head saw no farther pairs."""


class Encoding:
    """The vectors of one report's words.

    Args:
        vectors: one row a word: shape (words, width).
        tokens: for each row the index of its token.
        sentence_of: for each token of the text the number of its sentence.
        weights: the network with its heads.
    """

    def __init__(
        self,
        vectors: Array,
        tokens: Sequence[int],
        sentence_of: Sequence[int],
        weights: Weights,
    ) -> None:
        self._weights = arrays = weights.arrays
        self._row = {token: row for row, token in enumerate(tokens)}
        self._sentence = sentence_of

        def project(rows: Array, layer: str) -> Array:
            return rows @ arrays[f"{layer}.weight"] + arrays[f"{layer}.bias"]

        self._types = project(_activated(project(vectors, "types.in")), "types.out")
        self._as_trigger = project(vectors, "relation.trigger")
        self._as_word = project(vectors, "relation.word")
        self._as_candidate = project(vectors, "accept.word")
        self._as_same = project(vectors, "same.in")

    def __contains__(self, token: int) -> bool:
        return token in self._row

    def type_of(self, token: int, kind: EventType) -> float | None:
        """Log-odds that the word tells of an event of the type; None of a word that was not read."""
        row = self._row.get(token)
        return float(self._types[row, _ROW[kind]]) if row is not None else None

    def accepts(self, token: int, kind: EventType) -> float | None:
        """Log-odds that a word which the lexicon knows for the type tells of an event of it."""
        row = self._row.get(token)
        if row is None:
            return None
        inner = np.maximum(self._as_candidate[row] + self._weights["accept.type"][_ROW[kind]], 0)
        return float(inner @ self._weights["accept.out.weight"][:, 0] + self._weights["accept.out.bias"][0])

    def types_from(self, token: int, odds: float) -> list[EventType]:
        """The types that the word tells of with at least these log-odds."""
        row = self._row.get(token)
        return [] if row is None else [TYPES[n] for n in np.flatnonzero(self._types[row] >= odds)]

    def relation(self, trigger: int, kind: EventType, word: int, relation: Relation) -> float | None:
        """Log-odds that a word stands in a relation to a trigger; None where they stand too far apart."""
        found = self.relations(trigger, kind, (word,))
        return found[word][relation] if word in found else None

    def relations(self, trigger: int, kind: EventType, words: Sequence[int]) -> dict[int, tuple[float, ...]]:
        """Log-odds of every relation of each word near the trigger.

        Args:
            trigger: a token that may tell of an event.
            kind: of which type.
            words: other tokens.

        Returns:
            For each word one number a member of `Relation`; words farther off than the head was trained on
            are missing.
        """
        one = self._row.get(trigger)
        if one is None:
            return {}
        here = self._sentence[trigger]
        near = [
            word
            for word in dict.fromkeys(words)
            if word != trigger and word in self._row and abs(self._sentence[word] - here) <= FARTHEST
        ]
        if not near:
            return {}
        rows = [self._row[word] for word in near]
        distances = [distance_bucket(word - trigger, self._sentence[word] - here) for word in near]
        left, right = self._as_trigger[one], self._as_word[rows]
        inner = right + self._weights["relation.distance"][distances]
        inner += left + self._weights["relation.type"][_ROW[kind]]
        np.maximum(inner, 0, out=inner)
        odds = inner @ self._weights["relation.out.weight"] + self._weights["relation.out.bias"]
        odds += (left * right) @ self._weights["relation.both.weight"]
        return {word: tuple(values) for word, values in zip(near, odds.tolist(), strict=True)}

    def sameness(self, one: int, others: Sequence[int]) -> list[float | None]:
        """Log-odds that a trigger tells of one happening with each of others of its type.

        Args:
            one: a token.
            others: tokens; None stands in the answer for those that were not read.
        """
        a = self._row.get(one)
        rows = [self._row.get(other) for other in others]
        read = [number for number, row in enumerate(rows) if row is not None]
        out: list[float | None] = [None] * len(others)
        if a is None or not read:
            return out
        left, right = self._as_same[a], self._as_same[[row for row in rows if row is not None]]
        both = np.concatenate([left * right, np.abs(left - right)], axis=1)
        here = self._sentence[one]
        buckets = [gap_bucket(abs(self._sentence[others[number]] - here)) for number in read]
        inner = both @ self._weights["same.inner.weight"] + self._weights["same.inner.bias"]
        inner = np.maximum(inner + self._weights["same.distance"][buckets], 0)
        odds = inner @ self._weights["same.out.weight"][:, 0] + self._weights["same.out.bias"][0]
        for number, value in zip(read, odds.tolist(), strict=True):
            out[number] = value
        return out


def distance_bucket(steps: int, sentences: int) -> int:
    """The row of the distance table: tokens and sentences from a trigger to a word, negative before it."""
    if sentences:
        return 6 if sentences == -1 else 7 if sentences < 0 else 8
    return sum(steps >= edge for edge in (-8, -3, 0, 4, 9))


def gap_bucket(sentences: int) -> int:
    """The row of the gap table: sentences between two triggers."""
    return sentences if sentences < 3 else 3 if sentences <= 5 else 4 if sentences <= 12 else 5


def _activated(x: Array) -> Array:
    gate: Array = 1 + np.exp(np.float32(-1.702) * x)
    return np.divide(x, gate)
