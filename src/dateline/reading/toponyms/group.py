"""A name of a report with what it may stand for, and which of that is weighed."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.gazetteer import Candidate, Feature, Match
from dateline.reading.toponyms.neighbours import Holder

__all__ = ["UNCOUNTED", "Group", "kept_candidates", "named_divisions"]

_MOST = 40
"""Candidates of one name that are weighed; of the 25 that no word of the report bears out, the largest."""
_PLAIN = 25
_VILLAGE = 20_000
"""People: smaller towns give way to a region of their name."""
UNCOUNTED = frozenset({Feature.REGION, Feature.WATER, Feature.SITE})
"""Places whose people nobody counts: a village called Middle East is not larger than the Middle East."""


@dataclass(slots=True)
class Group:
    """One name of a report, however often it stands there.

    Attributes:
        name: as the report writes it first.
        candidates: what it may stand for.
        holders: what the words beside it say it lies in.
        generic: features that generic words beside it admit; empty where there are none.
        mentions: numbers of its mentions.
    """

    name: str
    candidates: tuple[Candidate, ...]
    holders: list[Holder] = field(default_factory=list)
    generic: frozenset[Feature] = frozenset()
    mentions: list[int] = field(default_factory=list)


def named_divisions(groups: Sequence[Group]) -> frozenset[int]:
    """Rows of the divisions that names of the report may stand for, or that hold their only candidate."""
    found: set[int] = set()
    for group in groups:
        for candidate in group.candidates:
            if candidate.feature in {Feature.ADMIN1, Feature.ADMIN2}:
                found.add(candidate.row)
            elif len(group.candidates) == 1 and candidate.division is not None:
                found.add(candidate.division)
        found.update(row for holder in group.holders for row in holder.rows)
    return frozenset(found)


def kept_candidates(group: Group, named: frozenset[int]) -> list[Candidate]:
    """The candidates that are weighed: the largest, and those in a division that the report names.

    Of the name of a region or a sea no village is weighed, unless the words beside it say where it lies: the
    Middle East, not Middle East in Maryland.
    """
    candidates = group.candidates
    if not group.holders and any(
        one.feature in UNCOUNTED and one.match is not Match.ALTERNATE for one in candidates
    ):
        candidates = tuple(
            one
            for one in candidates
            if one.feature is not Feature.POPULATED_PLACE or one.population >= _VILLAGE
        )
    if len(candidates) <= _PLAIN:
        return list(candidates)
    kept = list(candidates[:_PLAIN])
    for candidate in candidates[_PLAIN:]:
        borne_out = candidate.division in named or candidate.district in named
        coarse = candidate.feature is not Feature.POPULATED_PLACE
        if (borne_out or coarse) and len(kept) < _MOST:
            kept.append(candidate)
    return kept
