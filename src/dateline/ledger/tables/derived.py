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
    Column("report", String(71), primary_key=True, comment="`sha256:` and the hash of the frozen text"),
    Column("report_key", String(16), nullable=False, unique=True, comment="the first twelve digits of it"),
    Column("story", String(71), nullable=False, index=True, comment="report id of the story's first version"),
    Column(
        "latest",
        Boolean,
        nullable=False,
        comment="whether it is the last version of its story, notices that take it back aside",
    ),
    Column("retracted", Boolean, nullable=False, comment="whether a notice of its outlet took it back"),
    Column(
        "copy_of",
        String(71),
        index=True,
        comment="the first report of the same wire copy; null for an original",
    ),
    Column("agency", Text, comment="wire agency that the copy is credited to"),
    Column(
        "origin", Text, nullable=False, comment="who counts as the independent source: agency or publisher"
    ),
    Column("title", Text, comment="headline"),
    Column("publisher", Text, comment="outlet"),
    Column("url", Text, comment="where it was published"),
    Column("published", String(10), index=True, comment="day of publication"),
    comment="One row a report: its place among versions and copies",
)
Index("story_publisher", func.lower(story.c.publisher), story.c.report)

actor = Table(
    "actor",
    DERIVED,
    Column("id", String(16), primary_key=True, comment="`a-` and thirteen hexadecimal digits"),
    Column("name", Text, nullable=False, comment="the commonest of its names"),
    Column(
        "kind",
        String(20),
        nullable=False,
        comment="`government`, `military`, `armed_group`, `civilians` and so on",
    ),
    Column("country", Text, nullable=False, comment="JSON list of ISO 3166-1 alpha-3 codes"),
    Column("plover", Text, nullable=False, comment="JSON list of PLOVER sector codes"),
    Column("wikidata", String(16), comment="its item"),
    Column("aliases", Text, nullable=False, comment="JSON list of its other names"),
    comment="One row an actor, as the ledger knows it over all reports",
)

event = Table(
    "event",
    DERIVED,
    Column(
        "key",
        String(24),
        primary_key=True,
        comment="first twelve digits of the report, a colon, the event's id",
    ),
    Column("report", String(71), nullable=False, index=True, comment="report id"),
    Column("event", String(16), nullable=False, comment="id of the event in its report"),
    Column("incident", String(16), nullable=False, index=True, comment="the incident that it is part of"),
    Column("type", String(16), nullable=False, comment="PLOVER event type"),
    Column("mode", String(24), comment="PLOVER mode"),
    Column("contexts", Text, nullable=False, comment="JSON list of PLOVER contexts"),
    Column("cameo", String(8), comment="CAMEO code"),
    Column("quad", Integer, nullable=False, comment="PLOVER quad class, 1 to 4"),
    Column(
        "intensity", Float, nullable=False, comment="PLOVER intensity, -10 (conflict) to 10 (cooperation)"
    ),
    Column(
        "status",
        String(16),
        nullable=False,
        comment="`actual`, `future`, `hypothetical`, `negated`, `generic`",
    ),
    Column("name", Text, comment="an operation's code name"),
    Column("time_start", String(16), comment="first day or hour, ISO 8601; null where none is told"),
    Column("time_end", String(16), comment="last day or hour, inclusive"),
    Column(
        "time_granularity",
        String(16),
        comment="`hour`, `day`, `week`, `month`, `quarter`, `season`, `year`, `decade`",
    ),
    Column(
        "time_basis",
        String(16),
        comment="`expression`, `event`, or `report` where only the day of publication stands in",
    ),
    Column("place", Text, comment="name of the place"),
    Column("geonameid", Integer, comment="its number in GeoNames"),
    Column("country", String(3), comment="where it lies, ISO 3166-1 alpha-3"),
    Column("admin1", Text, comment="first-order division"),
    Column("latitude", Float, comment="degrees"),
    Column("longitude", Float, comment="degrees"),
    Column(
        "place_precision",
        String(16),
        comment="`site`, `populated_place`, `admin2`, `admin1`, `country`, `region`, `water`",
    ),
    Column("instruments", Text, nullable=False, comment="JSON list of weapons and means, as worded"),
    Column("start", Integer, nullable=False, comment="first code point of the quote in the frozen text"),
    Column("end", Integer, nullable=False, comment="code point after its last"),
    Column("quote", Text, nullable=False, comment="the first words of evidence"),
    Index("event_report_incident", "report", "incident"),
    comment="One row an event of the current reading of a report that is the latest version of its story",
)

event_actor = Table(
    "event_actor",
    DERIVED,
    Column("key", String(24), primary_key=True, comment="event key"),
    Column("role", String(9), primary_key=True, comment="`actor` or `recipient`"),
    Column("position", Integer, primary_key=True, comment="place in the event's list, from 0"),
    Column("actor", String(16), nullable=False, index=True, comment="actor id"),
    sqlite_with_rowid=False,
    comment="Who takes part in an event",
)

