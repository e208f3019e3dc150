"""The place of writing that a report, or a note within one, begins with: "ISLAMABAD —", "BEIRUT:"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["dateline_tokens"]

_DASHES = frozenset({"—", "–", "--", "-"})
_LONGEST = 12  # tokens: "ADDIS ABABA, ETHIOPIA (Reuters) -"
_LONGEST_INSIDE = 5  # tokens, where no line begins: "ST. JOHN'S, N.L. -"


def dateline_tokens(doc: "Doc") -> Iterator[int]:
    """Tokens of "ISLAMABAD —" and "ADDIS ABABA, ETHIOPIA -" at the start of a line.

    Where texts come without line breaks a sentence may begin so too; then all its words must be capitals.
    """
    line_start = True
    for token in doc:
        if not token.is_space:
            if line_start:
                yield from _dateline_at(doc, token.i)
            elif token.is_sent_start and token.is_upper:
                yield from _note_at(doc, token.i)
            line_start = False
        if "\n" in token.text:
            line_start = True


def _note_at(doc: "Doc", start: int) -> Iterator[int]:
    for end in range(start + 1, min(start + _LONGEST_INSIDE + 1, len(doc))):
        if doc[end].text in _DASHES or doc[end].text == ":":
            words = [token for token in doc[start:end] if token.is_alpha]
            if words and all(token.is_upper and len(token) > 1 for token in words):
                yield from range(start, end)
            return


def _dateline_at(doc: "Doc", start: int) -> Iterator[int]:
    end = start
    while (
        end < len(doc)
        and end - start < _LONGEST
        and doc[end].text not in _DASHES
        and "\n" not in doc[end].text
    ):
        end += 1
    if end == start or end >= len(doc) or doc[end].text not in _DASHES or doc[start].text[:1].islower():
        return
    words = [token for token in doc[start:end] if token.is_alpha]
    shouted = [token for token in words if token.is_upper and len(token) > 1]
    if shouted and shouted[0].i == start and len(shouted) * 2 >= len(words):
        yield from range(start, end)
