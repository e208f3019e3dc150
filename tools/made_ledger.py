"""A large ledger made by varying the demo's, straight into the tables; `measure_ledger.py` says why."""

import hashlib
import json
import random
import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from dateline.ledger.canonical import pack, unpack
from dateline.ledger.fold.keys import write_keys
from dateline.ledger.tables import DERIVED, LOG, WORKING
from dateline.model import Ledger

__all__ = ["VOCABULARY", "gazetteer", "ledgers", "make", "vocabulary"]

SLOT = re.compile(
    r"sha256:[0-9a-f]{64}|(?<![0-9a-f])[0-9a-f]{12}(?=:[ecl]\d)|(?<![\w-])[ia]-[0-9a-f]{13}(?![0-9a-f])"
    r"|(?<!\d)(?:19|20)\d\d-[01]\d-[0-3]\d(?!\d)"
)
"""What differs from copy to copy in any column: ids of reports, keys, ids of incidents and actors, days."""
FIGURES = (
    "low",
    "high",
    "latest_low",
    "latest_high",
    "killed_low",
    "killed_high",
    "injured_low",
    "injured_high",
)
PLACE = ("place", "country", "geonameid", "latitude", "longitude")
FULL_TEXT = ("report_words", "incident_words", "actor_words")
POOL = 150
"""Variants of each actor; a copy draws the cube of a uniform number, so that few are frequent."""
VOCABULARY = 40_000
CHANGED = 0.4
"""Share of the words of more than three letters that differ from copy to copy."""
BATCH = 20
"""Copies written in one transaction."""


class Varied:
    """A string column's value, parted where copies differ."""

    __slots__ = ("parts", "slots")

    def __init__(self, words: str) -> None:
        self.parts = SLOT.split(words)
        self.slots = SLOT.findall(words)

    def write(self, copy: "Copy") -> str:
        """The value in a copy."""
        out = [self.parts[0]]
        for slot, part in zip(self.slots, self.parts[1:], strict=True):
            out.append(copy.slot(slot))
            out.append(part)
        return "".join(out)


class Prose:
    """A text of which some words differ from copy to copy."""

    __slots__ = ("pieces", "places")

    def __init__(self, words: str, chance: random.Random) -> None:
        self.pieces = re.split(r"(\W+)", words)
        long = [number for number, piece in enumerate(self.pieces) if len(piece) > 3 and piece.isalpha()]
        self.places = [number for number in long if chance.random() < CHANGED]

    def write(self, copy: "Copy") -> str:
        """The text in a copy."""
        out = list(self.pieces)
        for place, word in zip(self.places, copy.words(len(self.places)), strict=True):
            out[place] = word
        return "".join(out)


class Copy:
    """What one copy puts into the slots."""

    def __init__(
        self, number: int, vocabulary: "np.ndarray[Any, Any]", places: list[tuple[Any, ...]]
    ) -> None:
        self.number, self._vocabulary, self._places = number, vocabulary, places
        self._chance = random.Random(number)
        self._draw = np.random.default_rng(number)
        self.days = timedelta(days=self._chance.randrange(-3000, 500))
        self.factor = self._chance.choice((0.2, 0.5, 1, 1, 1.5, 3))
        self.variant = int(POOL * self._chance.random() ** 3)
        self._known: dict[str, str] = {}
        self._moved: dict[str, tuple[Any, ...]] = {}

    def slot(self, words: str) -> str:
        """What stands here in place of an id or a day."""
        found = self._known.get(words)
        if found is None:
            found = self._known[words] = self._slot(words)
        return found

    def _slot(self, words: str) -> str:
        if words.startswith("sha256:"):
            # Key and id of a report must go on agreeing.
            return "sha256:" + self.key(words[7:19]) + _digest(self.number, words)[:52]
        if words.startswith("i-"):
            return "i-" + _digest(self.number, words)[:13]
        if words.startswith("a-"):
            return "a-" + _digest(self.variant, words)[:13]
        if "-" in words:
            try:
                return (date.fromisoformat(words) + self.days).isoformat()
            except ValueError:
                return words
        return self.key(words)

    def key(self, words: str) -> str:
        """A report's key."""
        return _digest(self.number, words)[:12]

    def words(self, count: int) -> list[str]:
        """Words of the vocabulary, the frequency of each falling as 1/rank."""
        ranks = (VOCABULARY ** self._draw.random(count)).astype(int) - 1
        return self._vocabulary[ranks].tolist()  # type: ignore[no-any-return]

    def place(self, name: str) -> tuple[Any, ...]:
        """Name, country, geonameid, latitude, longitude of where this place lies in the copy."""
        if name not in self._moved:
            self._moved[name] = self._chance.choice(self._places)
        return self._moved[name]


