"""What incidents are looked up by that stands in other tables than theirs, beside what is asked with it."""

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, Text

from dateline.ledger.tables.working import WORKING

__all__ = ["ACTOR", "PUBLISHER", "RECIPIENT", "SOURCE", "TOLL", "incident_key"]

ACTOR, RECIPIENT, PUBLISHER, SOURCE, TOLL = "a", "r", "p", "s", "t"
"""Kinds of keys: an actor's id in either role, a publisher in lower case, the id of a source, an effect."""

incident_key = Table(
    "incident_key",
    WORKING,
    Column("kind", String(1), primary_key=True),
    Column("value", Text, primary_key=True),
    # The incident's own: a name or a publisher stands for so many incidents that each of them can't be looked
    # up to see whether it lies in a country or a month.
    Column("country", String(3), primary_key=True),  # empty where unknown
    Column("incident", String(16), primary_key=True),
    Column("type", String(16), nullable=False),
    Column("time_start", String(16)),
    Column("time_end", String(16)),
    Column("rejected", Boolean, nullable=False),
    Column("figure", Integer),  # of a toll: the greatest number that any side gives
    Index("incident_key_incident", "incident", "kind", "value"),
    sqlite_with_rowid=False,
)
