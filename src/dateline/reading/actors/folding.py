"""Words of a name, folded so that spellings of one name compare equal."""

import re
import unicodedata
from dataclasses import dataclass

__all__ = ["Piece", "fold", "pieces"]

_PIECE = re.compile(r"(?:[A-Za-z]\.){2,}[A-Za-z]?|[^\W_]+(?:['’‘`][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
_APOSTROPHES = str.maketrans("", "", "'’‘`.")


@dataclass(frozen=True, slots=True)
class Piece:
    """A word of a text: hyphens part words, apostrophes and the points of abbreviations do not."""

    start: int
    end: int
    surface: str
    folded: str
    bare: str
    """Folded, without a possessive ending."""


def fold(text: str) -> str:
    """Lower case, no accents, no apostrophes and no points."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return text.translate(_APOSTROPHES).lower()


def pieces(text: str) -> list[Piece]:
    """The words of a text, in order."""
    found = []
    for match in _PIECE.finditer(text):
        surface = match.group()
        folded = fold(surface)
        bare = fold(_POSSESSIVE.sub("", surface)) if "'" in surface or "’" in surface else folded
        found.append(Piece(match.start(), match.end(), surface.translate(_APOSTROPHES), folded, bare))
    return found
