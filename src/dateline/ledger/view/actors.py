"""Actors over the whole ledger."""

from typing import Any

from sqlalchemy import Connection, func, select

from dateline.ledger import search
from dateline.ledger.error import UnknownIdError
from dateline.ledger.tables import derived
from dateline.ledger.view.cursor import decode, encode
from dateline.ledger.view.days import happened
from dateline.ledger.view.dyads import of_actor
from dateline.ledger.view.error import QueryError
from dateline.ledger.view.paging import after
from dateline.ledger.view.parties import aliases, party
from dateline.ledger.view.related import ACTOR_ID
from dateline.model import ActorPage, ActorProfile, ActorSummary

__all__ = ["actor_page", "profile"]

DYADS = 50
"""Pairs in one actor's profile."""


def actor_page(connection: Connection, text: str | None, limit: int, cursor: str | None) -> ActorPage:
    """Actors whose names hold the words, those in most incidents first.

    Raises:
        QueryError: if the text has no word or the cursor is none of this question's.
    """
    part, actor = derived.incident_actor.c, derived.actor
    counted = select(part.actor, func.count().label("parts")).group_by(part.actor).subquery()
    key = func.coalesce(counted.c.parts, 0)
    found: list[Any] = []
    if text is not None and text.strip():
        try:
            words = search.SearchWords.name(text)
        except search.SearchError as error:
            raise QueryError(str(error)) from None
        if not search.exists(connection):
            return ActorPage(items=(), total=0)
        found.append(actor.c.id.in_(search.matching_actors(connection, words)))
    total = connection.scalar(select(func.count()).select_from(actor).where(*found)) or 0
    page = select(actor, key.label("parts")).outerjoin(counted, counted.c.actor == actor.c.id).where(*found)
    question = f"actors {text or ''}"
    if cursor is not None:
        page = page.where(after(key, actor.c.id, decode(question, cursor), descending=True))
    rows = connection.execute(page.order_by(key.desc(), actor.c.id).limit(limit + 1)).all()
    shown = rows[:limit]
    roles = _roles(connection, [row.id for row in shown])
    items = tuple(
        ActorSummary(
            party=party(row),
            aliases=aliases(row),
            as_actor=roles.get((row.id, "actor"), 0),
            as_recipient=roles.get((row.id, "recipient"), 0),
        )
        for row in shown
    )
    following = encode(question, (shown[-1].parts, shown[-1].id)) if len(rows) > limit else None
    return ActorPage(items=items, total=total, next=following)


def _roles(connection: Connection, ids: list[str]) -> dict[tuple[str, str], int]:
    """Incidents of each actor in each role, rejected ones left out."""
    part, incident = derived.incident_actor.c, derived.incident.c
    grouped = (
        select(part.actor, part.role, func.count()).where(part.actor.in_(ids)).group_by(part.actor, part.role)
    )
    roles = {(actor, role): count for actor, role, count in connection.execute(grouped)}
    # All are counted from an index, and the few rejected taken away: to look each incident up takes ten times
    # as long.
    rejected = select(incident.id).where(incident.rejected)
    for actor, role, count in connection.execute(grouped.where(part.incident.in_(rejected))):
        roles[actor, role] -= count
    return roles


def profile(connection: Connection, identity: str) -> ActorProfile:
    """One actor: its names, what it takes part in, with whom, and what it says.

    Raises:
        UnknownIdError: if there is none with this id.
    """
    wanted = identity.strip()
    if not ACTOR_ID.fullmatch(wanted):
        raise UnknownIdError(f"{identity!r} is no actor's id: it is 'a-' and ten digits of 0-9a-f")
    row = connection.execute(select(derived.actor).where(derived.actor.c.id == wanted)).one_or_none()
    if row is None:
        raise UnknownIdError(f"no actor {wanted} in this ledger")
    part, incident, event = derived.incident_actor.c, derived.incident.c, derived.event.c
    own = select(part.incident).where(part.actor == wanted)
    first, last = connection.execute(
        select(func.min(func.nullif(happened(), "")), func.max(func.nullif(happened(), ""))).where(
            incident.id.in_(own), incident.rejected.is_(False)
        )
    ).one()
    types = connection.execute(
        select(incident.type, func.count().label("number"))
        .where(incident.id.in_(own), incident.rejected.is_(False))
        .group_by(incident.type)
        .order_by(func.count().desc(), incident.type)
    )
    taking = select(derived.event_actor.c.key).where(derived.event_actor.c.actor == wanted)
    reports = connection.scalar(select(func.count(event.report.distinct())).where(event.key.in_(taking)))
    said = connection.scalar(select(func.count()).where(derived.claim.c.source == wanted))
    roles = _roles(connection, [wanted])
    return ActorProfile(
        party=party(row),
        aliases=aliases(row),
        as_actor=roles.get((wanted, "actor"), 0),
        as_recipient=roles.get((wanted, "recipient"), 0),
        dyads=of_actor(connection, wanted, DYADS),
        first=first[:10] if first else None,
        last=last[:10] if last else None,
        reports=reports or 0,
        said=said or 0,
        by_type={row.type: row.number for row in types},
    )
