"""Which of the names that the sources give are names in English news."""

import re
from collections.abc import Iterator

from gazetteer_build.material import curated, fold
from gazetteer_build.place import Place

__all__ = ["ARTICLE_COUNTRIES", "folded_names", "is_english", "is_usable", "without_words"]

# Basic Latin to Latin Extended-B, spacing modifiers, combining marks, Latin Extended Additional, punctuation.
_LATIN = re.compile(r"^[\u0020-\u024f\u02b0-\u036f\u1e00-\u1eff\u2010-\u2019]+$")
_NATIVE = curated("native_names")
ARTICLE_COUNTRIES = frozenset(_NATIVE["article_countries"])
"""Countries whose names are written with the Arabic article."""


def is_usable(name: str) -> bool:
    """Whether an alternate name is a name in Latin letters: no transliteration residue, no station code."""
    if not _LATIN.match(name) or name.lower() == name or not 3 <= len(name) <= 60:
        return False
    return not (name.isupper() and len(name) <= 4) and not any(letter.isdigit() for letter in name)


def is_english(name: str, *, division: bool = True) -> bool:
    """Whether a division's name is ASCII and holds no word for a division in another language.

    Args:
        name: the name.
        division: False to look at the end of the name alone.
    """
    if not name.isascii():
        return False
    if division:
        return not any(word in _NATIVE["words"] for word in name.casefold().split())
    return not name.casefold().endswith(tuple(_NATIVE["ends"]))


def without_words(name: str, words: frozenset[str]) -> str | None:
    """A division's name without the word that says that it is one ("Anbar Governorate"), or None."""
    parts = name.split()
    if len(parts) > 1 and parts[-1].casefold() in words:
        return " ".join(parts[:-1])
    if len(parts) > 2 and parts[0].casefold() in words and parts[1].casefold() in {"of", "de"}:
        return " ".join(parts[2:])
    return None


def folded_names(place: Place) -> Iterator[tuple[str, int]]:
    """Every folded name with 1 for the preferred, 2 for a usual, 0 for another."""
    preferred = fold.fold(place.name)
    usual = {fold.fold(name) for name in place.usual}
    seen = {preferred}
    yield preferred, 1
    for name in sorted(place.names):
        folded = fold.fold(name)
        for form in (folded, fold.bare(folded)) if place.articles else (folded,):
            if form and form not in seen:
                seen.add(form)
                yield form, 2 if form in usual else 0
