"""A large ledger made by varying the demo's, straight into the tables; `measure_ledger.py` says why."""

import json
import random
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from importlib.resources import files
from pathlib import Path
from time import perf_counter
from typing import Any

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool
from varied_copy import POOL, Copy, Prose, RowTemplate, digest, vocabulary

from dateline.ledger.canonical import unpack
from dateline.ledger.fold.keys import write_keys
from dateline.ledger.tables import DERIVED, LOG, WORKING
from dateline.model import Ledger

__all__ = ["gazetteer", "ledgers", "make"]

FULL_TEXT = ("report_words", "incident_words", "actor_words")
BATCH = 20
"""Copies written in one transaction."""


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
            varied.append({**row, "id": "a-" + digest(variant, row["id"])[:13], "name": name})
        sink.executemany(insertion("actor", rows[0]), [tuple(row.values()) for row in varied])
        sink.executemany(
            "INSERT OR IGNORE INTO actor_words (rowid, words) VALUES (?, ?)",
            ((int(row["id"][2:], 16), f"{row['name']} {row['aliases']}".lower()) for row in varied),
        )
    sink.execute("COMMIT")
