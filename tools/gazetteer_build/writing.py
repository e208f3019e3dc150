"""The gazetteer's file."""

import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from gazetteer_build.material import fold
from gazetteer_build.naming import folded_names
from gazetteer_build.place import Place

__all__ = ["write"]

_SCHEMA = """
PRAGMA page_size = 4096;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE place (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, geonameid INTEGER, feature TEXT NOT NULL, country TEXT,
    division INTEGER, district INTEGER, latitude REAL, longitude REAL, population INTEGER NOT NULL,
    capital INTEGER NOT NULL, radius REAL, wikidata TEXT
);
CREATE TABLE spelling (id INTEGER PRIMARY KEY, folded TEXT NOT NULL UNIQUE);
CREATE TABLE name (
    spelling INTEGER NOT NULL, place INTEGER NOT NULL, match INTEGER NOT NULL, PRIMARY KEY (spelling, place)
) WITHOUT ROWID;
CREATE TABLE people (
    folded TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (folded, place)
) WITHOUT ROWID;
CREATE TABLE domain (ending TEXT PRIMARY KEY, country TEXT NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE spelling_word USING fts5(
    folded, content = '', detail = 'none', columnsize = 0, tokenize = 'unicode61'
);
CREATE VIRTUAL TABLE spelling_trigram USING fts5(
    folded, content = '', detail = 'none', columnsize = 0, tokenize = 'trigram'
);
"""
_INDICES = """
CREATE INDEX place_geonameid ON place (geonameid) WHERE geonameid IS NOT NULL;
CREATE INDEX place_seat ON place (feature, capital) WHERE feature = 'country' OR capital = 1;
INSERT INTO spelling_word (spelling_word) VALUES ('optimize');
INSERT INTO spelling_trigram (spelling_trigram) VALUES ('optimize');
"""


def write(
    places: Iterable[Place],
    people: Iterable[tuple[str, Place]],
    domains: Iterable[tuple[str, str]],
    output: Path,
) -> None:
    """Write beside the file and move there: readers of the old file keep it, none sees half of one."""
    output.parent.mkdir(parents=True, exist_ok=True)
    partial = output.with_name(f"{output.name}.{os.getpid()}.partial")
    partial.unlink(missing_ok=True)
    try:
        _fill(places, people, domains, partial)
        partial.replace(output)
    finally:
        partial.unlink(missing_ok=True)


def _fill(
    places: Iterable[Place],
    people: Iterable[tuple[str, Place]],
    domains: Iterable[tuple[str, str]],
    path: Path,
) -> None:
    ordered = sorted(places, key=Place.key)
    number = {id(place): index for index, place in enumerate(ordered, start=1)}
    base = sqlite3.connect(path)
    base.executescript(_SCHEMA)
    base.executemany(
        "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (_row(p, number) for p in ordered),
    )
    named = [(folded, number[id(p)], match) for p in ordered for folded, match in folded_names(p) if folded]
    spellings = {
        folded: row for row, folded in enumerate(sorted({folded for folded, _, _ in named}), start=1)
    }
    rows = [(row, folded) for folded, row in spellings.items()]
    base.executemany("INSERT INTO spelling VALUES (?, ?)", rows)
    base.executemany("INSERT INTO spelling_word (rowid, folded) VALUES (?, ?)", rows)
    base.executemany("INSERT INTO spelling_trigram (rowid, folded) VALUES (?, ?)", rows)
    base.executemany(
        "INSERT INTO name VALUES (?, ?, ?)",
        sorted((spellings[folded], place, m) for folded, place, m in named),
    )
    base.executemany(
        "INSERT INTO people VALUES (?, ?)",
        sorted({(fold.fold(name), number[id(land)]) for name, land in people}),
    )
    base.executemany("INSERT INTO domain VALUES (?, ?)", sorted(domains))
    base.executescript(_INDICES)
    base.commit()
    base.close()
    base = sqlite3.connect(path)
    base.execute("VACUUM")
    base.close()


def _row(place: Place, number: dict[int, int]) -> tuple[object, ...]:
    return (
        number[id(place)],
        place.name,
        place.geonameid,
        place.feature,
        place.country,
        number[id(place.division)] if place.division else None,
        number[id(place.district)] if place.district else None,
        place.latitude,
        place.longitude,
        place.population,
        int(place.capital),
        place.radius,
        place.wikidata,
    )
