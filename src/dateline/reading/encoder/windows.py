"""A report cut into windows that the encoder reads one at a time: its sentences.

A sentence read alone gives the same answers wherever it stands: with the sentences around it in the window,
58 of 100 reports whose sentences changed places changed their rows, alone 24, and gold/dev lost nothing.
Loaded words are read as plain ones (`data/encoder/stand_ins.yaml`), and days alike however they are written.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc

from dateline.reading.encoder.plain_days import plain_days
from dateline.reading.encoder.wordpiece import WordPieces
from dateline.reading.plain_words import plain_word
from dateline.reading.timex.timex import Timex

__all__ = ["Window", "windows_of"]

_LIMIT = 481
"""Pieces of one sentence that are read, with the mark before it; the position table ends at 512."""


@dataclass(frozen=True, slots=True)
class Window:
    """A sentence of the report."""

    pieces: tuple[int, ...]
    """Numbers of the pieces, with the marks at both ends."""
    first: tuple[tuple[int, int], ...]
    """For each word of the text in it: index of the token, index of its first piece, behind "on" of a day."""


def windows_of(
    doc: Doc, pieces: WordPieces, start: int, end: int, timexes: Iterable[Timex] = ()
) -> list[Window]:
    """The windows of a text; every token that is not white space is in one, but for the tails of monsters.

    Of a day in several words only those that stand for it are in one (`plain_days.py`).

    Args:
        doc: the parsed text.
        pieces: cuts words.
        start: number of the mark that starts a window.
        end: number of the mark that ends it.
        timexes: its time expressions.
    """
    days = plain_days(doc, timexes)
    out: list[Window] = []
    for sentence in doc.sents:
        numbers, first = [start], []
        for token in sentence:
            word = days[token.i] if token.i in days else plain_word(token.lower_) or token.text
            if token.is_space or word is None:
                continue
            cuts = [pieces.of(part) for part in word.split() or [word]]
            cut = [piece for part in cuts for piece in part]
            if len(numbers) + len(cut) > _LIMIT:
                break
            first.append((token.i, len(numbers) + len(cut) - len(cuts[-1])))
            numbers += cut
        if first:
            out.append(Window((*numbers, end), tuple(first)))
    return out
