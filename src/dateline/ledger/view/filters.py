"""A query as conditions on the table of incidents."""

import re
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, func, select

from dateline.ledger.tables import derived
from dateline.ledger.view.days import overlaps
from dateline.ledger.view.error import QueryError
from dateline.ledger.view.geography import in_box, near
from dateline.ledger.view.related import plain, related
from dateline.model import Query

__all__ = ["conditions", "identities", "looks_elsewhere", "question"]


def question(query: Query) -> str:
    """All that decides which incidents a query finds and in what order."""
    return query.model_dump_json(exclude={"cursor", "limit"})


def looks_elsewhere(query: Query) -> bool:
    """Whether other tables than the incidents' own take part."""
    return bool(
        query.actor or query.by or query.against or query.source or query.toll or query.report or query.text
    )


def identities(connection: Connection, query: Query) -> Select[tuple[str]]:
    """The ids of the incidents that a query finds, in no order."""
    return select(derived.incident.c.id).where(*conditions(connection, query))


def conditions(connection: Connection, query: Query) -> list[ColumnElement[bool]]:
    """What must hold of each incident that the query finds.

    Args:
        connection: to the ledger; names are looked up through it.
        query: its page (`limit`, `cursor`, `sort`) plays no part.

    Raises:
        QueryError: if a filter can't be understood.
    """
    incident = derived.incident.c
    found: list[ColumnElement[bool]] = []
    # SQLite takes an equality for narrower than any range, but attacks are many and those in a circle few:
    # where a place is given, the other columns are put so that no index answers them.
    aside = connection.dialect.name == "sqlite" and (query.near is not None or query.box is not None)
    if not query.rejected:
        found.append(incident.rejected.is_(False))
    choices: tuple[tuple[Column[Any], list[Any]], ...] = (
        (incident.type, list(query.type)),
        (incident.status, list(query.status)),
        (incident.standing, list(query.standing)),
        (incident.mode, plain(query.mode)),
        (incident.country, [_country(one) for one in query.country]),
    )
    for column, values in choices:
        if values:
            found.append((func.coalesce(column, column) if aside else column).in_(values))
    if query.near is not None:
        found.append(near(connection, *query.near))
    if query.box is not None:
        found.append(in_box(*query.box))
    if query.since is not None or query.until is not None:
        found.append(overlaps(query.since, query.until, aside=aside))
    found.extend(related(connection, query, found))
    return found


def _country(code: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{3}", code.strip()):
        raise QueryError(f"country {code!r} is no ISO 3166-1 alpha-3 code: write three letters, such as IRN")
    return code.strip().upper()
