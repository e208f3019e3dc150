"""Look-up of place names in the compiled gazetteer."""

import sqlite3
from contextlib import closing
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from threading import local

from dateline.gazetteer.candidate import Candidate, Feature, Match
from dateline.gazetteer.fold import bare, fold
from dateline.gazetteer.generic import generic_words

__all__ = ["Gazetteer", "GazetteerMissingError"]

_ROW = (
    "SELECT place.name, geonameid, feature, country, admin1, latitude, longitude, population, capital, match"
    " FROM name JOIN place ON place.id = name.place"
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
        self.countries_of_people = lru_cache(maxsize=4096)(self._countries_of_people)

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

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._open, "connection", None)
        if connection is None:
            connection = sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
            self._open.connection = connection
        return connection

    def _rows(self, where: str, key: str) -> tuple[Candidate, ...]:
        with closing(self._connection().execute(f"{_ROW} {where}", (key,))) as rows:
            found = [
                Candidate(
                    name=row[0],
                    geonameid=row[1],
                    feature=Feature(row[2]),
                    country=row[3],
                    admin1=row[4],
                    latitude=row[5],
                    longitude=row[6],
                    population=row[7],
                    match=_MATCHES[row[9]],
                    capital=bool(row[8]),
                )
                for row in rows
            ]
        return tuple(found)

    def _candidates(self, name: str) -> tuple[Candidate, ...]:
        """Every place that may bear the name, most populous first.

        The name is tried as it stands; then without Arabic articles; then without a generic word at its end
        or start ("Helmand province", "the city of Mosul"), where the word tells the sort of place.
        """
        folded = fold(name)
        if folded.startswith("the "):
            folded = folded.removeprefix("the ")
        if not folded:
            return ()
        found = self._named(folded)
        if found:
            return found
        stripped = generic_words().strip(folded)
        if stripped is None:
            return ()
        rest, features = stripped
        found = self._named(rest)
        fit = tuple(candidate for candidate in found if candidate.feature in features)
        return fit or found

    def _named(self, folded: str) -> tuple[Candidate, ...]:
        order = "WHERE folded = ? ORDER BY population DESC, match DESC, place.id"
        found = self._rows(order, folded)
        if not found and (short := bare(folded)) != folded:
            found = self._rows(order, short)
        return found

    def country(self, code: str | None) -> Candidate | None:
        """The country of that ISO 3166-1 alpha-3 code."""
        return self._states[0].get(code)

    def capital(self, code: str | None) -> Candidate | None:
        """The seat of government of the country of that ISO 3166-1 alpha-3 code."""
        return self._states[1].get(code)

    @cached_property
    def _states(self) -> tuple[dict[str | None, Candidate], dict[str | None, Candidate]]:
        """Countries and capitals by code, in one pass: no index leads to them, and a pass takes 0.1 s."""
        countries: dict[str | None, Candidate] = {}
        capitals: dict[str | None, Candidate] = {}
        chosen = "SELECT id FROM place WHERE feature = ? OR capital = 1"
        where = f"WHERE match = 1 AND name.place IN ({chosen}) ORDER BY folded, name.place"
        for place in self._rows(where, Feature.COUNTRY.value):
            if place.country is not None and place.feature is Feature.COUNTRY:
                countries.setdefault(place.country, place)
            if place.country is not None and place.capital:
                capitals.setdefault(place.country, place)
        return countries, capitals

    def _countries_of_people(self, word: str) -> tuple[str, ...]:
        """Codes of the countries that an adjective or the name of a people belongs to ("Iraqi", "Afghans").

        A word of two countries ("Congolese") gives both; another word gives none.
        """
        folded = fold(word)
        with closing(self._connection().cursor()) as cursor:
            for form in (folded, folded.removesuffix("s"), folded.removesuffix("es")):
                rows = cursor.execute("SELECT country FROM people WHERE folded = ? ORDER BY country", (form,))
                if found := tuple(row[0] for row in rows):
                    return found
        return ()
