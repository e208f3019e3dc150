"""How the incidents of a query spread over the values of each field."""

from collections import Counter

from sqlalchemy import Connection, func, select

from dateline.ledger.tables import derived
from dateline.ledger.view.days import happened
from dateline.ledger.view.filters import identities
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
    found = identities(connection, query)
    month = func.substr(happened(), 1, 7).label("month")
    keys = (incident.type, incident.mode, incident.country, incident.standing, incident.status, month)
    counts: dict[str, Counter[str]] = {name: Counter() for name in FIELDS}
    grouped = select(*keys, func.count().label("incidents")).where(incident.id.in_(found)).group_by(*keys)
    for row in connection.execute(grouped).mappings():
        for name in ("type", "mode", "country", "standing", "status", "month"):
            if row[name]:
                counts[name][row[name]] += row["incidents"]
    answer = {
        name: tuple(Facet(value=value, label=value, count=count) for value, count in _most(counter))
        for name, counter in counts.items()
    }
    answer["month"] = tuple(sorted(_all(counts["month"]), key=lambda facet: facet.value))
    answer["actor"] = _actors(connection, query)
    answer["source"] = _sources(connection, query)
    return answer


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
        .where(part.incident.in_(identities(connection, query)))
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
        .where(event.incident.in_(identities(connection, query)), story.publisher.is_not(None))
        .group_by(story.publisher)
        .order_by(number.desc(), story.publisher)
        .limit(MOST)
    )
    return tuple(Facet(value=name, label=name, count=count) for name, count in connection.execute(most))
