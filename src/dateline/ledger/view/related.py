"""Filters on what stands in other tables than the incidents' own: parties, tolls, reports, sources, words."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, false, func, or_, select, union_all

from dateline.ledger import search
from dateline.ledger.tables import derived, keys
from dateline.ledger.tables.keys import incident_key
from dateline.ledger.view.error import QueryError
from dateline.model import Query
from dateline.reconciling.occurrence import report_key

__all__ = ["ACTOR_ID", "named_actors", "plain", "related"]

ACTOR_ID = re.compile(r"a-[0-9a-f]{13}")
REPORT_KEY = re.compile(r"(?:sha256:)?[0-9a-f]{12,64}")
MOST_ACTORS = 5_000
"""Actors that one name may stand for: "police" names no one in particular, but must not fill a statement."""
FEW = 3_000
"""Incidents near a place that are looked up one by one; of more, those with the keys are listed first."""


def related(
    connection: Connection,
    query: Query,
    own: list[ColumnElement[bool]],
    same: list[ColumnElement[bool]],
) -> Iterator[ColumnElement[bool]]:
    """The conditions of a query that other tables answer.

    Args:
        connection: to the ledger.
        query: what is asked.
        own: the conditions on the incidents' own columns. Where a place is among them and they leave few,
            the keys of each of these are asked for; else all incidents with the keys are listed.
        same: those of the conditions that the table of keys answers too: a publisher of a tenth of all
            reports makes a long list, of which one country needs little.

    Raises:
        QueryError: if a filter can't be understood.
    """
    if query.actor or query.by or query.against or query.toll or query.source:
        few = False
        if query.near is not None or query.box is not None:
            some = select(derived.incident.c.id).where(*own).limit(FEW + 1).subquery()
            few = (connection.scalar(select(func.count()).select_from(some)) or 0) <= FEW
        for choices in _keys(connection, query, few=few):
            yield _each(choices) if few else _listed(choices, same)
    if query.report is not None:
        yield derived.incident.c.id.in_(_told(query.report))
    if query.text is not None and query.text.strip():
        words = _words(query.text)
        if search.exists(connection):
            yield derived.incident.c.id.in_(search.matching_incidents(connection, words))
        else:
            yield false()


def _each(choices: list[ColumnElement[bool]]) -> ColumnElement[bool]:
    """Whether one of an incident's keys is among some."""
    mine = select(incident_key.c.incident).where(incident_key.c.incident == derived.incident.c.id)
    return or_(*(exists(mine.where(choice).correlate(derived.incident)) for choice in choices))


def _listed(choices: list[ColumnElement[bool]], same: list[ColumnElement[bool]]) -> ColumnElement[bool]:
    """Whether an incident is listed under one of some keys."""
    lists = [select(incident_key.c.incident).where(choice, *same) for choice in choices]
    return derived.incident.c.id.in_(lists[0] if len(lists) == 1 else union_all(*lists))


def _keys(connection: Connection, query: Query, *, few: bool) -> Iterator[list[ColumnElement[bool]]]:
    """Conditions on the table of keys; of each list one must hold for a key of an incident."""
    key = incident_key.c

    def among(kinds: Collection[str], values: Collection[str]) -> ColumnElement[bool]:
        # The few keys of a single incident are read and compared: an index on the values would be entered
        # once for each of them, and a name like "police" stands for thousands of actors.
        value = func.coalesce(key.value, key.value) if few else key.value
        return and_(key.kind.in_(kinds), value.in_(values))

    for names, kinds in (
        (query.actor, (keys.ACTOR, keys.RECIPIENT)),
        (query.by, (keys.ACTOR,)),
        (query.against, (keys.RECIPIENT,)),
    ):
        if names:
            yield [among(kinds, named_actors(connection, names))]
    if query.toll is not None:
        effect, least = query.toll
        yield [and_(among((keys.TOLL,), (effect,)), key.figure >= least)]
    if query.source:
        yield [
            among((keys.PUBLISHER,), plain(query.source)),
            among((keys.SOURCE,), named_actors(connection, query.source)),
        ]


def _told(report: str) -> Select[Any]:
    """The incidents that a report tells of."""
    if not REPORT_KEY.fullmatch(report.strip()):
        raise QueryError(f"report {report!r} is no report's id: write sha256:… or its first twelve digits")
    return (
        select(derived.event.c.incident)
        .join_from(derived.event, derived.story, derived.event.c.report == derived.story.c.report)
        .where(derived.story.c.report_key == report_key(report.strip()))
    )


def named_actors(connection: Connection, names: Iterable[str]) -> list[str]:
    """The ids of the actors that ids or names stand for: all words must be among an actor's names.

    Raises:
        QueryError: if a name has no word.
    """
    found: dict[str, None] = {}
    for name in names:
        if ACTOR_ID.fullmatch(name.strip()):
            found[name.strip()] = None
            continue
        words = _words(name, name=True)
        if search.exists(connection):
            hits = search.matching_actors(connection, words).limit(MOST_ACTORS)
            found.update(dict.fromkeys(connection.scalars(hits)))
    return sorted(found)


def plain(words: Iterable[str]) -> list[str]:
    """Words as they can be compared: lower case, without NUL and half surrogate pairs."""
    return [one.replace("\0", "").encode("utf-8", "ignore").decode().strip().lower() for one in words]


def _words(text: str, *, name: bool = False) -> search.SearchWords:
    try:
        return search.SearchWords.name(text) if name else search.SearchWords.parse(text)
    except search.SearchError as error:
        raise QueryError(str(error)) from None
