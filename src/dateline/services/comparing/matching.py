"""Which happenings of two lists are the same: by place, day, actors and toll."""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal

from dateline.services.comparing.assignment import assign
from dateline.services.comparing.sighting import Sighting, rules

__all__ = ["Pair", "TollAgreement", "Window", "kilometres", "match"]

TollAgreement = Literal["same", "overlap", "apart", "one_side", "none"]
"""The same number; ranges that overlap; ranges apart; only one side tells a toll; neither does."""

_EARTH = 6371.0088
"""Mean radius of the Earth in kilometres (IUGG)."""


@dataclass(frozen=True, slots=True)
class Window:
    """How far apart two tellings of one happening may lie."""

    days: int = 2
    kilometres: float = 50.0
    """Beside what the precision of both places allows."""
    toll_factor: float | None = None
    """The greater toll may be at most so many times the lesser, where both are told; None for any."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two tellings of one happening."""

    ours: Sighting
    theirs: Sighting
    score: float
    days: int
    """Days between the two; 0 where they overlap."""
    kilometres: float | None
    shared: tuple[str, ...]
    """Words of actors' names that both have."""
    toll: TollAgreement

    @property
    def toll_difference(self) -> int | None:
        """Ours less theirs; None where one doesn't tell."""
        if self.ours.killed_best is None or self.theirs.killed_best is None:
            return None
        return self.ours.killed_best - self.theirs.killed_best

    def document(self) -> dict[str, Any]:
        """The pair as JSON."""
        return {
            "score": round(self.score, 3),
            "days": self.days,
            "kilometres": None if self.kilometres is None else round(self.kilometres, 1),
            "shared": list(self.shared),
            "toll": self.toll,
            "toll_difference": self.toll_difference,
            "ours": self.ours.document(),
            "theirs": self.theirs.document(),
        }


def kilometres(a: Sighting, b: Sighting) -> float | None:
    """The distance of two points on the sphere (haversine); None where one is unknown."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    north, south = math.radians(a.latitude), math.radians(b.latitude)
    half = math.sin((north - south) / 2) ** 2
    across = math.sin(math.radians(a.longitude - b.longitude) / 2) ** 2
    return 2 * _EARTH * math.asin(min(1.0, math.sqrt(half + math.cos(north) * math.cos(south) * across)))


def match(ours: Sequence[Sighting], theirs: Sequence[Sighting], window: Window) -> list[Pair]:
    """Pairs of one happening, each telling in at most one: the assignment with the greatest total score.

    A pair must lie within the window; its score weighs days, distance, actors and toll as
    `data/exports/comparison.yaml` states, and must reach the threshold there.
    """
    by_day: dict[int, list[int]] = defaultdict(list)
    for number, sighting in enumerate(theirs):
        for day in range(sighting.start.toordinal(), sighting.end.toordinal() + 1):
            by_day[day].append(number)
    threshold = float(rules()["threshold"])
    candidates: list[dict[int, Pair]] = []
    for one in ours:
        first = (one.start - timedelta(days=window.days)).toordinal()
        last = (one.end + timedelta(days=window.days)).toordinal()
        near = dict.fromkeys(number for day in range(first, last + 1) for number in by_day.get(day, ()))
        pairs = {number: _pair(one, theirs[number], window) for number in near}
        candidates.append({n: pair for n, pair in pairs.items() if pair and pair.score >= threshold})
    # The threshold is worth nothing: two poor pairs never outweigh one good one.
    weights = [{n: pair.score - threshold + 1e-9 for n, pair in own.items()} for own in candidates]
    chosen = zip(candidates, assign(weights), strict=True)
    return [own[number] for own, number in chosen if number is not None]


def _pair(ours: Sighting, theirs: Sighting, window: Window) -> Pair | None:
    """What the two have in common; None where they lie too far apart."""
    apart = max((theirs.start - ours.end).days, (ours.start - theirs.end).days, 0)
    distance = kilometres(ours, theirs)
    allowed = window.kilometres + ours.radius + theirs.radius
    shared = ours.names & theirs.names
    somewhere = ours.country is not None or theirs.country is not None
    if distance is None:
        # Where neither tells a place, only who took part can say that it is the same.
        if ours.country != theirs.country or not (somewhere or shared):
            return None
    elif distance > allowed:
        return None
    toll = _toll(ours, theirs, window)
    if toll is None:
        return None
    agreement, toll_score = toll
    weights = rules()["weights"]
    least = min(len(ours.names), len(theirs.names))
    # Without a point, the country alone is known to agree, or nothing.
    near = (0.3 if somewhere else 0.0) if distance is None else _nearness(distance, allowed)
    score = (
        weights["days"] * _days_score(ours, theirs, apart, window)
        + weights["distance"] * near
        + weights["actors"] * (len(shared) / least if least else 0.5)
        + weights["toll"] * toll_score
    )
    return Pair(ours, theirs, score, apart, distance, tuple(sorted(shared)), agreement)


def _nearness(distance: float, allowed: float) -> float:
    """1 for the same point, 0 at the edge of what is allowed."""
    return 1 - distance / allowed if allowed else 1.0


def _days_score(ours: Sighting, theirs: Sighting, apart: int, window: Window) -> float:
    """1 for the same days; less for days apart, and a little less for stretches of another length."""
    together = (min(ours.end, theirs.end) - max(ours.start, theirs.start)).days + 1
    whole = (max(ours.end, theirs.end) - min(ours.start, theirs.start)).days + 1
    return (1 - apart / (window.days + 1)) * (0.8 + 0.2 * max(together, 0) / whole)


def _toll(ours: Sighting, theirs: Sighting, window: Window) -> tuple[TollAgreement, float] | None:
    """How the tolls agree, and how much that speaks for one happening; None where they exclude it."""
    mine, other = ours.killed_best, theirs.killed_best
    if mine is None or other is None:
        return ("none" if mine is None and other is None else "one_side"), 0.5
    # One more each: a toll of none and one of one are not infinitely far apart.
    factor = (max(mine, other) + 1) / (min(mine, other) + 1)
    if window.toll_factor is not None and factor > window.toll_factor:
        return None
    if mine == other:
        return "same", 1.0
    ends = (ours.killed_low, ours.killed_high, theirs.killed_low, theirs.killed_high)
    low, high, their_low, their_high = (math.inf if end is None else end for end in ends)
    overlap = (0 if ours.killed_low is None else low) <= their_high and (
        0 if theirs.killed_low is None else their_low
    ) <= high
    return ("overlap" if overlap else "apart"), 1 / factor
