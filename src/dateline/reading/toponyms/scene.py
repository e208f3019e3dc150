"""All names of places of one report with all that they may stand for, and what speaks for each."""

import math
from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np

from dateline.gazetteer import Candidate, Feature, Match, fold
from dateline.reading.toponyms.group import UNCOUNTED, Group, kept_candidates, named_divisions
from dateline.reading.toponyms.outlet import Outlet

__all__ = ["FEATURES", "SORTS", "Scene"]

NOWHERE = Outlet()
"""The outlet of a report that does not tell it."""
_RADII = (30.0, 100.0, 300.0)
"""Kilometres within which another place of the report speaks for a candidate."""
_EARTH = 6371.0
SORTS = {
    Feature.POPULATED_PLACE: "town",
    Feature.ADMIN1: "division",
    Feature.ADMIN2: "district",
    Feature.COUNTRY: "country",
    Feature.REGION: "other",
    Feature.WATER: "other",
    Feature.SITE: "other",
}
_CLASSES = ("town", "division", "district", "country", "other")
_ALONE = (
    "country",
    "division",
    "district",
    "region",
    "water",
    "site",
    "capital",
    "town: people unknown",
    "district: people",
    "largest",
    "behind the largest",
    "ahead of the next",
    "alternate name",
    "usual name",
    "generic word fits",
    "generic word against",
    "held by its division",
    "held by its district",
    "held by its country",
    "held by another",
    "named by the publisher",
    "division named by the publisher",
    "country of the publisher",
    "only one",
    "words of its country",
    "words of another country",
)
_TOGETHER = (
    "near 30",
    "near 100",
    "near 300",
    "same district",
    "same division",
    "same country",
    "holds",
    "country named",
    "division named",
    "district named",
)
FEATURES: tuple[str, ...] = (
    *_ALONE,
    *(f"{kind}: may be {name}" for kind in _CLASSES for name in _TOGETHER),
    *(f"{kind}: is {name}" for kind in _CLASSES for name in _TOGETHER),
)
"""Names of the columns. "may be": how many other names of the report have a candidate there; "is": how many
do, each candidate counted by its probability in the first pass."""


