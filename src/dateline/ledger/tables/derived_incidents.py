"""Tables for looking up: incidents, over all reports."""

from typing import Any

from sqlalchemy import Boolean, Column, Float, Index, Integer, String, Table, Text, func, literal_column

from dateline.ledger.tables.derived_metadata import DERIVED
from dateline.ledger.tables.happening import scale_columns, setting_columns, type_columns
from dateline.ledger.tables.packed import Packed

__all__ = [
    "incident",
    "incident_actor",
    "incident_link",
    "incident_member",
    "incident_toll",
    "incident_version",
]

incident = Table(
    "incident",
    DERIVED,
    Column("id", String(16), primary_key=True, comment="`i-` and thirteen hexadecimal digits"),
    Column("title", Text, nullable=False, comment="who did what to whom, where"),
    *type_columns(),
    *scale_columns(),
    Column(
        "standing",
        String(16),
        nullable=False,
        comment="`confirmed`, `single_source`, `contested`, `denied`, `retracted`",
    ),
    Column("accepted", Boolean, nullable=False, comment="whether a reviewer accepted it"),
    Column("rejected", Boolean, nullable=False, comment="whether a reviewer rejected it"),
    Column("flags", Text, nullable=False, comment="JSON list of reasons why a person should look"),
    *setting_columns(),
    Column("killed_low", Integer, comment="least number killed by any source; null where unknown"),
    Column("killed_high", Integer, comment="greatest number killed by any source; null where unknown"),
    Column("injured_low", Integer, comment="least number injured by any source"),
    Column("injured_high", Integer, comment="greatest number injured by any source"),
    Column("reports", Integer, nullable=False, comment="how many reports tell of it"),
    Column("sources", Integer, nullable=False, comment="how many of them are independent"),
    Column("first_published", String(10), comment="day of its first report"),
    Column("last_published", String(10), comment="day of its last report"),
    Column("score", Float, nullable=False, comment="how surely its members are one happening, 0 to 1"),
    Column(
        "body", Packed, nullable=False, comment="the whole incident as canonical JSON, packed: not for SQL"
    ),
    comment="One happening over all reports: the headline values",
)

# A row of `incident` with its body is 5 KB: each of these holds all that filters and orders look at, so that
# a filter reads some 150 bytes an incident, and only the page that is shown reads rows. Those by country and
# by degree of latitude go on with what is asked beside them, so that few entries are passed over.
_NARROW = (
    "rejected", "type", "country", "standing", "status", "mode", "time_start", "time_end", "first_published",
    "killed_high", "killed_low", "sources", "score", "latitude", "longitude", "id",
)  # fmt: skip


def _narrow(*first: str) -> list[Column[Any]]:
    return [incident.c[name] for name in (*first, *(name for name in _NARROW if name not in first))]


Index("incident_by_id", *_narrow("id"))
Index("incident_by_type", *_narrow("type", "time_start", "time_end"))
Index("incident_by_country", *_narrow("country", "type", "time_start", "time_end"))
Index("incident_by_place", func.round(incident.c.latitude), *_narrow("longitude", "latitude"))
# The order of pages: day of the happening, else of the first report.
Index(
    "incident_by_day",
    func.coalesce(incident.c.time_start, incident.c.first_published, literal_column("''")),
    *_narrow("id"),
)
# What lasts is the little that a stretch of time can share a day with though it began before.
_LASTS = incident.c.time_end > incident.c.time_start
Index("incident_lasting", *_narrow("time_end", "time_start"), sqlite_where=_LASTS, postgresql_where=_LASTS)
# All that the order of the review queue is reckoned from.
Index(
    "incident_review",
    *(
        incident.c[name]
        for name in ("accepted", "rejected", "standing", "killed_high", "killed_low", "flags")
    ),
    incident.c.score,
    incident.c.id,
)

incident_member = Table(
    "incident_member",
    DERIVED,
    Column("incident", String(16), primary_key=True, comment="incident id"),
    Column("event", String(24), primary_key=True, comment="event key"),
    Column(
        "alias",
        String(16),
        nullable=False,
        index=True,
        comment="incident id that this event alone would have",
    ),
    Column("score", Float, nullable=False, comment="how surely it belongs, 0 to 1"),
    sqlite_with_rowid=False,
    comment="Which events are one incident",
)

incident_actor = Table(
    "incident_actor",
    DERIVED,
    Column("incident", String(16), primary_key=True, comment="incident id"),
    Column("role", String(9), primary_key=True, comment="`actor` or `recipient`"),
    Column("actor", String(16), primary_key=True, comment="actor id"),
    Column("headline", Boolean, nullable=False, comment="whether the headline names it"),
    Index("incident_actor_role", "actor", "role", "incident"),
    sqlite_with_rowid=False,
    comment="Who takes part in an incident, by any of its reports",
)

incident_toll = Table(
    "incident_toll",
    DERIVED,
    Column("incident", String(16), primary_key=True, comment="incident id"),
    Column(
        "effect",
        String(16),
        primary_key=True,
        comment="`killed`, `injured`, `missing`, `detained`, `displaced`, `abducted`, `casualties`",
    ),
    Column(
        "side",
        String(16),
        primary_key=True,
        comment="`official`, `hostile`, `third_party`, `unattributed`, or `all` for the headline",
    ),
    Column("low", Integer, comment="least number of people; null where no source sets it"),
    Column("high", Integer, comment="greatest number of people; null where no source sets it"),
    Column("latest_low", Integer, comment="low end of the latest figure"),
    Column("latest_high", Integer, comment="high end of the latest figure"),
    Column("sources", Integer, nullable=False, comment="independent sources that give a figure"),
    Index("incident_toll_effect", "effect", "high", "low", "incident"),
    sqlite_with_rowid=False,
    comment="The human cost of an incident, as a range over all reports",
)

incident_version = Table(
    "incident_version",
    DERIVED,
    Column("incident", String(16), primary_key=True, comment="incident id"),
    Column("field", String(24), primary_key=True, comment="`type`, `place`, `casualties.killed` and so on"),
    Column("position", Integer, primary_key=True, comment="place in the incident's list, from 0"),
    Column("value", Text, nullable=False, comment="JSON, in the shape that the field has in an event"),
    Column("label", Text, nullable=False, comment="the value for a person to read"),
    Column("independent", Integer, nullable=False, comment="independent sources"),
    Column("first", String(10), comment="day of the first report that gives it"),
    Column("latest", String(10), comment="day of the last report that gives it"),
    Column("headline", Boolean, nullable=False, comment="whether the policy took it for the headline"),
    sqlite_with_rowid=False,
    comment="Every value of every field of an incident, beside the headline",
)

incident_link = Table(
    "incident_link",
    DERIVED,
    Column("source", String(16), primary_key=True, comment="incident id of the later or smaller one"),
    Column(
        "target", String(16), primary_key=True, index=True, comment="incident id of the earlier or larger one"
    ),
    Column(
        "kind",
        String(16),
        primary_key=True,
        comment="`retaliation_for`, `response_to`, `caused_by`, `part_of`, `follows`",
    ),
    Column("reports", Integer, nullable=False, comment="how many reports say so"),
    sqlite_with_rowid=False,
    comment="What one incident has to do with another, where a report says so",
)
