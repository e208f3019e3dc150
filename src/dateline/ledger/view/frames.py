"""Derived tables as rows and as Polars frames, of a query's incidents only where one is given."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from sqlalchemy import Boolean, Column, Connection, Float, Integer, Select, Table, select

from dateline.ledger.tables import derived
from dateline.ledger.view.error import QueryError
from dateline.ledger.view.filters import identities
from dateline.model import Query

if TYPE_CHECKING:
    import polars

__all__ = ["TABLES", "columns", "frame", "rows"]

TABLES: dict[str, Table] = {
    "incidents": derived.incident,
    "events": derived.event,
    "event_actors": derived.event_actor,
    "claims": derived.claim,
    "casualties": derived.casualty,
    "links": derived.link,
    "actors": derived.actor,
    "reports": derived.story,
    "versions": derived.incident_version,
    "members": derived.incident_member,
    "tolls": derived.incident_toll,
    "incident_actors": derived.incident_actor,
    "incident_links": derived.incident_link,
}
"""What may be asked for by name."""

Opener = Callable[[], AbstractContextManager[Connection]]


def columns(table: str, *, body: bool = False) -> list["Column[Any]"]:
    """The columns of a table, in order.

    Args:
        table: one of `TABLES`.
        body: whether incidents bring their `body`, the whole incident as JSON.

    Raises:
        QueryError: if there is no such table.
    """
    if table not in TABLES:
        raise QueryError(f"no table {table!r}: choose from {', '.join(TABLES)}")
    return [column for column in TABLES[table].columns if body or column.name != "body"]


def rows(
    connect: Opener, table: str, query: Query | None = None, *, batch: int = 10_000, body: bool = False
) -> Iterator[list[dict[str, Any]]]:
    """Rows in batches, ordered by primary key; no more than a batch is held at a time.

    Args:
        connect: opens a connection that sees one state until the last batch is taken.
        table: one of `TABLES`.
        query: whose incidents the rows belong to; None for every row of the table.
        batch: rows in a batch.
        body: whether incidents bring their `body`.

    Raises:
        QueryError: if there is no such table, or the query can't be understood.
    """
    chosen = columns(table, body=body)
    with connect() as connection:
        statement = select(*chosen).order_by(*TABLES[table].primary_key.columns)
        if query is not None:
            statement = _narrow(statement, table, identities(connection, query))
        streamed = connection.execution_options(stream_results=True, yield_per=batch).execute(statement)
        for part in streamed.mappings().partitions(batch):
            yield [dict(row) for row in part]


def _narrow(statement: Select[Any], table: str, incidents: Select[tuple[str]]) -> Select[Any]:
    """Rows of these incidents only."""
    event, incident_actor = derived.event.c, derived.incident_actor.c
    events = select(event.key).where(event.incident.in_(incidents))
    match table:
        case "incidents":
            return statement.where(derived.incident.c.id.in_(incidents))
        case "events":
            return statement.where(event.incident.in_(incidents))
        case "event_actors":
            return statement.where(derived.event_actor.c.key.in_(events))
        case "claims":
            return statement.where(derived.claim.c.event.in_(events))
        case "casualties":
            return statement.where(derived.casualty.c.event.in_(events))
        case "links":
            return statement.where(derived.link.c.source.in_(events), derived.link.c.target.in_(events))
        case "actors":
            taking = select(incident_actor.actor).where(incident_actor.incident.in_(incidents))
            speaking = select(derived.claim.c.source).where(
                derived.claim.c.event.in_(events), derived.claim.c.source.is_not(None)
            )
            return statement.where(derived.actor.c.id.in_(taking.union(speaking)))
        case "reports":
            telling = select(event.report).where(event.incident.in_(incidents))
            return statement.where(derived.story.c.report.in_(telling))
        case "incident_links":
            link = derived.incident_link.c
            return statement.where(link.source.in_(incidents), link.target.in_(incidents))
        case _:
            return statement.where(TABLES[table].c.incident.in_(incidents))


def frame(connect: Opener, table: str, query: Query | None = None) -> "polars.DataFrame":
    """A table as a Polars frame; days that have no hour in them are of type `Date`.

    Raises:
        QueryError: if there is no such table, or the query can't be understood.
    """
    import polars  # noqa: PLC0415 - heavy

    chosen = columns(table)
    schema = {column.name: _type(column) for column in chosen}
    parts = [polars.DataFrame(part, schema=schema, orient="row") for part in rows(connect, table, query)] or [
        polars.DataFrame(schema=schema)
    ]
    whole = polars.concat(parts)
    # A report's `latest` is a yes or no; a version's is a day.
    days = {"first", "latest"} if table == "versions" else {"published", "first_published", "last_published"}
    dates = [name for name in schema if name in days]
    return whole.with_columns(polars.col(name).str.to_date("%Y-%m-%d") for name in dates)


def _type(column: "Column[Any]") -> Any:  # noqa: ANN401 - Polars' types are classes without a common public base
    import polars  # noqa: PLC0415 - heavy

    match column.type:
        case Boolean():
            return polars.Boolean
        case Integer():
            return polars.Int64
        case Float():
            return polars.Float64
        case _:
            return polars.String
