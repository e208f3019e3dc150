"""One incident, by its own id or by that of any of its members."""

import re

from sqlalchemy import Connection, or_, select

from dateline.ledger.error import UnknownIdError
from dateline.ledger.tables import derived
from dateline.model import Incident

__all__ = ["incident"]

INCIDENT_ID = re.compile(r"i-[0-9a-f]{13}")
EVENT_KEY = re.compile(r"[0-9a-f]{12}:e\d+")


def incident(connection: Connection, identity: str) -> Incident:
    """The incident with this id, with an event of this key, or with a member that alone would have this id.

    Raises:
        UnknownIdError: if there is none.
    """
    wanted = identity.strip()
    if not INCIDENT_ID.fullmatch(wanted) and not EVENT_KEY.fullmatch(wanted):
        raise UnknownIdError(f"{identity!r} is no incident's id: it is 'i-' and ten digits of 0-9a-f")
    body = connection.scalar(select(derived.incident.c.body).where(derived.incident.c.id == wanted))
    if body is None:
        member = derived.incident_member.c
        home = connection.scalar(
            select(member.incident)
            .where(or_(member.alias == wanted, member.event == wanted))
            .order_by(member.incident)
            .limit(1)
        )
        body = connection.scalar(select(derived.incident.c.body).where(derived.incident.c.id == home))
    if body is None:
        raise UnknownIdError(f"no incident {wanted} in this ledger")
    return Incident.model_validate_json(body)