def _digest(number: int, words: str) -> str:
    return hashlib.sha256(f"{number} {words}".encode()).hexdigest()


def vocabulary() -> "np.ndarray[Any, Any]":
    """Made-up words that can be spoken."""
    chance = random.Random(5)
    onsets = ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "sh", "tr")
    rimes = ("a", "e", "i", "o", "u", "an", "er", "ol", "im", "ut", "ar", "en")
    found: dict[str, None] = {}
    while len(found) < VOCABULARY:
        count = chance.randint(2, 4)
        found["".join(chance.choice(onsets) + chance.choice(rimes) for _ in range(count))] = None
    return np.array(list(found), dtype=object)


def gazetteer() -> list[tuple[Any, ...]]:
    """Populated places of more than 20,000 people."""
    path = str(files("dateline") / "data" / "gazetteer.sqlite")
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return connection.execute(
            "SELECT name, country, geonameid, latitude, longitude FROM place"
            " WHERE population > 20000 AND country IS NOT NULL AND geonameid IS NOT NULL ORDER BY id"
        ).fetchall()


def ledgers(path: Path | None) -> Iterator[Ledger]:
    """The demo's ledgers: out of a file of ledgers, or read now."""
    if path is not None:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield Ledger.model_validate(row.get("ledger", row))
        return
    from dateline.demo import happenings  # noqa: PLC0415 - reading takes the models
    from dateline.services.reading import ReadingService  # noqa: PLC0415

    targets = [str(report) for happening in happenings() for report in happening.reports]
    for outcome in ReadingService().read(targets):
        if outcome.ledger is not None:
            yield outcome.ledger


def make(template: Path, into: Path, copies: int) -> None:
    """Write a ledger of so many copies of the template's rows."""
    chance = random.Random(7)
    with closing(sqlite3.connect(template)) as source:
        source.row_factory = sqlite3.Row
        names = [*LOG.tables, *DERIVED.tables]
        tables = {name: [dict(row) for row in source.execute(f'SELECT * FROM "{name}"')] for name in names}
        prose = {
            name: {
                row["rowid"]: Prose(row["words"], chance)
                for row in source.execute(f"SELECT rowid, words FROM {name}")
            }
            for name in ("report_words", "incident_words")
        }
    texts = {row["report"]: Prose(unpack(row["text"]), chance) for row in tables["report_text"]}
    entries = max(row["sequence"] for row in tables["entry"])
    templates = {
        name: (insertion(name, rows[0]), [RowTemplate(row, texts, entries) for row in rows])
        for name, rows in tables.items()
        if rows and name != "actor"
    }
    words, places = vocabulary(), gazetteer()
    identities = [row["id"] for row in tables["incident"]]
    with (
        closing(sqlite3.connect(into, isolation_level=None)) as sink,
        create_engine("sqlite+pysqlite://", creator=lambda: sink, poolclass=StaticPool).connect() as same,
    ):
        for pragma in (
            "journal_mode = OFF",
            "synchronous = OFF",
            "cache_size = -2000000",
            "foreign_keys = OFF",
        ):
            sink.execute(f"PRAGMA {pragma}")
        for name in (*names, *WORKING.tables, *FULL_TEXT):
            sink.execute(f'DELETE FROM "{name}"')
        actors(tables["actor"], sink)
        started = perf_counter()
        for number in range(copies):
            if number % BATCH == 0:
                sink.execute("BEGIN")
            copy = Copy(number, words, places)
            for statement, rows in templates.values():
                sink.executemany(statement, [row.write(copy) for row in rows])
            for name, documents in prose.items():
                form = "i-{:013x}" if name == "incident_words" else "{:012x}"
                sink.executemany(
                    f"INSERT INTO {name} (rowid, words) VALUES (?, ?)",
                    (
                        (_row_number(form.format(rowid), copy), document.write(copy))
                        for rowid, document in documents.items()
                    ),
                )
            write_keys(same, [copy.slot(one) for one in identities])
            if number % BATCH == BATCH - 1 or number == copies - 1:
                same.commit()
        print(f"made in {perf_counter() - started:.0f} s", file=sys.stderr)


