"""How the incidents of a query spread over the values of each field."""

from collections import Counter

from sqlalchemy import Column, ColumnElement, Connection, func, literal_column, select, union_all

from dateline.ledger.tables import derived
from dateline.ledger.view.days import happened
from dateline.ledger.view.filters import conditions, identities
from dateline.model import Facet, Query

__all__ = ["FIELDS", "MOST", "facets"]

FIELDS = ("type", "mode", "country", "actor", "standing", "status", "source", "month")
MOST = 100
"""Values of one field, the most frequent first; months are all given, in order."""


def facets(connection: Connection, query: Query) -> dict[str, tuple[Facet, ...]]:
    """Values of the fields `FIELDS` among the incidents of a query, with how many have them.

    `source` counts the publishers of the reports; an incident counts once for each of them. A value that is
    unknown is left out.
    """
    incident = derived.incident.c
    month = func.substr(happened(), 1, 7)
    keys = {
        "type": incident.type,
        "mode": incident.mode,
        "country": incident.country,
        "standing": incident.standing,
        "status": incident.status,
        "month": month,
    }
    hits = (
        select(*(column.label(name) for name, column in keys.items()))
        .where(*conditions(connection, query))
        .cte("hits")
    )
    grouped = union_all(
        *(
            select(
                literal_column(f"'{name}'").label("field"),
                hits.c[name].label("value"),
                func.count().label("number"),
            )
            .where(hits.c[name].is_not(None))
            .group_by(hits.c[name])
            for name in keys
        )
    )
    counts: dict[str, Counter[str]] = {name: Counter() for name in FIELDS}
    for field, value, number in connection.execute(grouped):
        if value:
            counts[field][value] = number
    answer = {
        name: tuple(Facet(value=value, label=value, count=count) for value, count in _most(counter))
        for name, counter in counts.items()
    }
    answer["month"] = tuple(sorted(_all(counts["month"]), key=lambda facet: facet.value))
    answer["actor"] = _actors(connection, query)
    answer["source"] = _sources(connection, query)
    return answer


def _found(connection: Connection, query: Query, column: Column[str]) -> ColumnElement[bool]:
    """Whether a column names an incident of the query."""
    if query.model_copy(update={"sort": "latest", "limit": 50, "cursor": None}) == Query():
        # Of everything but the few that are rejected, the few are listed.
        return column.not_in(select(derived.incident.c.id).where(derived.incident.c.rejected))
    return column.in_(identities(connection, query))


def _most(counter: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counter.items(), key=lambda item: (-item[1], item[0]))[:MOST]


def _all(counter: Counter[str]) -> list[Facet]:
    return [Facet(value=value, label=value, count=count) for value, count in counter.items()]


def _actors(connection: Connection, query: Query) -> tuple[Facet, ...]:
    """Those who act or are acted on, by id, under their names."""
    part, actor = derived.incident_actor.c, derived.actor.c
    number = func.count(part.incident.distinct())
    most = (
        select(part.actor, number.label("number"))
        .where(_found(connection, query, part.incident))
        .group_by(part.actor)
        .order_by(number.desc(), part.actor)
        .limit(MOST)
        .subquery()
    )
    named = (
        select(actor.id, actor.name, most.c.number)
        .join_from(most, derived.actor, actor.id == most.c.actor)
        .order_by(most.c.number.desc(), actor.id)
    )
    return tuple(Facet(value=one, label=name, count=count) for one, name, count in connection.execute(named))


def _sources(connection: Connection, query: Query) -> tuple[Facet, ...]:
    event, story = derived.event.c, derived.story.c
    number = func.count(event.incident.distinct())
    most = (
        select(story.publisher, number)
        .join_from(derived.event, derived.story, event.report == story.report)
        .where(_found(connection, query, event.incident), story.publisher.is_not(None))
        .group_by(story.publisher)
        .order_by(number.desc(), story.publisher)
        .limit(MOST)
    )
    return tuple(Facet(value=name, label=name, count=count) for name, count in connection.execute(most))
