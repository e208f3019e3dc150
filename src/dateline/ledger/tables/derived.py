"""What is folded from the log: tables for looking up, dropped and rebuilt to the same bytes at will.

These are also the tables that `dateline sql` shows, and that exports and analysis read. Lists of words are
JSON arrays in text; days are ISO 8601 text; offsets count code points of the report's frozen text.
"""

from dateline.ledger.tables.derived_events import actor, casualty, claim, event, event_actor, link, story
from dateline.ledger.tables.derived_incidents import (
    incident,
    incident_actor,
    incident_link,
    incident_member,
    incident_toll,
    incident_version,
)
from dateline.ledger.tables.derived_metadata import DERIVED

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
