"""What people decided."""

from sqlalchemy import Connection, select

from dateline.ledger.fold.rulings import REST
from dateline.ledger.records import Records, batches
from dateline.ledger.tables import derived
from dateline.ledger.tables.working import ruling
from dateline.ledger.view.incidents import incident as find
from dateline.model import Judgement

__all__ = ["judgements"]


def judgements(
    connection: Connection, entries: Connection, incident: str | None = None, until: int | None = None
) -> tuple[Judgement, ...]:
    """Judgements in the order in which they were made; what was taken back is marked.

    Args:
        connection: to the derived tables.
        entries: to the log.
        incident: only those about members of this incident, and those that take such ones back; all where
            left out.
        until: the last entry that counts; None for all.

    Raises:
        UnknownIdError: if there is no such incident.
    """
    made = Records(entries, until).judgements()
    if incident is None:
        return tuple(made)
    member = derived.incident_member.c
    home = find(connection, incident).id
    members = set(connection.scalars(select(member.event).where(member.incident == home)))
    about = {one.sequence for one in made if members.intersection(one.events)}
    # After a reading anew, or a new version of a report, the events have other keys than the judgement names.
    for some in batches(sorted(members)):
        query = select(ruling.c.sequence).where(ruling.c.event.in_(some), ruling.c.part != REST)
        about.update(connection.scalars(query))
    return tuple(one for one in made if one.sequence in about or one.undoes in about)
