"""Pages of incidents in an order that stays when incidents are added between two pages."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from dateline.ledger.tables import derived
from dateline.ledger.view.cursor import decode, encode
from dateline.ledger.view.days import happened
from dateline.ledger.view.filters import conditions, question
from dateline.model import IncidentPage, IncidentSummary, Query, SortKey

__all__ = ["after", "incident_page", "summary"]

_SUMMARY = tuple(IncidentSummary.model_fields)


def incident_page(connection: Connection, query: Query) -> IncidentPage:
    """The incidents of a query, one page of them.

    The order is `latest` (the day of the happening, of the first report where none is known; newest
    first), `earliest` (the same, oldest first), or by `killed` (highest figure), `sources` or `score`,
    the most first; ties go by id.
    """
    key, descending = _order(query.sort)
    identity = derived.incident.c.id
    found = conditions(connection, query)
    total = connection.scalar(select(func.count()).select_from(derived.incident).where(*found)) or 0
    page = select(key, identity, derived.incident.c.body).where(*found)
    if query.cursor is not None:
        page = page.where(after(key, identity, decode(question(query), query.cursor), descending=descending))
    page = page.order_by(key.desc() if descending else key.asc(), identity).limit(query.limit + 1)
    rows = connection.execute(page).all()
    shown = rows[: query.limit]
    following = encode(question(query), tuple(shown[-1][:2])) if len(rows) > query.limit else None
    return IncidentPage(items=tuple(summary(row.body) for row in shown), total=total, next=following)


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
