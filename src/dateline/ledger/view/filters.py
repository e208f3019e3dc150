"""A query as conditions on the table of incidents."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, func, select, union_all

from dateline.ledger.tables import derived
from dateline.ledger.tables.keys import incident_key
from dateline.ledger.view.days import first_day, happened, last_day, overlaps
from dateline.ledger.view.error import QueryError
from dateline.ledger.view.geography import in_box, near
from dateline.ledger.view.related import plain, related
from dateline.model import Query

__all__ = ["branches", "conditions", "identities", "looks_elsewhere", "question"]


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
    identity = derived.incident.c.id
    parts = [select(identity).where(*part) for part in branches(connection, query)]
    return parts[0] if len(parts) == 1 else select(union_all(*parts).subquery().c.id)


def branches(connection: Connection, query: Query) -> list[list[ColumnElement[bool]]]:
    """Lists of conditions, each of which finds other incidents than the next; together they find all.

    An index on the beginning finds what begins within a stretch of time, but has to be read from the first
    day on for what began before and lasts into it. That is little: another index holds only what lasts.

    Args:
        connection: as for `conditions`.
        query: as there.

    Raises:
        QueryError: as there.
    """
    if query.since is None or _placed(query) or looks_elsewhere(query):
        return [conditions(connection, query)]
    start, since = derived.incident.c.time_start, first_day(query.since).isoformat()
    within = [*_own(dict(derived.incident.c), query), start >= since]
    if not query.type and not query.country:
        # For the days alone there is the index by which pages are ordered; a start that is known is its key.
        within.append(happened() >= since)
        if query.until is not None and (last := last_day(query.until)) < date.max:
            within.append(happened() < (last + timedelta(days=1)).isoformat())
    lasting = _own(dict(derived.incident.c), query, aside=connection.dialect.name == "sqlite")
    end = derived.incident.c.time_end
    return [within, [*lasting, end >= since, end > start, start < since]]


def conditions(connection: Connection, query: Query) -> list[ColumnElement[bool]]:
    """What must hold of each incident that the query finds.

    Args:
        connection: to the ledger; names are looked up through it.
        query: its page (`limit`, `cursor`, `sort`) plays no part.

    Raises:
        QueryError: if a filter can't be understood.
    """
    # SQLite takes an equality for narrower than any range, but attacks are many and those in a circle few:
    # where a place is given, the other columns are put so that no index answers them.
    found = _own(
        dict(derived.incident.c), query, aside=connection.dialect.name == "sqlite" and _placed(query)
    )
    if query.near is not None:
        found.append(near(connection, *query.near))
    if query.box is not None:
        found.append(in_box(*query.box))
    found.extend(related(connection, query, found, _own(dict(incident_key.c), query)))
    return found


def _placed(query: Query) -> bool:
    return query.near is not None or query.box is not None


def _own(
    columns: Mapping[str, Column[Any]], query: Query, *, aside: bool = False
) -> list[ColumnElement[bool]]:
    """Conditions on such columns of a table as are the incidents' own.

    Args:
        columns: of the table; conditions on what it has no column for are left out.
        query: what is asked.
        aside: put so that no index answers them.
    """

    def put(column: ColumnElement[Any]) -> ColumnElement[Any]:
        return func.coalesce(column, column) if aside else column

    found: list[ColumnElement[bool]] = []
    if not query.rejected:
        found.append(columns["rejected"].is_(False))
    choices: tuple[tuple[str, list[Any]], ...] = (
        ("type", list(query.type)),
        ("status", list(query.status)),
        ("standing", list(query.standing)),
        ("mode", plain(query.mode)),
        ("country", [_country(one) for one in query.country]),
    )
    for name, values in choices:
        if values and name in columns:
            found.append(put(columns[name]).in_(values))
    if query.since is not None or query.until is not None:
        start, end = put(columns["time_start"]), put(columns["time_end"])
        found.append(overlaps(start, end, query.since, query.until))
    return found


def _country(code: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{3}", code.strip()):
        raise QueryError(f"country {code!r} is no ISO 3166-1 alpha-3 code: write three letters, such as IRN")
    return code.strip().upper()
