"""Statements that the two databases write alike but SQLAlchemy offers for each apart."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Executable, Table, delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import Column

from dateline.ledger.records import batches

__all__ = ["delete_where", "upsert"]


def upsert(connection: Connection, table: Table, *, add: str) -> Executable:
    """An insert that, where the primary key is there already, adds to one column.

    Args:
        connection: whose dialect the statement is for.
        table: where to insert.
        add: column to which the new row's number is added.
    """
    keys = list(table.primary_key.columns)
    if connection.dialect.name == "postgresql":
        there = postgresql.insert(table)
        return there.on_conflict_do_update(
            index_elements=keys, set_={add: table.c[add] + there.excluded[add]}
        )
    here = sqlite.insert(table)
    return here.on_conflict_do_update(index_elements=keys, set_={add: table.c[add] + here.excluded[add]})


def delete_where(connection: Connection, column: Column[Any], values: Collection[Any]) -> None:
    """Delete the rows whose column has one of the values."""
    for some in batches(sorted(values)):
        connection.execute(delete(column.table).where(column.in_(some)))
