"""The place of writing that a report begins with: "ISLAMABAD —"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["dateline_tokens"]


def dateline_tokens(doc: "Doc") -> Iterator[int]:
    """Tokens of "ISLAMABAD —" and "ADDIS ABABA, ETHIOPIA -" at the start of a line."""
    line_start = True
    for token in doc:
        if line_start and not token.is_space:
            yield from _dateline_at(doc, token.i)
        if not token.is_space:
            line_start = False
        if "\n" in token.text:
            line_start = True


def _dateline_at(doc: "Doc", start: int) -> Iterator[int]:
    end = start
    while (
        end < len(doc)
        and end - start < 12
        and doc[end].text not in {"—", "–", "--", "-"}
        and "\n" not in doc[end].text
    ):
        end += 1
    if (
        end == start
        or end >= len(doc)
        or doc[end].text not in {"—", "–", "--", "-"}
        or doc[start].text[:1].islower()
    ):
        return
    words = [token for token in doc[start:end] if token.is_alpha]
    shouted = [token for token in words if token.is_upper and len(token) > 1]
    if shouted and shouted[0].i == start and len(shouted) * 2 >= len(words):
        yield from range(start, end)
