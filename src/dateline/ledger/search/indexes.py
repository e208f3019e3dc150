"""Indexes on the derived tables that only looking up needs."""

from sqlalchemy import Connection, text

__all__ = ["create"]

_INDEXES = {
    # The order of pages: the same expression as `view.days.happened`.
    "incident_happened": "incident (coalesce(time_start, first_published, ''), id)",
    "incident_sources": "incident (sources, id)",
    "incident_actor_role": "incident_actor (actor, role, incident)",
    "incident_toll_effect": "incident_toll (effect, high, low, incident)",
    "event_report_incident": "event (report, incident)",
    "claim_source": "claim (source, event)",
    "story_publisher": "story (lower(publisher), report)",
}


def create(connection: Connection) -> None:
    """Make the indexes where they are not."""
    for name, columns in _INDEXES.items():
        connection.execute(text(f"CREATE INDEX IF NOT EXISTS {name} ON {columns}"))
