"""The stage that reads the words of a report with the encoder."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from dateline.reading.encoder.encoding import Encoding
from dateline.reading.encoder.transformer import encode
from dateline.reading.encoder.weights import Weights, load_weights
from dateline.reading.encoder.windows import Window, windows_of
from dateline.reading.encoder.wordpiece import WordPieces
from dateline.reading.sentence import sentence_numbers
from dateline.reading.stage import Reading

__all__ = ["EncodingStage", "encode_reading"]

_AT_ONCE = 1_200
"""Pieces that go through the network together: more takes memory and no less time."""
_EMPTY = frozenset({"PUNCT", "DET", "ADP", "CCONJ", "SCONJ", "PART", "SYM"})
"""Parts of speech of words that nobody asks the encoder about."""


def _batches(windows: Sequence[Window]) -> Iterator[list[Window]]:
    batch: list[Window] = []
    size = 0
    for window in windows:
        if batch and size + len(window.pieces) > _AT_ONCE:
            yield batch
            batch, size = [], 0
        batch.append(window)
        size += len(window.pieces)
    if batch:
        yield batch


def encode_reading(reading: Reading, weights: Weights, pieces: WordPieces) -> Encoding:
    """The encoding of a parsed report."""
    doc = reading.doc
    assert doc is not None
    start, end = weights.vocabulary["[CLS]"], weights.vocabulary["[SEP]"]
    windows = windows_of(doc, pieces, start, end, reading.timexes or ())
    rows, tokens = [], []
    for batch in _batches(windows):
        read = [[(token, first) for token, first in w.first if doc[token].pos_ not in _EMPTY] for w in batch]
        rows.append(encode([w.pieces for w in batch], weights, [[first for _, first in r] for r in read]))
        tokens += [token for r in read for token, _ in r]
    width = weights.arrays["types.in.weight"].shape[0]
    stacked = np.concatenate(rows) if rows else np.zeros((0, width), np.float32)
    return Encoding(stacked, tokens, sentence_numbers(doc), weights)


class EncodingStage:
    """Adds the encoding."""

    name = "encoding"
    needs = ("doc", "timexes")
    adds = ("encoding",)

    def __init__(self) -> None:
        self._weights = load_weights()
        self._pieces = WordPieces(self._weights.vocabulary)

    def __call__(self, reading: Reading) -> dict[str, Any]:
        """Read all windows of the report."""
        return {"encoding": encode_reading(reading, self._weights, self._pieces)}
