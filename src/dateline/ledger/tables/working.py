"""What the fold remembers from one addition to the next, so that a new report costs the same in any ledger.

Folded from the log like the tables for looking up, and dropped and rebuilt with them; read by the fold alone,
but for `fold_state`, which says what state the others are in, and `incident_key` (`tables/keys.py`).
"""

from sqlalchemy import BigInteger, Boolean, Column, Integer, LargeBinary, MetaData, String, Table, Text

from dateline.ledger.tables.packed import Packed

__all__ = [
    "WORKING",
    "actor_alias",
    "actor_form",
    "assembly",
    "band",
    "block",
    "current",
    "fold_state",
    "kin",
    "near_copy",
    "occurrence",
    "relink",
    "ruling",
    "ruling_report",
    "signature",
]

WORKING = MetaData()

_by_code_point = String(40).with_variant(String(40, collation="C"), "postgresql")
_sequence = BigInteger().with_variant(Integer, "sqlite")

fold_state = Table(
    "fold_state",
    WORKING,
    # One row: how far the log is folded, and by which version of the fold.
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("sequence", _sequence, nullable=False),
    Column("version", String(64), nullable=False),
)

current = Table(
    "current",
    WORKING,
    # The reading of the latest version of each story, which all rows come from.
    Column("report", String(71), primary_key=True),
    Column("reading", _sequence, nullable=False),
)

occurrence = Table(
    "occurrence",
    WORKING,
    # A current event with its participants, claims and provenance, so that comparing reads no report again.
    Column("event", String(24), primary_key=True),
    Column("report_key", String(16), nullable=False, index=True),
    Column("body", Packed, nullable=False),
)

block = Table(
    "block",
    WORKING,
    # Events that share no key are never compared. A place names an event, and sorts by publication.
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("place", _by_code_point, primary_key=True),
    sqlite_with_rowid=False,
)

kin = Table(
    "kin",
    WORKING,
    # Pairs of events that may be one happening, each pair in both directions.
    Column("event", String(24), primary_key=True),
    Column("other", String(24), primary_key=True),
    sqlite_with_rowid=False,
)

assembly = Table(
    "assembly",
    WORKING,
    # What each incident was put together from; the same again needs no putting together.
    Column("incident", String(16), primary_key=True),
    Column("digest", String(64), nullable=False),
)

signature = Table(
    "signature",
    WORKING,
    # What a near copy of the report is known by; of the latest version of each story.
    Column("report", String(71), primary_key=True),
    Column("signature", LargeBinary, nullable=False),
    Column("agency", Text),
)

band = Table(
    "band",
    WORKING,
    # Reports that share no key are no near copies of each other.
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("report_key", String(16), primary_key=True),
    sqlite_with_rowid=False,
)

near_copy = Table(
    "near_copy",
    WORKING,
    # Pairs of reports that are near copies, each pair in both directions.
    Column("report", String(71), primary_key=True),
    Column("other", String(71), primary_key=True),
    sqlite_with_rowid=False,
)

actor_form = Table(
    "actor_form",
    WORKING,
    # Each form that an actor's identity takes, and in how many reports; the commonest is shown.
    Column("actor", String(16), primary_key=True),
    Column("form", Text, primary_key=True),  # canonical JSON of a Party
    Column("reports", Integer, nullable=False),
    sqlite_with_rowid=False,
)

actor_alias = Table(
    "actor_alias",
    WORKING,
    Column("actor", String(16), primary_key=True),
    Column("alias", Text, primary_key=True),
    Column("reports", Integer, nullable=False),
    sqlite_with_rowid=False,
)

ruling = Table(
    "ruling",
    WORKING,
    # The current events that a judgement in force is about, in the judgement's order.
    Column("sequence", _sequence, primary_key=True),
    Column("part", String(8), primary_key=True),  # events, rest
    Column("position", Integer, primary_key=True),
    Column("event", String(24), nullable=False, index=True),
    Column("moved", Boolean, nullable=False),  # found again in a later reading or version
    sqlite_with_rowid=False,
)

ruling_report = Table(
    "ruling_report",
    WORKING,
    # The reports whose events a judgement names, by key.
    Column("sequence", _sequence, primary_key=True),
    Column("report_key", String(16), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

relink = Table(
    "relink",
    WORKING,
    # The actor that an actor is, by the last judgement in force.
    Column("actor", String(16), primary_key=True),
    Column("target", String(16), nullable=False, index=True),
    Column("sequence", _sequence, nullable=False),
)
