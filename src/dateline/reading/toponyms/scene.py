"""All names of places of one report with all that they may stand for, and what speaks for each."""

import math
from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np

from dateline.gazetteer import Candidate, Feature, Match, fold
from dateline.reading.toponyms.group import UNCOUNTED, Group, kept_candidates, named_divisions
from dateline.reading.toponyms.outlet import Outlet
from dateline.reading.toponyms.relations import TOGETHER, relations_of

__all__ = ["FEATURES", "SORTS", "Scene"]

NOWHERE = Outlet()
"""The outlet of a report that does not tell it."""
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
FEATURES: tuple[str, ...] = (
    *_ALONE,
    *(f"{kind}: may be {name}" for kind in _CLASSES for name in TOGETHER),
    *(f"{kind}: is {name}" for kind in _CLASSES for name in TOGETHER),
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
        self._fill_together(matrix, probabilities, len(_ALONE) + len(_CLASSES) * len(TOGETHER))
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

    @cached_property
    def _relations(self) -> list[np.ndarray]:
        return relations_of(self.candidates)

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
            start = offset + kind * len(TOGETHER)
            matrix[number, start : start + len(TOGETHER)] = columns[number]

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
