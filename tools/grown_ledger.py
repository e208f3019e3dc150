"""A ledger of very many reports that adding goes on from, for `measure_adding.py --beside`.

A small ledger, folded report by report, is told over and over again in earlier years: every row of the log,
of the derived tables, of what the fold keeps for itself (occurrences, blocking keys, pairs, signatures and
their keys, how incidents were put together, actors' forms) and of the full text, with other ids and days and
other words of the same length. The last telling is the small ledger itself, so that what is added next meets
the same recent past in both. Days move by whole cells of the blocking keys, so that keys move with them; keys
of names that come back within the small ledger come back in every telling, and so do actors that have names.
What it is not: tellings are never joined with each other, hashes are not chained anew (`verify` says so), and
quotes and titles keep the words of the first telling.
"""

import json
import random
import re
import sqlite3
import sys
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from datetime import date
from functools import lru_cache
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
from telling import LEVEL, Row, Telling, Template, Words, draw

from dateline.ledger import open_ledger
from dateline.ledger.canonical import digest, unpack
from dateline.ledger.search.tables import row_number
from dateline.ledger.tables import DERIVED, LOG, WORKING
from dateline.reconciling.copies import Signature
from dateline.reconciling.occurrence import event_number

__all__ = ["grow"]

AT_ONCE = 10
"""Tellings written together, table by table, so that the indexes of a table are in memory while it grows."""
PACKED = {"occurrence": "body", "incident": "body", "reading": "rows", "report_text": "text"}
COUNTED = ("actor_form", "actor_alias")
ACTORS = (*COUNTED, "actor")
FULL_TEXT = ("report_words", "incident_words", "actor_words")
LONG, RENAMED = 4, 0.6
"""Letters of a word that has another one in its place in another telling, and the share of those that do."""
LATER = 10
"""Days after which a name that comes back belongs to what is told of again and again, not to one story."""
PROSE = re.compile(r"(\W+)")


class Small:
    """The ledger that is told again."""

    def __init__(self, path: Path) -> None:
        self._source = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        rows = self._source.execute("SELECT alias, event FROM incident_member")
        self.anchors = dict(rows.fetchall())
        names = self._source.execute("SELECT id, name FROM actor")
        self.named = frozenset(ident for ident, name in names if name[:1].isupper())
        self.entries = self._source.execute("SELECT max(sequence) FROM entry").fetchone()[0]
        self.reports = self._source.execute("SELECT count(*) FROM report").fetchone()[0]
        self._texts = [unpack(one) for (one,) in self._source.execute("SELECT text FROM report_text")]
        self._same: Words = {}
        self.templates = lru_cache(maxsize=None)(self._templates)
        self.documents = lru_cache(maxsize=None)(self._documents)
        self.blocks = lru_cache(maxsize=None)(self._blocks)

    def columns(self, table: str) -> list[str]:
        """The names of a table's columns."""
        return [row[1] for row in self._source.execute(f'PRAGMA table_info("{table}")')]

    def rows(self, table: str) -> list[Row]:
        """The rows, by the table's key."""
        info = self._source.execute(f'PRAGMA table_info("{table}")').fetchall()
        order = [f'"{row[1]}"' for row in sorted(info, key=lambda row: row[5]) if row[5]] or ["rowid"]
        return self._source.execute(f'SELECT * FROM "{table}" ORDER BY {", ".join(order)}').fetchall()

    def split(self, text: str) -> list[str]:
        """Words and what parts them; each is held once, however many texts have it."""
        return [self._same.setdefault(piece, piece) for piece in PROSE.split(text)]

    def _templates(self, table: str) -> list[tuple[Template, list[str] | None]]:
        """The rows that are told in each telling, parted; with the text of those that have one."""
        columns, rows = self.columns(table), self.rows(table)
        keys = [at for at, name in enumerate(columns) if name == "report_key"]
        if table == "report_text":
            return [(Template(row, None, keys), self.split(unpack(row[1]))) for row in rows]
        packed = columns.index(PACKED[table]) if table in PACKED else None
        return [
            (Template(row, packed, keys), None)
            for row in rows
            if table not in ACTORS or row[0] not in self.named
        ]

    def _documents(self, table: str) -> list[tuple[str, list[str]]]:
        """Ids and words of a table of full text."""
        form: Callable[[int], str] = {
            "report_words": lambda number: f"{number:012x}",
            "incident_words": lambda number: f"i-{number:013x}",
            "actor_words": lambda number: f"a-{number:013x}",
        }[table]
        rows = self._source.execute(f"SELECT rowid, words FROM {table}")
        return [(form(number), self.split(words)) for number, words in rows]

    def _blocks(self) -> "tuple[np.ndarray[Any, Any], list[str], np.ndarray[Any, Any], np.ndarray[Any, Any]]":
        """Blocking keys, the places that they lead to and which of them, and what comes back later."""
        rows = self.rows("block")
        days: dict[int, tuple[str, str]] = {}
        for key, place in rows:
            first, last = days.get(key, (place, place))
            days[key] = min(first, place), max(last, place)
        stays = [_apart(days[key][0][:10], days[key][1][:10]) > LATER for key, _ in rows]
        places = sorted({place for _, place in rows})
        at = {place: number for number, place in enumerate(places)}
        return (
            np.array([key for key, _ in rows], dtype=np.int64),
            places,
            np.array([at[place] for _, place in rows]),
            np.array(stays),
        )

    def prose(self) -> tuple[frozenset[str], dict[int, list[str]]]:
        """The words that have others in their place, and all words by length, as often as they are told."""
        found: set[str] = set()
        told: dict[int, list[str]] = defaultdict(list)
        for text in self._texts:
            for word in PROSE.split(text):
                if len(word) >= LONG and word.isalpha() and word.islower():
                    found.add(word)
                    told[len(word)].append(word)
        chosen = (word for word in found if int(draw(0, word)[:4], 16) < RENAMED * 16**4)
        return frozenset(chosen), {length: sorted(words) for length, words in told.items()}