def _row_number(identity: str, copy: Copy) -> int:
    return int(
        (copy.slot(identity) if identity.startswith("i-") else copy.key(identity)).removeprefix("i-"), 16
    )


class RowTemplate:
    """A row, and which of its columns differ from copy to copy."""

    def __init__(self, row: dict[str, Any], texts: dict[str, Prose], entries: int) -> None:
        columns = list(row)
        self._entries = entries
        self._packed = columns.index("body") if "body" in row else None
        self._base = [unpack(value) if name == "body" else value for name, value in row.items()]
        self._key = columns.index("report_key") if "report_key" in row else None
        self._sequence = columns.index("sequence") if "sequence" in row else None
        self._figures = [
            (at, row[name])
            for at, name in enumerate(columns)
            if name in FIGURES and isinstance(row[name], int)
        ]
        self._slots = [(at, Varied(value)) for at, value in enumerate(self._base) if isinstance(value, str)]
        self._slots = [(at, varied) for at, varied in self._slots if varied.slots]
        self._place = None
        if "geonameid" in row and row["place"] is not None and row["latitude"] is not None:
            self._place = [columns.index(name) for name in PLACE]
        self._text = (
            (columns.index("text"), texts[row["report"]]) if isinstance(row.get("text"), bytes) else None
        )

    def write(self, copy: Copy) -> list[Any]:
        """The row in a copy."""
        out = list(self._base)
        for at, varied in self._slots:
            out[at] = varied.write(copy)
        for at, figure in self._figures:
            out[at] = round(figure * copy.factor)
        if self._packed is not None:
            out[self._packed] = pack(out[self._packed])
        if self._key is not None:
            out[self._key] = copy.key(out[self._key])
        if self._sequence is not None:
            out[self._sequence] += copy.number * self._entries
        if self._place is not None:
            for at, value in zip(self._place, copy.place(out[self._place[0]]), strict=True):
                out[at] = value
        if self._text is not None:
            out[self._text[0]] = pack(self._text[1].write(copy))
        return out


def insertion(table: str, row: dict[str, Any]) -> str:
    """The statement that inserts such rows; what two copies share is there once."""
    columns = ", ".join(f'"{column}"' for column in row)
    return f'INSERT OR IGNORE INTO "{table}" ({columns}) VALUES ({", ".join("?" for _ in row)})'


def actors(rows: list[dict[str, Any]], sink: sqlite3.Connection) -> None:
    """Every variant of every actor, each with a name of its own."""
    sink.execute("BEGIN")
    chance, words = random.Random(11), vocabulary()
    for variant in range(POOL):
        varied = []
        for row in rows:
            name = row["name"] if variant == 0 else f"{row['name']} {chance.choice(words).title()}"
            varied.append({**row, "id": "a-" + _digest(variant, row["id"])[:13], "name": name})
        sink.executemany(insertion("actor", rows[0]), [tuple(row.values()) for row in varied])
        sink.executemany(
            "INSERT OR IGNORE INTO actor_words (rowid, words) VALUES (?, ?)",
            ((int(row["id"][2:], 16), f"{row['name']} {row['aliases']}".lower()) for row in varied),
        )
    sink.execute("COMMIT")