class Scene:
    """The names of one report, as a matrix: a row for each candidate of each name.

    Args:
        groups: the names; those without candidates weigh nothing.
        outlet: where the report appeared.
        words: how many of each country's own words it uses.
    """

    def __init__(
        self, groups: Sequence[Group], outlet: Outlet = NOWHERE, words: Mapping[str, int] | None = None
    ) -> None:
        self.groups = [group for group in groups if group.candidates]
        self._outlet, self._words = outlet, words or {}
        named = named_divisions(self.groups)
        self.candidates: list[Candidate] = []
        """All that are weighed, those of one name in a row."""
        self.starts: list[int] = []
        """Where the candidates of each name begin."""
        self._of: list[int] = []
        for number, group in enumerate(self.groups):
            self.starts.append(len(self.candidates))
            kept = kept_candidates(group, named)
            self.candidates += kept
            self._of += [number] * len(kept)

    def bounds(self) -> list[tuple[Group, int, int]]:
        """Each name with the first of its candidates and the one after its last."""
        ends = [*self.starts[1:], len(self.candidates)] if self.starts else []
        return list(zip(self.groups, self.starts, ends, strict=True))

    @cached_property
    def first(self) -> np.ndarray:
        """Features without what the first pass says: candidates by `FEATURES`, the last third zero."""
        matrix = np.zeros((len(self.candidates), len(FEATURES)))
        for group, start, end in self.bounds():
            self._fill_alone(matrix[start:end], group, self.candidates[start:end])
        self._fill_together(matrix, np.ones(len(self.candidates)), len(_ALONE))
        return matrix

    def second(self, probabilities: np.ndarray) -> np.ndarray:
        """All features.

        Args:
            probabilities: of each candidate by the first pass.
        """
        matrix = self.first.copy()
        self._fill_together(matrix, probabilities, len(_ALONE) + len(_CLASSES) * len(_TOGETHER))
        return matrix

    def _fill_alone(self, rows: np.ndarray, group: Group, candidates: Sequence[Candidate]) -> None:
        most = max((c.population for c in candidates), default=0)
        largest = next((c for c in candidates if c.population == most), None)
        next_most = max((c.population for c in candidates if not _is_twin(c, largest)), default=0)
        for row, candidate in zip(rows, candidates, strict=True):
            values = _own_values(candidate)
            values["largest"] = candidate is largest
            if _is_twin(candidate, largest):
                values["ahead of the next"] = math.log10((most + 10) / (next_most + 10))
            values["only one"] = len(candidates) == 1
            if candidate.feature not in UNCOUNTED:
                values["behind the largest"] = math.log10((most + 10) / (candidate.population + 10))
            if group.generic:
                fits = candidate.feature in group.generic
                values["generic word fits" if fits else "generic word against"] = 1.0
            values |= self._held(group, candidate)
            values |= self._at_home(candidate)
            for column, title in enumerate(_ALONE):
                row[column] = values.get(title, 0.0)

    def _at_home(self, candidate: Candidate) -> dict[str, float]:
        """What the outlet and the report's own words say of the candidate's country and place."""
        values: dict[str, float] = {}
        used = self._words.get(candidate.country or "", 0)
        values["words of its country"] = math.log1p(used)
        others = (count for country, count in self._words.items() if country != candidate.country)
        values["words of another country"] = math.log1p(max((*others, 0)) if candidate.country else 0)
        if self._outlet.name:
            spoken = "".join(fold(candidate.name).split())
            division = "".join(fold(candidate.admin1 or "").split())
            values["named by the publisher"] = len(spoken) > 3 and spoken in self._outlet.name
            values["division named by the publisher"] = len(division) > 3 and division in self._outlet.name
            values["country of the publisher"] = (
                candidate.country is not None and candidate.country == self._outlet.country
            )
        return values

    def _held(self, group: Group, candidate: Candidate) -> dict[str, float]:
        if not group.holders:
            return {}
        rows = {row for holder in group.holders for row in holder.rows if row != candidate.row}
        codes = {code for holder in group.holders for code in holder.countries}
        if candidate.division in rows:
            return {"held by its division": 1.0}
        if candidate.district in rows:
            return {"held by its district": 1.0}
        if candidate.country in codes and candidate.feature is not Feature.COUNTRY:
            return {"held by its country": 1.0}
        return {"held by another": 1.0}

    def _fill_together(self, matrix: np.ndarray, weights: np.ndarray, offset: int) -> None:
        """What the other names of the report say for each candidate.

        Args:
            matrix: where to put it.
            weights: of each candidate as a witness: 1, or its probability.
            offset: the first column.
        """
        if len(self.groups) < 2:
            return
        soft = not bool((weights == 1.0).all())
        columns = np.stack([self._witnesses(relation, weights, soft) for relation in self._relations], axis=1)
        np.log1p(columns, out=columns)
        for number, kind in enumerate(self._kinds):
            start = offset + kind * len(_TOGETHER)
            matrix[number, start : start + len(_TOGETHER)] = columns[number]

    @cached_property
    def _kinds(self) -> list[int]:
        return [_CLASSES.index(SORTS[candidate.feature]) for candidate in self.candidates]

    def _witnesses(self, relation: np.ndarray, weights: np.ndarray, soft: bool) -> np.ndarray:
        """How many other names have a candidate in the relation to each candidate."""
        if soft:
            by_name = np.add.reduceat(relation * weights, self.starts, axis=1)
        else:
            by_name = np.maximum.reduceat(relation, self.starts, axis=1)
        by_name[np.arange(len(self.candidates)), self._of] = 0.0
        total: np.ndarray = by_name.sum(axis=1)
        return total

    @cached_property
    def _relations(self) -> list[np.ndarray]:
        """One matrix for each of `_TOGETHER`: whether the candidate of the column speaks for the row's."""
        points = np.array([_vector(candidate) for candidate in self.candidates])
        cosine = points @ points.T
        division = _codes([candidate.division for candidate in self.candidates])
        district = _codes([candidate.district for candidate in self.candidates])
        country = _codes([candidate.country for candidate in self.candidates])
        same_division = _equal(division, division)
        same_country = _equal(country, country)
        is_country, is_division, is_district = (
            np.array([candidate.feature is feature for candidate in self.candidates])
            for feature in (Feature.COUNTRY, Feature.ADMIN1, Feature.ADMIN2)
        )
        own = np.array([c.row for c in self.candidates])
        inside = (
            (np.array([c.division or -1 for c in self.candidates])[None, :] == own[:, None])
            | (np.array([c.district or -1 for c in self.candidates])[None, :] == own[:, None])
            | (same_country & is_country[:, None])
        ) & (own[:, None] != own[None, :])
        found = [cosine >= math.cos(radius / _EARTH) for radius in _RADII]
        found += [
            _equal(district, district) & ~is_district[None, :],
            same_division & ~is_division[None, :],
            same_country & ~is_country[None, :],
            inside,
            same_country & is_country[None, :],
            same_division & is_division[None, :],
            _equal(district, district) & is_district[None, :],
        ]
        return [relation.astype(np.float32) for relation in found]


def _is_twin(one: Candidate, other: Candidate | None) -> bool:
    """Whether two candidates are one place, or a town and the division around it."""
    if other is None or one.row == other.row:
        return True
    return one.division is not None and one.division == other.division


def _own_values(candidate: Candidate) -> dict[str, float]:
    feature, people = candidate.feature, math.log10(candidate.population + 1)
    values: dict[str, float] = {"capital": candidate.capital}
    if feature is Feature.POPULATED_PLACE:
        values["town: people unknown"] = candidate.population == 0
    elif feature is Feature.ADMIN1:
        values["division"] = 1.0
    elif feature is Feature.ADMIN2:
        values |= {"district": 1.0, "district: people": people}
    elif feature is Feature.COUNTRY:
        values["country"] = 1.0
    else:
        values[feature.value] = 1.0
    if candidate.match is Match.USUAL:
        values["usual name"] = 1.0
    elif candidate.match is Match.ALTERNATE:
        values["alternate name"] = 1.0
    return values


def _vector(candidate: Candidate) -> tuple[float, float, float]:
    """The point as a unit vector; the zero vector, near nothing, of what is too large or has no point."""
    large = candidate.feature in {Feature.COUNTRY, Feature.ADMIN1}
    if large or candidate.latitude is None or candidate.longitude is None:
        return 0.0, 0.0, 0.0
    north, east = math.radians(candidate.latitude), math.radians(candidate.longitude)
    wide = math.cos(north)
    return wide * math.cos(east), wide * math.sin(east), math.sin(north)


def _codes(values: Sequence[object]) -> np.ndarray:
    """Small numbers for equal values; -1 for None."""
    numbers: dict[object, int] = {}
    return np.array(
        [-1 if value is None else numbers.setdefault(value, len(numbers)) for value in values], dtype=np.int32
    )


def _equal(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    same: np.ndarray = (one[:, None] == other[None, :]) & (one >= 0)[:, None]
    return same
