"""A report cut into windows that the encoder reads one at a time: whole sentences, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from dateline.reading.encoder.wordpiece import WordPieces

__all__ = ["Window", "windows_of"]

LONGEST = 180
"""Pieces that a window of several sentences may hold: it was trained so."""
_LIMIT = 480
"""Pieces of one sentence that are read; the position table ends at 512."""


@dataclass(frozen=True, slots=True)
class Window:
    """Some sentences of the report."""

    pieces: tuple[int, ...]
    """Numbers of the pieces, with the marks at both ends."""
    first: tuple[tuple[int, int], ...]
    """For each word of the text in it: index of the token, index of its first piece."""


def windows_of(doc: Doc, pieces: WordPieces, start: int, end: int) -> list[Window]:
    """The windows of a text; every token that is not white space is in one, but for the tails of monsters.

    Args:
        doc: the parsed text.
        pieces: cuts words.
        start: number of the mark that starts a window.
        end: number of the mark that ends it.
    """
    out: list[Window] = []
    words: list[tuple[int, tuple[int, ...]]] = []
    length = 0
    for sentence in doc.sents:
        here: list[tuple[int, tuple[int, ...]]] = []
        size = 0
        for token in sentence:
            if token.is_space:
                continue
            cut = pieces.of(token.text)
            if size + len(cut) > _LIMIT:
                break
            here.append((token.i, cut))
            size += len(cut)
        if words and length + size > LONGEST:
            out.append(_window(words, start, end))
            words, length = [], 0
        words, length = words + here, length + size
    if words:
        out.append(_window(words, start, end))
    return out


def _window(words: Sequence[tuple[int, tuple[int, ...]]], start: int, end: int) -> Window:
    numbers, first = [start], []
    for token, cut in words:
        first.append((token, len(numbers)))
        numbers += cut
    return Window((*numbers, end), tuple(first))
