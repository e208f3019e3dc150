"""Names of the gazetteer that are spelled like another, or hold its words."""

from difflib import SequenceMatcher

from dateline.gazetteer.fold import fold
from dateline.gazetteer.gazetteer import Gazetteer

__all__ = ["names_with", "similar_names"]

_LEAST = 0.75
"""Ratio of equal letters (Ratcliff and Obershelp) below which names are not alike: "Saravan" and "Servan"."""
_LONGER = 3
"""Letters that a name may be longer or shorter."""
_MOST_PARTS = 40
"""Groups of three letters that are looked up: those of a name of 42 letters."""
_READ = 300
"""Names read from the index before they are compared letter by letter."""


def similar_names(gazetteer: Gazetteer, name: str, limit: int = 10) -> list[tuple[str, float]]:
    """Folded names that are spelled nearly so, most alike first, with the ratio of equal letters.

    Args:
        gazetteer: where to look.
        name: at least three letters; others are like nothing.
        limit: how many names at most.
    """
    folded = fold(name)
    parts = sorted({folded[start : start + 3] for start in range(len(folded) - 2)})[:_MOST_PARTS]
    if not parts:
        return []
    hits = " UNION ALL ".join(
        ["SELECT rowid FROM spelling_trigram WHERE spelling_trigram MATCH ?"] * len(parts)
    )
    rows = gazetteer.query(
        f"SELECT folded FROM (SELECT rowid AS hit, count(*) AS shared FROM ({hits}) GROUP BY hit)"
        " JOIN spelling ON spelling.id = hit WHERE length(folded) BETWEEN ? AND ?"
        " ORDER BY shared DESC, abs(length(folded) - ?), folded LIMIT ?",
        (
            *(f'"{part}"' for part in parts),
            len(folded) - _LONGER,
            len(folded) + _LONGER,
            len(folded),
            _READ,
        ),
    )
    alike = (
        (other, SequenceMatcher(None, folded, other, autojunk=False).ratio())
        for (other,) in rows
        if other != folded
    )
    found = sorted((pair for pair in alike if pair[1] >= _LEAST), key=lambda pair: (-pair[1], pair[0]))
    return [(other, round(ratio, 3)) for other, ratio in found[:limit]]


def names_with(gazetteer: Gazetteer, name: str, limit: int = 10) -> list[str]:
    """Folded names that hold all words of a name and more, shortest first ("khaled" gives "wadi khaled")."""
    words = fold(name).split()
    if not words:
        return []
    rows = gazetteer.query(
        "SELECT spelling.folded FROM spelling_word JOIN spelling ON spelling.id = spelling_word.rowid"
        " WHERE spelling_word MATCH ? ORDER BY length(spelling.folded), spelling.folded LIMIT ?",
        (" AND ".join(f'"{word}"' for word in words), limit + 1),
    )
    return [other for (other,) in rows if other != " ".join(words)][:limit]
