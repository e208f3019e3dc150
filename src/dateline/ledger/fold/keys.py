"""What incidents are looked up by, from the rows that stand in other tables."""

from collections.abc import Collection, Iterator
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Insert,
    Integer,
    Select,
    bindparam,
    case,
    cast,
    func,
    insert,
    literal_column,
    null,
    select,
)

from dateline.ledger.fold.statements import delete_where
from dateline.ledger.records import batches
from dateline.ledger.tables import derived, keys
from dateline.ledger.tables.keys import incident_key

__all__ = ["write_keys"]


def write_keys(connection: Connection, incidents: Collection[str]) -> None:
    """Write the keys of some incidents anew.

    Args:
        connection: of a transaction that writes; all other rows of these incidents are written.
        incidents: ids; of one that is no more, the keys are taken away.
    """
    delete_where(connection, incident_key.c.incident, incidents)
    for some in batches(sorted(incidents)):
        for statement in _statements():
            connection.execute(statement, {"incidents": some})


@cache
def _statements() -> tuple[Insert, ...]:
    """Built once: to build them anew took two thirds of the time of writing the keys of a report."""
    return tuple(insert(incident_key).from_select(list(incident_key.c.keys()), one) for one in _selections())


def _selections() -> Iterator[Select[Any]]:
    """The rows of each table that has keys; an incident has each key once."""
    incidents: BindParameter[Any] = bindparam("incidents", expanding=True)
    part, toll = derived.incident_actor.c, derived.incident_toll.c
    event, claim, story = derived.event.c, derived.claim.c, derived.story.c
    role = case(
        (part.role == "actor", literal_column(f"'{keys.ACTOR}'")),
        else_=literal_column(f"'{keys.RECIPIENT}'"),
    )
    yield (
        _rows(role, part.actor)
        .join_from(derived.incident_actor, derived.incident, derived.incident.c.id == part.incident)
        .where(part.incident.in_(incidents))
    )
    telling = event.incident == derived.incident.c.id
    yield (
        _rows(literal_column(f"'{keys.PUBLISHER}'"), func.lower(story.publisher))
        .join_from(derived.event, derived.incident, telling)
        .join(derived.story, event.report == story.report)
        .where(event.incident.in_(incidents), story.publisher.is_not(None))
        .distinct()
    )
    yield (
        _rows(literal_column(f"'{keys.SOURCE}'"), claim.source)
        .join_from(derived.event, derived.incident, telling)
        .join(derived.claim, claim.event == event.key)
        .where(event.incident.in_(incidents), claim.source.is_not(None))
        .distinct()
    )
    figure = func.max(func.coalesce(toll.high, toll.low))
    yield (
        _rows(literal_column(f"'{keys.TOLL}'"), toll.effect, figure)
        .join_from(derived.incident_toll, derived.incident, derived.incident.c.id == toll.incident)
        .where(toll.incident.in_(incidents), func.coalesce(toll.high, toll.low).is_not(None))
        .group_by(derived.incident.c.id, toll.effect)
    )


def _rows(
    kind: ColumnElement[str], value: ColumnElement[str], figure: ColumnElement[Any] | None = None
) -> Select[Any]:
    incident = derived.incident.c
    return select(
        kind,
        value,
        func.coalesce(incident.country, literal_column("''")),
        incident.id,
        incident.type,
        incident.time_start,
        incident.time_end,
        incident.rejected,
        # PostgreSQL takes a bare null among distinct rows for text.
        cast(null(), Integer) if figure is None else figure,
    )