claim = Table(
    "claim",
    DERIVED,
    Column("key", String(24), primary_key=True, comment="event's report key, a colon, the claim's id"),
    Column("event", String(24), nullable=False, index=True, comment="event key"),
    Column("source", String(16), comment="actor id; null for the report's own voice"),
    Column("source_name", Text, comment="name of the source as the report has it"),
    Column(
        "kind",
        String(16),
        nullable=False,
        comment="`official`, `party`, `anonymous`, `witness`, `report` (its own voice) and so on",
    ),
    Column(
        "stance",
        String(24),
        nullable=False,
        comment="`asserts`, `denies`, `hedges`, `claims_responsibility`, `disclaims_responsibility`",
    ),
    Column("via", Text, nullable=False, comment="JSON list of names of those who pass it on"),
    Column("verb", Text, comment="the reporting word"),
    Column("start", Integer, comment="first code point of the quote in the frozen text"),
    Column("end", Integer, comment="code point after its last"),
    Column("quote", Text, comment="the report's words"),
    Index("claim_source", "source", "event"),
    comment="One source's word on one event",
)

casualty = Table(
    "casualty",
    DERIVED,
    Column("event", String(24), primary_key=True, comment="event key"),
    Column("position", Integer, primary_key=True, comment="place in the event's list, from 0"),
    Column(
        "effect",
        String(16),
        nullable=False,
        comment="`killed`, `injured`, `missing`, `detained`, `displaced`, `abducted`, `casualties`",
    ),
    Column("low", Integer, comment="least number of people; null where the words leave it open"),
    Column("high", Integer, comment="greatest number of people; null where the words leave it open"),
    Column("victims", Text, comment="who they are, as worded"),
    Column("part", Boolean, nullable=False, comment="whether it breaks down another figure"),
    Column("claim", String(24), comment="key of the claim that gives it"),
    Column(
        "side", String(16), nullable=False, comment="`official`, `hostile`, `third_party`, `unattributed`"
    ),
    Column("start", Integer, nullable=False, comment="first code point of the quote in the frozen text"),
    Column("end", Integer, nullable=False, comment="code point after its last"),
    Column("quote", Text, nullable=False, comment="the report's words"),
    sqlite_with_rowid=False,
    comment="One figure of the human cost, as one source gives it",
)

link = Table(
    "link",
    DERIVED,
    Column("source", String(24), primary_key=True, comment="event key of the later or smaller one"),
    Column(
        "target", String(24), primary_key=True, index=True, comment="event key of the earlier or larger one"
    ),
    Column(
        "kind",
        String(16),
        primary_key=True,
        comment="`retaliation_for`, `response_to`, `caused_by`, `part_of`, `follows`",
    ),
    sqlite_with_rowid=False,
    comment="What one event has to do with another, where a report says so",
)

incident = Table(
    "incident",
    DERIVED,
    Column("id", String(16), primary_key=True, comment="`i-` and thirteen hexadecimal digits"),
    Column("title", Text, nullable=False, comment="who did what to whom, where"),
    Column("type", String(16), nullable=False, comment="PLOVER event type"),
    Column("mode", String(24), comment="PLOVER mode"),
    Column("quad", Integer, nullable=False, comment="PLOVER quad class, 1 to 4"),
    Column(
        "intensity", Float, nullable=False, comment="PLOVER intensity, -10 (conflict) to 10 (cooperation)"
    ),
    Column(
        "status",
        String(16),
        nullable=False,
        comment="`actual`, `future`, `hypothetical`, `negated`, `generic`",
    ),
    Column(
        "standing",
        String(16),
        nullable=False,
        comment="`confirmed`, `single_source`, `contested`, `denied`, `retracted`",
    ),
    Column("accepted", Boolean, nullable=False, comment="whether a reviewer accepted it"),
    Column("rejected", Boolean, nullable=False, comment="whether a reviewer rejected it"),
    Column("flags", Text, nullable=False, comment="JSON list of reasons why a person should look"),
    Column("time_start", String(16), comment="first day or hour, ISO 8601; null where none is told"),
    Column("time_end", String(16), comment="last day or hour, inclusive"),
    Column(
        "time_granularity",
        String(16),
        comment="`hour`, `day`, `week`, `month`, `quarter`, `season`, `year`, `decade`",
    ),
    Column(
        "time_basis",
        String(16),
        comment="`expression`, `event`, or `report` where only the day of publication stands in",
    ),
    Column("place", Text, comment="name of the place"),
    Column("geonameid", Integer, comment="its number in GeoNames"),
    Column("country", String(3), comment="where it lies, ISO 3166-1 alpha-3"),
    Column("admin1", Text, comment="first-order division"),
    Column("latitude", Float, comment="degrees"),
    Column("longitude", Float, comment="degrees"),
    Column(
        "place_precision",
        String(16),
        comment="`site`, `populated_place`, `admin2`, `admin1`, `country`, `region`, `water`",
    ),
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
    Column("actor", String(16), primary_key=True, index=True, comment="actor id"),
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
