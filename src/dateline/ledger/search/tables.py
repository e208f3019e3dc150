"""Where the words are kept: FTS5 tables on SQLite, `tsvector` columns with GIN indexes on PostgreSQL.

Documents are reports (title and text), incidents (title, parties with their aliases, place, headlines,
and the paragraphs that tell of them) and actors (name and aliases). On SQLite a document's row number is the
number that its hexadecimal id spells, so that no table is needed to lead from one to the other.
"""

from sqlalchemy import Connection, inspect, text

__all__ = ["KINDS", "create", "drop", "exists", "row_number"]

KINDS = {"report_words": "report", "incident_words": "incident", "actor_words": "actor"}
"""Table to what its documents are."""

STEMMED = "porter unicode61 remove_diacritics 2"
"""FTS5's tokenizer for prose: English endings are taken off. Names are looked up as they are written."""
AS_WRITTEN = "unicode61 remove_diacritics 2"


def create(connection: Connection) -> None:
    """Make the tables where they are not."""
    for table in KINDS:
        if connection.dialect.name == "sqlite":
            tokenizer = AS_WRITTEN if table == "actor_words" else STEMMED
            connection.execute(
                text(f"CREATE VIRTUAL TABLE IF NOT EXISTS {table} USING fts5(words, tokenize='{tokenizer}')")
            )
        else:
            connection.execute(
                text(f"CREATE TABLE IF NOT EXISTS {table} (id text PRIMARY KEY, words tsvector NOT NULL)")
            )
            connection.execute(text(f"CREATE INDEX IF NOT EXISTS {table}_gin ON {table} USING gin (words)"))


def drop(connection: Connection) -> None:
    """Take the tables away; `index` makes them anew."""
    for table in KINDS:
        connection.execute(text(f"DROP TABLE IF EXISTS {table}"))


def exists(connection: Connection) -> bool:
    """Whether the tables are there."""
    return inspect(connection).has_table("incident_words")


def row_number(identity: str) -> int:
    """The number that an id's hexadecimal digits spell: 40 bits of `i-…` and `a-…`, 48 of a report's key."""
    return int(identity.rpartition("-")[2], 16)
