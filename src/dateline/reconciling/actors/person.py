"""Names of people, so that two spellings of one person compare."""

from functools import lru_cache

from dateline.reading.actors.folding import pieces
from dateline.reading.actors.lexicon import load_lexicon
from dateline.reconciling.actors.words import load_identity_words

__all__ = ["person_name", "same_person"]

_INITIAL = 1
"""Letters of a middle initial."""
_SPELLED = 5
"""Letters of a name from which it may be misspelled: of shorter ones many differ by a letter."""


@lru_cache(maxsize=65536)
def person_name(name: str) -> tuple[str, ...]:
    """The parts of a person's name that tell people apart, folded: no titles, particles, initials, suffixes.

    Nicknames stand for their full names ("Bill" for "William").
    """
    words, lexicon = load_identity_words(), load_lexicon()
    context = lexicon.context
    parts = [piece.bare for piece in pieces(name)]
    offices = [n for n, part in enumerate(parts[:-1]) if part in context.titles or _is_office(part)]
    parts = parts[offices[-1] + 1 :] if offices else parts
    kept = [
        context.nicknames.get(part, part)
        for part in parts
        if len(part) > _INITIAL and part not in words.particles and part not in words.suffixes
    ]
    return tuple(kept)


def _is_office(word: str) -> bool:
    return any(
        found.source == "office" and noun[-1] == word for noun, found in load_lexicon().nouns.get(word, ())
    )


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names can be one person's: first and last parts agree, and one holds all of the other.

    One of the two parts may be spelled otherwise by a letter: names are written as they are heard, or brought
    into Latin letters by each outlet in its own way ("Mohamed", "Mohammed").

    Args:
        one: as `person_name` gives it.
        other: likewise.
    """
    if min(len(one), len(other)) < 2:
        return False
    first, last = one[0] == other[0], one[-1] == other[-1]
    if not (first and last):
        return (first and _alike(one[-1], other[-1])) or (last and _alike(one[0], other[0]))
    shorter, longer = sorted((one, other), key=len)
    return set(shorter) <= set(longer)


def _alike(one: str, other: str) -> bool:
    """Whether two long words are one but for a letter more, less or other, or two that changed places."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _SPELLED or len(longer) - len(shorter) > 1 or one[0] != other[0]:
        return False
    start = next((n for n, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    mine, theirs = shorter[start:], longer[start:]
    if len(shorter) < len(longer):
        return mine == theirs[1:]
    return mine[1:] == theirs[1:] or (mine[:2] == theirs[1::-1] and mine[2:] == theirs[2:])
