"""Who did what to whom, counted."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, func, select

from dateline.ledger.tables import derived
from dateline.ledger.view.days import happened
from dateline.ledger.view.filters import conditions
from dateline.ledger.view.parties import parties
from dateline.model import Dyad, Query

__all__ = ["MOST", "dyads", "of_actor"]

MOST = 500
"""Pairs that a query's answer gives, those with most incidents first."""

_DOER, _TARGET = derived.incident_actor.alias("doer"), derived.incident_actor.alias("target")


def dyads(connection: Connection, query: Query) -> tuple[Dyad, ...]:
    """Pairs of actor and recipient over the incidents of a query, those with most incidents first.

    The parties are those of the headline; two actors and two recipients of one incident make four pairs.
    """
    return _dyads(connection, conditions(connection, query), MOST)


def of_actor(connection: Connection, actor: str, most: int) -> tuple[Dyad, ...]:
    """The pairs that one actor is in, in either role, rejected incidents left out."""
    here = [derived.incident.c.rejected.is_(False)]
    doing = _dyads(connection, [*here, _DOER.c.actor == actor], most)
    suffering = _dyads(connection, [*here, _TARGET.c.actor == actor, _DOER.c.actor != actor], most)
    return tuple(sorted((*doing, *suffering), key=lambda one: (-one.count, one.a.id, one.b.id))[:most])


def _dyads(connection: Connection, where: Sequence[ColumnElement[bool]], most: int) -> tuple[Dyad, ...]:
    incident = derived.incident.c
    low = func.coalesce(incident.killed_low, incident.killed_high, 0)
    high = func.coalesce(incident.killed_high, incident.killed_low, 0)
    number = func.count()
    quads = [func.sum(case((incident.quad == quad, 1), else_=0)).label(f"quad{quad}") for quad in range(1, 5)]
    first = func.min(func.nullif(happened(), "")).label("first")
    last = func.max(func.nullif(happened(), "")).label("last")
    sums: list[ColumnElement[Any]] = [
        number.label("number"),
        func.avg(incident.intensity).label("intensity"),
        func.sum(low).label("low"),
        func.sum(high).label("high"),
        first,
        last,
        *quads,
    ]
    grouped = (
        select(_DOER.c.actor.label("a"), _TARGET.c.actor.label("b"), *sums)
        .join_from(derived.incident, _DOER, _DOER.c.incident == incident.id)
        .join(_TARGET, _TARGET.c.incident == incident.id)
        .where(_DOER.c.role == "actor", _TARGET.c.role == "recipient", _DOER.c.headline, _TARGET.c.headline)
        .where(*where)
        .group_by(_DOER.c.actor, _TARGET.c.actor)
        .order_by(number.desc(), _DOER.c.actor, _TARGET.c.actor)
        .limit(most)
    )
    rows = connection.execute(grouped).mappings().all()
    named = parties(connection, [row[end] for row in rows for end in "ab"])
    return tuple(
        Dyad(
            a=named[row["a"]],
            b=named[row["b"]],
            count=row["number"],
            # Six digits: databases add floating numbers in different orders.
            intensity=round(float(row["intensity"]), 6),
            killed_low=int(row["low"]),
            killed_high=int(row["high"]),
            first=row["first"][:10] if row["first"] else None,
            last=row["last"][:10] if row["last"] else None,
            by_quad={str(quad): int(row[f"quad{quad}"]) for quad in range(1, 5) if row[f"quad{quad}"]},
        )
        for row in rows
        if row["a"] in named and row["b"] in named
    )
