"""Joining mentions by name: files, equal words, acronyms, short names, nicknames and spellings."""

import re

from dateline.model import ActorKind
from dateline.reading.actors.candidate import Candidate, Words
from dateline.reading.actors.clusters import Clusters
from dateline.reading.actors.folding import fold
from dateline.reading.actors.lexicon import Lexicon

__all__ = ["join_acronyms", "join_same_names", "join_short_names"]

_ACRONYM = re.compile(r"^[A-Z][A-Za-z&/-]{1,9}$")


def join_same_names(candidates: list[Candidate], clusters: Clusters) -> None:
    """Names that the files hold for one actor, and names of the same words."""
    _same_key(candidates, clusters)
    _same_name(candidates, clusters)


def _same_key(candidates: list[Candidate], clusters: Clusters) -> None:
    first: dict[str, int] = {}
    for i, c in enumerate(candidates):
        if c.key:
            clusters.join(first.setdefault(c.key, i), i)


def _same_name(candidates: list[Candidate], clusters: Clusters) -> None:
    first: dict[tuple[str, ...], int] = {}
    for i, c in enumerate(candidates):
        if c.name and c.parts and not c.key:
            parts = c.parts[1:] if c.parts[0] == "the" else c.parts
            clusters.join(first.setdefault(parts, i), i)


def join_acronyms(words: Words, candidates: list[Candidate], clusters: Clusters) -> None:
    """Join "Kachin Youth Front (KYF)" and "KYF"; also the initials of a name that the report uses bare."""
    named = [i for i, c in enumerate(candidates) if c.name and c.kind is not ActorKind.PERSON]
    short = {i: words.text(candidates[i].first, candidates[i].last) for i in named}
    for i in named:
        a = candidates[i]
        if len(a.parts) < 2:
            continue
        initials = {
            "".join(p[0] for p in a.parts),
            "".join(p[0] for p in a.parts if p not in {"of", "the", "and", "for", "in", "al", "e", "i"}),
        }
        for j in named:
            b = candidates[j]
            if (
                i == j
                or len(b.parts) != 1
                or not _ACRONYM.match(short[j])
                or sum(ch.isupper() for ch in short[j]) < 2
            ):
                continue
            bracketed = 0 < b.first - a.last <= 2 and words.doc[b.first - 1].text == "("
            if (bracketed or fold(short[j]).replace("-", "") in initials) and not (
                b.key and a.key and a.key != b.key
            ):
                clusters.join(i, j, force=bracketed)


def join_short_names(lexicon: Lexicon, candidates: list[Candidate], clusters: Clusters) -> None:
    """Join parts of full names, the beginnings of organisations' names, and spellings of persons'."""
    _variants(lexicon, candidates, clusters)
    full = [i for i, c in enumerate(candidates) if c.name and len(c.parts) > 1 and not c.key]
    for j, c in enumerate(candidates):
        if not c.name or not c.parts or c.key:
            continue
        person = c.kind is ActorKind.PERSON
        best = None
        for i in full:
            a = candidates[i]
            if len(a.parts) <= len(c.parts) or (
                (a.kind is ActorKind.PERSON) != person and c.kind is not ActorKind.OTHER
            ):
                continue
            if _part_of(c.parts, a.parts, person or a.kind is ActorKind.PERSON) and clusters.agree(i, j):
                near = (i < j, a.parts[-len(c.parts) :] == c.parts, -abs(j - i))
                if best is None or near > best[0]:
                    best = (near, i)
        if best is not None:
            clusters.join(best[1], j)


def _part_of(short: tuple[str, ...], long: tuple[str, ...], person: bool) -> bool:
    size = len(short)
    if person:
        if size == 1 and len(short[0]) < 3 and short[0] not in {"xi", "li", "wu", "hu", "ma", "u"}:
            return False
        return any(long[k : k + size] == short for k in range(len(long) - size + 1)) or (
            size >= 2 and short[0] == long[0] and short[-1] == long[-1]
        )
    return long[:size] == short and (size > 1 or len(short[0]) > 4)


def _variants(lexicon: Lexicon, candidates: list[Candidate], clusters: Clusters) -> None:
    """Join persons whose names differ in the spelling of one part ("Mike Brown", "Michael Brown")."""
    full = [i for i, c in enumerate(candidates) if c.kind is ActorKind.PERSON and len(c.parts) > 1]
    for n, j in enumerate(full):
        for i in full[:n]:
            a, b = candidates[i].parts, candidates[j].parts
            if len(a) != len(b) or a == b:
                continue
            differing = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
            if len(differing) == 1 and _one_name(lexicon, *differing[0]) and clusters.join(i, j, alike=True):
                break


def _one_name(lexicon: Lexicon, a: str, b: str) -> bool:
    nicknames = lexicon.context.nicknames
    if nicknames.get(a, a) == nicknames.get(b, b):
        return True
    if min(len(a), len(b)) < 6 or a[0] != b[0]:
        return False
    if sorted(a) == sorted(b):  # two letters changed places
        return True
    short, long = sorted((a, b), key=len)
    if len(long) - len(short) > 1:
        return False
    k = next((k for k in range(len(short)) if short[k] != long[k]), len(short))
    return short[k + (len(short) == len(long)) :] == long[k + 1 :]
