"""Pages of incidents in an order that stays when incidents are added between two pages."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select, union_all

from dateline.ledger.tables import derived
from dateline.ledger.view.cursor import decode, encode
from dateline.ledger.view.days import happened
from dateline.ledger.view.filters import branches, conditions, looks_elsewhere, question
from dateline.model import IncidentPage, IncidentSummary, Query, SortKey

__all__ = ["after", "incident_page", "summary"]

FEW = 20_000
"""Incidents that are sorted rather than taken in the order of an index."""
BATCH = 500
"""Ids in one statement."""

_SUMMARY = tuple(IncidentSummary.model_fields)


def incident_page(connection: Connection, query: Query) -> IncidentPage:
    """The incidents of a query, one page of them.

    The order is `latest` (the day of the happening, of the first report where none is known; newest
    first), `earliest` (the same, oldest first), or by `killed` (highest figure), `sources` or `score`,
    the most first; ties go by id.
    """
    key, descending = _order(query.sort)
    identity: ColumnElement[str] = derived.incident.c.id
    place = decode(question(query), query.cursor) if query.cursor is not None else None
    if looks_elsewhere(query):
        # What other tables answer is dear: it is asked once, for the number and for the page.
        found = conditions(connection, query)
        hits = select(key.label("key"), identity.label("id")).where(*found).cte("hits")
        key, identity = hits.c.key, hits.c.id
        number = select(func.count()).select_from(hits).scalar_subquery()
        rows = connection.execute(
            _page(select(key, identity, number), key, identity, place, query, descending)
        ).all()
        total = rows[0][2] if rows else 0
        if not rows and place is not None:
            total = connection.scalar(select(func.count()).select_from(hits)) or 0
    else:
        parts = branches(connection, query)
        counts = (select(func.count()).select_from(derived.incident).where(*part) for part in parts)
        total = sum(connection.scalar(count) or 0 for count in counts)
        if total <= FEW:
            # In this form no index answers the order: sorting few is faster than walking all.
            key = func.coalesce(key, key)
        if len(parts) == 1:
            page = select(key, identity).where(*parts[0])
        else:
            either = union_all(
                *(select(key.label("key"), identity.label("id")).where(*part) for part in parts)
            ).subquery()
            key, identity = either.c.key, either.c.id
            page = select(key, identity)
        rows = connection.execute(_page(page, key, identity, place, query, descending)).all()
    shown = rows[: query.limit]
    following = encode(question(query), tuple(shown[-1][:2])) if len(rows) > query.limit else None
    return IncidentPage(
        items=tuple(_summaries(connection, [row.id for row in shown])), total=total, next=following
    )


def _page(
    rows: Select[Any],
    key: ColumnElement[Any],
    identity: ColumnElement[str],
    place: Sequence[Any] | None,
    query: Query,
    descending: bool,
) -> Select[Any]:
    """The rows after a place, one more than the page holds."""
    if place is not None:
        rows = rows.where(after(key, identity, place, descending=descending))
    return rows.order_by(key.desc() if descending else key.asc(), identity).limit(query.limit + 1)


def _summaries(connection: Connection, ids: Sequence[str]) -> Iterator[IncidentSummary]:
    """The incidents with these ids, in their order. Only here are the rows read, which are 5 KB each."""
    incident = derived.incident.c
    bodies: dict[str, str] = {}
    for start in range(0, len(ids), BATCH):
        some = select(incident.id, incident.body).where(incident.id.in_(ids[start : start + BATCH]))
        bodies.update((row.id, row.body) for row in connection.execute(some))
    return (summary(bodies[one]) for one in ids)


def summary(body: str) -> IncidentSummary:
    """What a list shows, out of the whole incident as it is stored."""
    whole: dict[str, Any] = json.loads(body)
    return IncidentSummary.model_validate({name: whole[name] for name in _SUMMARY if name in whole})


def after(
    key: ColumnElement[Any], identity: ColumnElement[str], place: Sequence[Any], *, descending: bool
) -> ColumnElement[bool]:
    """What comes after a place in the order of a key, then of ids.

    The key's own bound stands apart from the tie, for an index to be entered there.
    """
    value, last = place
    if descending:
        return and_(key <= value, or_(key < value, identity > last))
    return and_(key >= value, or_(key > value, identity > last))


def _order(sort: SortKey) -> tuple[ColumnElement[Any], bool]:
    """The key of an order, and whether it descends."""
    column = derived.incident.c
    match sort:
        case "latest":
            return happened(), True
        case "earliest":
            return happened(), False
        case "killed":
            return func.coalesce(column.killed_high, column.killed_low, -1), True
        case "sources":
            return column.sources, True
        case "score":
            return column.score, True
