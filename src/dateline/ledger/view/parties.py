"""Actors as the derived table holds them."""

import json
from collections.abc import Collection

from sqlalchemy import Connection, Row, select

from dateline.ledger.tables import derived
from dateline.model import Party

__all__ = ["aliases", "parties", "party"]

BATCH = 500
"""Ids in one statement."""


def party(row: "Row[*tuple[object, ...]]") -> Party:
    """A row of the table of actors."""
    values = row._mapping
    return Party.model_validate(
        {
            "id": values["id"],
            "name": values["name"],
            "kind": values["kind"],
            "country": json.loads(values["country"]),
            "plover": json.loads(values["plover"]),
            "wikidata": values["wikidata"],
        }
    )


def aliases(row: "Row[*tuple[object, ...]]") -> tuple[str, ...]:
    """Its other names."""
    return tuple(json.loads(row._mapping["aliases"]))


def parties(connection: Connection, ids: Collection[str]) -> dict[str, Party]:
    """The actors with these ids."""
    wanted = sorted(set(ids))
    found: dict[str, Party] = {}
    for start in range(0, len(wanted), BATCH):
        some = wanted[start : start + BATCH]
        for row in connection.execute(select(derived.actor).where(derived.actor.c.id.in_(some))):
            found[row.id] = party(row)
    return found
