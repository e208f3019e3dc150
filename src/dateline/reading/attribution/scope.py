"""Ranges of tokens: runs, subtraction, and the clause that a token stands in."""

from collections.abc import Iterable

from spacy.tokens import Token

__all__ = ["Range", "clause_head", "runs", "subtree_range", "without"]

Range = tuple[int, int]


def runs(indices: Iterable[int]) -> list[Range]:
    """Contiguous half-open runs of the indices, in order."""
    found: list[Range] = []
    for index in sorted(set(indices)):
        if found and found[-1][1] == index:
            found[-1] = (found[-1][0], index + 1)
        else:
            found.append((index, index + 1))
    return found


def subtree_range(token: Token) -> Range:
    """From the first to the last token of the subtree."""
    return token.left_edge.i, token.right_edge.i + 1


def without(spans: Iterable[Range], cuts: Iterable[Range]) -> list[Range]:
    """The spans less the cuts."""
    kept = set[int]()
    for start, end in spans:
        kept.update(range(start, end))
    for start, end in cuts:
        kept.difference_update(range(start, end))
    return runs(kept)


def clause_head(token: Token) -> Token:
    """The verb (or root) of the nearest clause that holds the token."""
    while token.head != token:
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass", "amod", "compound"):
            return token
        token = token.head
    return token
