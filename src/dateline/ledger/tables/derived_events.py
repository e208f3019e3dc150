"""Tables for looking up: reports, actors, and events as single reports tell them."""

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, Text, func

from dateline.ledger.tables.derived_metadata import DERIVED
from dateline.ledger.tables.happening import scale_columns, setting_columns, type_columns

__all__ = ["actor", "casualty", "claim", "event", "event_actor", "link", "story"]

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
    Column("report", String(71), nullable=False, comment="report id"),
    Column("event", String(16), nullable=False, comment="id of the event in its report"),
    Column("incident", String(16), nullable=False, index=True, comment="the incident that it is part of"),
    *type_columns(),
    Column("contexts", Text, nullable=False, comment="JSON list of PLOVER contexts"),
    Column("cameo", String(8), comment="CAMEO code"),
    *scale_columns(),
    Column("name", Text, comment="an operation's code name"),
    *setting_columns(),
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