def grow(small: Path, into: Path, tellings: int) -> None:
    """Write a ledger of so many tellings of a small one."""
    source = Small(small)
    renamed, told = source.prose()
    with open_ledger(str(into), create=True):
        pass
    with closing(sqlite3.connect(into, isolation_level=None)) as sink:
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-1500000", "foreign_keys=OFF"):
            sink.execute(f"PRAGMA {pragma}")
        indexes = sink.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        ).fetchall()
        for name, _ in indexes:
            sink.execute(f'DROP INDEX "{name}"')
        tables = [*LOG.tables, *DERIVED.tables, *WORKING.tables]
        for name in tables:
            sink.execute(f'DELETE FROM "{name}"')
        started = perf_counter()
        for numbers in batches(tellings):
            some = [
                Telling(number, source.anchors, source.named, _renaming(number, renamed, told))
                for number in numbers
            ]
            for name in tables:
                sink.execute("BEGIN")
                for statement, rows in _written(source, name, some, tellings):
                    sink.executemany(statement, rows)
                sink.execute("COMMIT")
            for name in FULL_TEXT:
                sink.execute("BEGIN")
                sink.executemany(
                    f"INSERT INTO {name} (rowid, words) VALUES (?, ?)", _documents(source, name, some)
                )
                sink.execute("COMMIT")
            print(f"{numbers[-1] + 1} of {tellings}, {perf_counter() - started:.0f} s", file=sys.stderr)
        for _, statement in indexes:
            sink.execute(statement)
    print(f"grown in {perf_counter() - started:.0f} s", file=sys.stderr)


def batches(tellings: int) -> Iterator[Sequence[int]]:
    """Numbers of tellings that are written together, the small ledger itself first."""
    for first in range(0, tellings, AT_ONCE):
        yield range(first, min(first + AT_ONCE, tellings))


def _renaming(number: int, renamed: Iterable[str], told: dict[int, list[str]]) -> Words:
    chance = random.Random(number)
    return {word: chance.choice(told[len(word)]) for word in sorted(renamed)} if number else {}


