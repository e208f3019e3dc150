"""What is folded from the log: tables for looking up, dropped and rebuilt to the same bytes at will.

These are also the tables that `dateline sql` shows, and that exports and analysis read. Lists of words are
JSON arrays in text; days are ISO 8601 text; offsets count code points of the report's frozen text.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    func,
    literal_column,
)

from dateline.ledger.tables.packed import Packed

__all__ = [
    "DERIVED",
    "actor",
    "casualty",
    "claim",
    "event",
    "event_actor",
    "incident",
    "incident_actor",
    "incident_link",
    "incident_member",
    "incident_toll",
    "incident_version",
    "link",
    "story",
]

DERIVED = MetaData()

story = Table(
    "story",
    DERIVED,
    # One row a report: its place among versions and copies.
    Column("report", String(71), primary_key=True),
    Column("report_key", String(16), nullable=False, unique=True),
    Column("story", String(71), nullable=False, index=True),
    Column("latest", Boolean, nullable=False),  # the last version of its story
    Column("copy_of", String(71), index=True),  # the first report of the same wire copy; null for an original
    Column("agency", Text),  # wire agency that the copy is credited to
    Column("origin", Text, nullable=False),  # who counts as the independent source: agency or publisher
    Column("title", Text),
    Column("publisher", Text),
    Column("url", Text),
    Column("published", String(10), index=True),
)
Index("story_publisher", func.lower(story.c.publisher), story.c.report)

actor = Table(
    "actor",
    DERIVED,
    Column("id", String(16), primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("country", Text, nullable=False),
    Column("plover", Text, nullable=False),
    Column("wikidata", String(16)),
    Column("aliases", Text, nullable=False),
)

event = Table(
    "event",
    DERIVED,
    # One row an event of the current reading of a report that is the latest version of its story.
    Column("key", String(24), primary_key=True),
    Column("report", String(71), nullable=False, index=True),
    Column("event", String(16), nullable=False),
    Column("incident", String(16), nullable=False, index=True),
    Column("type", String(16), nullable=False),
    Column("mode", String(24)),
    Column("contexts", Text, nullable=False),
    Column("cameo", String(8)),
    Column("quad", Integer, nullable=False),
    Column("intensity", Float, nullable=False),
    Column("status", String(16), nullable=False),
    Column("name", Text),
    Column("time_start", String(16)),
    Column("time_end", String(16)),
    Column("time_granularity", String(16)),
    Column("time_basis", String(16)),
    Column("place", Text),
    Column("geonameid", Integer),
    Column("country", String(3)),
    Column("admin1", Text),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("place_precision", String(16)),
    Column("instruments", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),  # first evidence
    Index("event_report_incident", "report", "incident"),
)

event_actor = Table(
    "event_actor",
    DERIVED,
    Column("key", String(24), primary_key=True),
    Column("role", String(9), primary_key=True),  # actor, recipient
    Column("position", Integer, primary_key=True),
    Column("actor", String(16), nullable=False, index=True),
    sqlite_with_rowid=False,
)

claim = Table(
    "claim",
    DERIVED,
    Column("key", String(24), primary_key=True),  # event's report key, a colon, the claim's id
    Column("event", String(24), nullable=False, index=True),
    Column("source", String(16)),  # actor id; null for the report's own voice
    Column("source_name", Text),
    Column("kind", String(16), nullable=False),
    Column("stance", String(24), nullable=False),
    Column("via", Text, nullable=False),  # JSON list of names
    Column("verb", Text),
    Column("start", Integer),
    Column("end", Integer),
    Column("quote", Text),
    Index("claim_source", "source", "event"),
)

casualty = Table(
    "casualty",
    DERIVED,
    Column("event", String(24), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("effect", String(16), nullable=False),
    Column("low", Integer),
    Column("high", Integer),
    Column("victims", Text),
    Column("part", Boolean, nullable=False),
    Column("claim", String(24)),
    Column("side", String(16), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    sqlite_with_rowid=False,
)

link = Table(
    "link",
    DERIVED,
    Column("source", String(24), primary_key=True),
    Column("target", String(24), primary_key=True, index=True),
    Column("kind", String(16), primary_key=True),
    sqlite_with_rowid=False,
)

incident = Table(
    "incident",
    DERIVED,
    # The headline values; `body` is the whole Incident as canonical JSON.
    Column("id", String(16), primary_key=True),
    Column("title", Text, nullable=False),
    Column("type", String(16), nullable=False),
    Column("mode", String(24)),
    Column("quad", Integer, nullable=False),
    Column("intensity", Float, nullable=False),
    Column("status", String(16), nullable=False),
    Column("standing", String(16), nullable=False),
    Column("accepted", Boolean, nullable=False),
    Column("rejected", Boolean, nullable=False),
    Column("flags", Text, nullable=False),
    Column("time_start", String(16)),
    Column("time_end", String(16)),
    Column("time_granularity", String(16)),
    Column("time_basis", String(16)),
    Column("place", Text),
    Column("geonameid", Integer),
    Column("country", String(3)),
    Column("admin1", Text),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("place_precision", String(16)),
    Column("killed_low", Integer),
    Column("killed_high", Integer),
    Column("injured_low", Integer),
    Column("injured_high", Integer),
    Column("reports", Integer, nullable=False),
    Column("sources", Integer, nullable=False),
    Column("first_published", String(10)),
    Column("last_published", String(10)),
    Column("score", Float, nullable=False),
    Column("body", Packed, nullable=False),
)

# A row of `incident` with its body is 5 KB: each of these holds all that filters and orders look at, so that
# a filter reads some 150 bytes an incident, and only the page that is shown reads rows.
_NARROW = (
    "rejected", "type", "country", "standing", "status", "mode", "time_start", "time_end", "first_published",
    "killed_high", "killed_low", "sources", "score", "latitude", "longitude", "id",
)  # fmt: skip
for _name, _first in {
    "incident_by_id": ("id",),
    "incident_by_time": ("time_start", "time_end"),
    "incident_by_type": ("type", "time_start", "time_end"),
    "incident_by_country": ("country", "time_start", "time_end"),
    "incident_by_place": ("latitude", "longitude"),
}.items():
    _rest = (name for name in _NARROW if name not in _first)
    Index(_name, *(incident.c[name] for name in (*_first, *_rest)))
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
# The order of pages: day of the happening, else of the first report.
Index(
    "incident_happened",
    func.coalesce(incident.c.time_start, incident.c.first_published, literal_column("''")),
    incident.c.id,
    incident.c.rejected,
)

incident_member = Table(
    "incident_member",
    DERIVED,
    Column("incident", String(16), primary_key=True),
    Column("event", String(24), primary_key=True),
    Column("alias", String(16), nullable=False, index=True),  # incident id that this event alone would have
    Column("score", Float, nullable=False),
    sqlite_with_rowid=False,
)

incident_actor = Table(
    "incident_actor",
    DERIVED,
    Column("incident", String(16), primary_key=True),
    Column("role", String(9), primary_key=True),
    Column("actor", String(16), primary_key=True, index=True),
    Column("headline", Boolean, nullable=False),
    Index("incident_actor_role", "actor", "role", "incident"),
    sqlite_with_rowid=False,
)

incident_toll = Table(
    "incident_toll",
    DERIVED,
    Column("incident", String(16), primary_key=True),
    Column("effect", String(16), primary_key=True),
    Column("side", String(16), primary_key=True),  # `all` for the headline
    Column("low", Integer),
    Column("high", Integer),
    Column("latest_low", Integer),
    Column("latest_high", Integer),
    Column("sources", Integer, nullable=False),
    Index("incident_toll_effect", "effect", "high", "low", "incident"),
    sqlite_with_rowid=False,
)

incident_version = Table(
    "incident_version",
    DERIVED,
    Column("incident", String(16), primary_key=True),
    Column("field", String(24), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("value", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("independent", Integer, nullable=False),
    Column("first", String(10)),
    Column("latest", String(10)),
    Column("headline", Boolean, nullable=False),
    sqlite_with_rowid=False,
)

incident_link = Table(
    "incident_link",
    DERIVED,
    Column("source", String(16), primary_key=True),
    Column("target", String(16), primary_key=True, index=True),
    Column("kind", String(16), primary_key=True),
    Column("reports", Integer, nullable=False),
    sqlite_with_rowid=False,
)
