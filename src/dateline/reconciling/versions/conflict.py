"""Where the sources of an incident cannot all be right."""

from collections.abc import Sequence
from itertools import combinations

from dateline.model import Party, Stance, TollSide
from dateline.reconciling.actors import STATELESS, is_described
from dateline.reconciling.versions.candidate import Candidate
from dateline.reconciling.versions.figure import Figure
from dateline.reconciling.versions.tolls import figure_of

__all__ = ["actors_conflict", "figures_conflict"]


def actors_conflict(candidates: Sequence[Candidate]) -> bool:
    """Whether named doers are given behind whom no common state or body stands, or one disclaims it."""
    told = [
        frozenset(
            backer
            for party in one.payload
            if isinstance(party, Party) and not is_described(party)
            for backer in (party.id, *(party.country if party.kind not in STATELESS else ()))
        )
        for one in candidates
        if isinstance(one.payload, tuple)
    ]
    apart = any(one and other and not one & other for one, other in combinations(told, 2))
    return apart or any(not voice.affirms for one in candidates for voice in one.voices)


def figures_conflict(candidates: Sequence[Candidate]) -> bool:
    """Whether two figures that were given on one day, or by two sides last, cannot both hold."""
    last: dict[tuple[TollSide | None, str], tuple[str, Figure]] = {}
    for one in candidates:
        for voice in one.voices:
            if voice.affirms and voice.source.stance is not Stance.HEDGES:
                by = (one.side, voice.source.source or voice.origin)
                said = (voice.source.published or "", figure_of(one))
                last[by] = max(last.get(by, said), said, key=lambda pair: pair[0])
    standing = sorted(last.items(), key=str)
    return any(
        mine[1].excludes(theirs[1]) and (mine[0] == theirs[0] or by[0] is not other[0])
        for at, (by, mine) in enumerate(standing)
        for other, theirs in standing[at + 1 :]
    )
