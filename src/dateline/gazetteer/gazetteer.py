"""Look-up of place names in the compiled gazetteer."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from threading import local
from typing import Any

from dateline.gazetteer.candidate import Candidate, Feature, Match
from dateline.gazetteer.fold import bare, fold
from dateline.gazetteer.generic import abbreviations, generic_words, spelled_out

__all__ = ["Gazetteer", "GazetteerMissingError"]

_PLACE = (
    "place.name, place.geonameid, place.feature, place.country, first.name, place.latitude, place.longitude,"
    " place.population, place.capital, second.name, place.id, place.division, place.district, place.radius,"
    " place.wikidata"
)
_HOLDERS = (
    " LEFT JOIN place AS first ON first.id = place.division"
    " LEFT JOIN place AS second ON second.id = place.district"
)
_NAMED = (
    f"SELECT {_PLACE}, match FROM spelling JOIN name ON name.spelling = spelling.id"
    f" JOIN place ON place.id = name.place{_HOLDERS}"
)
_PREFERRED = f"SELECT {_PLACE}, 1 FROM place{_HOLDERS}"
_PEOPLE = (
    f"{_PREFERRED} JOIN people ON people.place = place.id WHERE people.folded = ?"
    " ORDER BY place.country, place.id"
)

_MATCHES = (Match.ALTERNATE, Match.PREFERRED, Match.USUAL)


class GazetteerMissingError(FileNotFoundError):
    """The compiled gazetteer is not where the package keeps it."""


class Gazetteer:
    """Places by name: towns, divisions, countries, regions, waters, sites.

    The file is opened read-only at the first look-up (under a millisecond), once a thread.
    Look-ups are cached.

    Args:
        path: a file compiled by tools/build_gazetteer.py; the package's own by default.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._open = local()
        self.candidates = lru_cache(maxsize=32768)(self._candidates)
        self.lands_of_people = lru_cache(maxsize=8192)(self._lands_of_people)
        self.row = lru_cache(maxsize=4096)(self._row)

    @property
    def path(self) -> Path:
        """Where the compiled file is.

        Raises:
            GazetteerMissingError: if it is not there.
        """
        path = self._path or Path(str(files("dateline.data").joinpath("gazetteer.sqlite")))
        if not path.is_file():
            raise GazetteerMissingError(
                f"the gazetteer {path} is missing: reinstall dateline, or run tools/build_gazetteer.py"
            )
        return path

    def query(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows that a statement gives, on this thread's own connection."""
        connection: sqlite3.Connection | None = getattr(self._open, "connection", None)
        if connection is None:
            connection = sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
            self._open.connection = connection
        with closing(connection.execute(statement, values)) as rows:
            return rows.fetchall()

    def _candidates(self, name: str) -> tuple[Candidate, ...]:
        """Every place that may bear the name, most populous first.

        The name is tried as it stands, and with "St.", "Mt." and "Ft." written out or shortened; then without
        Arabic articles; then without a generic word at its end or start ("Helmand province", "the city of
        Mosul"); places of the sort that the word tells then come first.
        """
        folded = fold(name)
        if folded.startswith("the "):
            folded = folded.removeprefix("the ")
        if not folded:
            return ()
        found = self.named(folded)
        if found:
            return found
        stripped = generic_words().strip(folded)
        if stripped is None:
            return ()
        rest, features = stripped
        found = self.named(rest)
        return tuple(sorted(found, key=lambda candidate: candidate.feature not in features))

    def named(self, folded: str) -> tuple[Candidate, ...]:
        """Every place of a folded name, most populous first, or of the name without Arabic articles."""
        found = self._spelled(spelled_out(folded))
        if not found and (short := bare(folded)) != folded:
            found = self._spelled((short,))
        return found

    def _spelled(self, forms: Sequence[str]) -> tuple[Candidate, ...]:
        marks = ", ".join("?" * len(forms))
        order = f"WHERE folded IN ({marks}) ORDER BY place.population DESC, match DESC, place.id"
        found: dict[int, Candidate] = {}
        for candidate in _read(self.query(f"{_NAMED} {order}", forms)):
            found.setdefault(candidate.row, candidate)
        return tuple(found.values())

    def abbreviated(self, text: str) -> tuple[Candidate, ...]:
        """The division that an abbreviation stands for, as newspapers write it ("Mo.", "W.Va.", "B.C.")."""
        known = abbreviations().get("".join(text.split()))
        if known is None:
            return ()
        country, name = known
        return tuple(
            place
            for place in self.candidates(name)
            if place.country == country and place.feature is Feature.ADMIN1
        )

    def place(self, geonameid: int) -> Candidate | None:
        """The place of that GeoNames id, under its preferred name."""
        rows = self.query(f"{_PREFERRED} WHERE place.geonameid = ? ORDER BY place.id LIMIT 1", (geonameid,))
        return next(_read(rows), None)

    def _row(self, row: int) -> Candidate | None:
        """The place of that number in the compiled file, under its preferred name."""
        return next(_read(self.query(f"{_PREFERRED} WHERE place.id = ?", (row,))), None)

    def country(self, code: str | None) -> Candidate | None:
        """The country of that ISO 3166-1 alpha-3 code."""
        return self._states[0].get(code)

    def capital(self, code: str | None) -> Candidate | None:
        """The seat of government of the country of that ISO 3166-1 alpha-3 code."""
        return self._states[1].get(code)

    def country_of_domain(self, ending: str) -> str | None:
        """ISO 3166-1 alpha-3 of the country of a top-level domain of two letters ("uk")."""
        rows = (
            self.query("SELECT country FROM domain WHERE ending = ?", (ending,)) if len(ending) == 2 else ()
        )
        return next((row[0] for row in rows), None)

    @cached_property
    def _states(self) -> tuple[dict[str | None, Candidate], dict[str | None, Candidate]]:
        """Countries and capitals by code."""
        countries: dict[str | None, Candidate] = {}
        capitals: dict[str | None, Candidate] = {}
        rows = self.query(
            f"{_PREFERRED} WHERE place.feature = 'country' OR place.capital = 1 ORDER BY place.name, place.id"
        )
        for place in _read(rows):
            if place.country is not None and place.feature is Feature.COUNTRY:
                countries.setdefault(place.country, place)
            if place.country is not None and place.capital:
                capitals.setdefault(place.country, place)
        return countries, capitals

    def _lands_of_people(self, word: str) -> tuple[Candidate, ...]:
        """Lands that an adjective or the name of a people belongs to ("Iraqi", "Afghans", "Texan").

        A word of two lands ("Congolese") gives both; another word gives none.
        """
        folded = fold(word)
        for form in (folded, folded.removesuffix("s"), folded.removesuffix("es")):
            if rows := self.query(_PEOPLE, (form,)):
                return tuple(_read(rows))
        return ()

    def countries_of_people(self, word: str) -> tuple[str, ...]:
        """ISO 3166-1 alpha-3 of the countries among the lands of a people."""
        lands = self.lands_of_people(word)
        return tuple(land.country for land in lands if land.feature is Feature.COUNTRY and land.country)


def _read(rows: Iterable[tuple[Any, ...]]) -> Iterator[Candidate]:
    for row in rows:
        yield Candidate(
            name=row[0],
            geonameid=row[1],
            feature=Feature(row[2]),
            country=row[3],
            admin1=row[4],
            latitude=row[5],
            longitude=row[6],
            population=row[7],
            match=_MATCHES[row[15]],
            capital=bool(row[8]),
            admin2=row[9],
            row=row[10],
            division=row[11],
            district=row[12],
            radius=row[13],
            wikidata=row[14],
        )
