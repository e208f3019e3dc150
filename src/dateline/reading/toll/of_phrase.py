"""Nouns joined by "of"."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["noun_after_of", "outermost_noun"]


def noun_after_of(head: "Token") -> "Token | None":
    """The noun after "of" that depends on a word, or that follows it where the parse is wrong."""
    for child in head.rights:
        if child.lower_ in {"of", "among"}:
            inner = next((grand for grand in child.children if grand.dep_ in {"pobj", "pcomp"}), None)
            if inner is not None:
                return inner
    return None


def outermost_noun(token: "Token") -> "Token":
    """The noun that a noun depends on by any number of "of": the "loss" of "the loss of the lives of 12"."""
    while token.dep_ == "pobj" and token.head.lower_ == "of":
        token = token.head.head
    return token