def _written(
    source: Small, table: str, tellings: list[Telling], all_of: int
) -> Iterator[tuple[str, Iterable[Sequence[Any]]]]:
    """Statements, and the rows of some tellings for each."""
    columns, rows = source.columns(table), source.rows(table)
    if not rows:
        return
    insertion = f'INSERT INTO "{table}" VALUES ({", ".join("?" * len(columns))})'
    genuine = tellings[0].number == 0
    if table == "fold_state":
        offset = source.entries * (all_of - 1)
        yield insertion, [[one, sequence + offset, version] for one, sequence, version in rows if genuine]
    elif table == "block":
        yield insertion, _blocks(source, tellings)
    elif table == "band":
        yield (
            insertion,
            sorted((key ^ one.salt(32), one.key(report)) for one in tellings for key, report in rows),
        )
    elif table == "signature":
        yield (
            insertion,
            (
                [one.slot(report), _salted(content, one), agency]
                for report, content, agency in rows
                for one in tellings
            ),
        )
    elif table == "assembly":
        yield insertion, _assemblies(source, rows, tellings)
    elif table in ACTORS:
        # What has a name is one in all tellings.
        named = [row for row in rows if row[0] in source.named]
        count = columns.index("reports") if table in COUNTED else None
        if genuine:
            yield insertion, [_times(row, count, all_of) for row in named]
        yield insertion, (one.write(telling) for one, _ in source.templates(table) for telling in tellings)
    else:
        sequence = next((at for at, name in enumerate(columns) if name in ("sequence", "reading")), None)

        def write() -> Iterator[list[Any]]:
            for template, text in source.templates(table):
                for telling in tellings:
                    out = template.write(telling)
                    if sequence is not None:
                        out[sequence] += (all_of - 1 - telling.number) * source.entries
                    if text:
                        out[1] = zlib.compress(telling.prose(text).encode(), LEVEL)
                    yield out

        yield insertion, write()


def _times(row: Row, count: int | None, number: int) -> list[Any]:
    return [value * number if at == count else value for at, value in enumerate(row)]


def _blocks(source: Small, tellings: list[Telling]) -> list[tuple[int, str]]:
    keys, places, at, stays = source.blocks()
    found: list[tuple[int, str]] = []
    for one in tellings:
        told = [_place(place, one) for place in places]
        found += zip(one.blocking(keys, stays), [told[number] for number in at.tolist()], strict=True)
    found.sort()
    return found


def _apart(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _place(place: str, telling: Telling) -> str:
    published, report, number = place.split("|")
    return f"{telling.slot(published)}|{telling.key(report)}|{number}"


def _salted(content: bytes, telling: Telling) -> bytes:
    """A signature of other words: the samples stay as large, and as ordered, as they were."""
    held = Signature.from_bytes(content)
    keys = np.sort(held.keys ^ np.uint32(telling.salt(32)))
    hashes = np.sort(held.hashes ^ np.uint32(telling.salt(16)))
    return Signature(held.words, held.level, hashes, keys).to_bytes()


def _assemblies(source: Small, rows: list[Row], tellings: list[Telling]) -> Iterator[tuple[str, str]]:
    """What each incident was put together from, so that none is put together again for nothing."""
    flags = {one: json.loads(words) for one, words in _flags(source)}
    members: dict[str, list[tuple[str, float]]] = defaultdict(list)
    columns = source.columns("story")
    key, day = columns.index("report_key"), columns.index("published")
    days = {row[key]: row[day] or "9999" for row in source.rows("story")}

    def order(row: Row) -> tuple[str, str, int]:
        return days[row[1].partition(":")[0]], row[1].partition(":")[0], event_number(row[1])

    for incident, event, _, score in sorted(source.rows("incident_member"), key=order):
        members[incident].append((event, score))
    for incident, _ in rows:
        for telling in tellings:
            held = [(telling.event(event), score) for event, score in members[incident]]
            scores = dict(held)
            yield (
                telling.slot(incident),
                digest([[event for event, _ in held], scores, flags[incident]]),
            )


def _flags(source: Small) -> list[tuple[str, str]]:
    columns = source.columns("incident")
    at = columns.index("id"), columns.index("flags")
    return [(row[at[0]], row[at[1]]) for row in source.rows("incident")]


def _documents(source: Small, table: str, tellings: list[Telling]) -> Iterator[tuple[int, str]]:
    """Documents by ascending row number, which full text takes without writing out what it holds."""
    rows = source.documents(table)
    wanted = sorted(
        (row_number(telling.slot(ident) if "-" in ident else telling.key(ident)), at, order)
        for at, (ident, _) in enumerate(rows)
        for order, telling in enumerate(tellings)
        if not (ident in source.named and telling.number)
    )
    for number, at, order in wanted:
        yield number, tellings[order].prose(rows[at][1])
