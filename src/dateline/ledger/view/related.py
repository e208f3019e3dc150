"""Filters on what stands in other tables than the incidents' own: parties, tolls, reports, sources, words."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, false, func, or_, select

from dateline.ledger import search
from dateline.ledger.tables import derived
from dateline.ledger.view.error import QueryError
from dateline.model import Query
from dateline.reconciling.occurrence import report_key

__all__ = ["ACTOR_ID", "named_actors", "plain", "related"]

ACTOR_ID = re.compile(r"a-[0-9a-f]{13}")
REPORT_KEY = re.compile(r"(?:sha256:)?[0-9a-f]{12,64}")
MOST_ACTORS = 5_000
"""Actors that one name may stand for: "police" names no one in particular, but must not fill a statement."""
FEW = 3_000
"""Incidents that are looked up one by one; of more, those of the other table are listed first."""


def related(
    connection: Connection, query: Query, own: list[ColumnElement[bool]]
) -> Iterator[ColumnElement[bool]]:
    """The conditions of a query that other tables answer.

    Args:
        connection: to the ledger.
        query: what is asked.
        own: the conditions on the incidents' own columns. Where these leave few, the other tables are asked
            about each of them; where they leave many, for all that fit: a publisher of a tenth of all reports
            makes a long list, of which one country needs little.

    Raises:
        QueryError: if a filter can't be understood.
    """
    if query.actor or query.by or query.against or query.toll or query.source or query.report:
        some = select(derived.incident.c.id).where(*own).limit(FEW + 1).subquery()
        few = (connection.scalar(select(func.count()).select_from(some)) or 0) <= FEW
        for choices in _lists(connection, query, few=few):
            yield or_(*(_among(choice, few=few) for choice in choices))
    if query.text is not None and query.text.strip():
        words = _words(query.text)
        if search.exists(connection):
            yield derived.incident.c.id.in_(search.matching_incidents(connection, words))
        else:
            yield false()


def _among(ids: Select[Any], *, few: bool) -> ColumnElement[bool]:
    """Whether an incident's id is the first column of a row of a selection."""
    identity = derived.incident.c.id
    if not few:
        return identity.in_(ids)
    (column,) = ids.selected_columns
    return exists(ids.where(column == identity).correlate(derived.incident))


def _lists(connection: Connection, query: Query, *, few: bool) -> Iterator[list[Select[Any]]]:
    """Selections of incidents; of each list one must hold an incident."""

    def among(column: ColumnElement[Any], values: Collection[str]) -> ColumnElement[bool]:
        # For a single incident its few rows are read and compared: an index on the other column would be
        # entered once for each value, and a name like "police" stands for thousands of actors.
        return (func.coalesce(column, column) if few else column).in_(values)

    part, toll = derived.incident_actor.c, derived.incident_toll.c
    event, claim, story = derived.event.c, derived.claim.c, derived.story.c
    for names, role in ((query.actor, None), (query.by, "actor"), (query.against, "recipient")):
        if names:
            taking = select(part.incident).where(among(part.actor, named_actors(connection, names)))
            yield [taking.where(part.role == role) if role else taking]
    if query.toll is not None:
        effect, least = query.toll
        enough = or_(toll.high >= least, and_(toll.high.is_(None), toll.low >= least))
        yield [select(toll.incident).where(among(toll.effect, [effect]), enough)]
    if query.source:
        published = (
            select(event.incident)
            .join_from(derived.event, derived.story, event.report == story.report)
            .where(among(func.lower(story.publisher), plain(query.source)))
        )
        said = (
            select(event.incident)
            .join_from(derived.claim, derived.event, claim.event == event.key)
            .where(among(claim.source, named_actors(connection, query.source)))
        )
        yield [published, said]
    if query.report is not None:
        if not REPORT_KEY.fullmatch(query.report.strip()):
            raise QueryError(
                f"report {query.report!r} is no report's id: write sha256:… or its first twelve digits"
            )
        yield [
            select(event.incident)
            .join_from(derived.event, derived.story, event.report == story.report)
            .where(story.report_key == report_key(query.report.strip()))
        ]


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
