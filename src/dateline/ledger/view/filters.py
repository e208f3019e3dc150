"""A query as conditions on the table of incidents."""

import re
from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, Select, false, func, or_, select

from dateline.ledger import search
from dateline.ledger.tables import derived
from dateline.ledger.view.days import overlaps
from dateline.ledger.view.error import QueryError
from dateline.ledger.view.geography import in_box, near
from dateline.model import Query
from dateline.reconciling.occurrence import report_key

__all__ = ["QueryError", "conditions", "identities", "named_actors", "question"]

ACTOR_ID = re.compile(r"a-[0-9a-f]{10}")
REPORT_KEY = re.compile(r"(?:sha256:)?[0-9a-f]{12,64}")
MOST_ACTORS = 5_000
"""Actors that one name may stand for: "police" names no one in particular, but must not fill a statement."""


def question(query: Query) -> str:
    """All that decides which incidents a query finds and in what order."""
    return query.model_dump_json(exclude={"cursor", "limit"})


def identities(connection: Connection, query: Query) -> Select[tuple[str]]:
    """The ids of the incidents that a query finds, in no order."""
    return select(derived.incident.c.id).where(*conditions(connection, query))


def conditions(connection: Connection, query: Query) -> list[ColumnElement[bool]]:
    """What must hold of each incident that the query finds.

    Args:
        connection: to the ledger; names are looked up through it.
        query: its page (`limit`, `cursor`, `sort`) plays no part.

    Raises:
        QueryError: if a filter can't be understood.
    """
    incident = derived.incident.c
    found: list[ColumnElement[bool]] = []
    if not query.rejected:
        found.append(incident.rejected.is_(False))
    for column, values in (
        (incident.type, query.type),
        (incident.status, query.status),
        (incident.standing, query.standing),
    ):
        if values:
            found.append(column.in_(values))
    if query.mode:
        found.append(incident.mode.in_(_plain(query.mode)))
    if query.country:
        found.append(incident.country.in_([_country(one) for one in query.country]))
    for names, role in ((query.actor, None), (query.by, "actor"), (query.against, "recipient")):
        if names:
            found.append(_takes_part(connection, names, role))
    if query.near is not None:
        found.append(near(connection, *query.near))
    if query.box is not None:
        found.append(in_box(*query.box))
    if query.since is not None or query.until is not None:
        found.append(overlaps(query.since, query.until))
    if query.toll is not None:
        effect, least = query.toll
        toll = derived.incident_toll.c
        given = select(toll.incident).where(
            toll.effect == effect, func.coalesce(toll.high, toll.low) >= least
        )
        found.append(incident.id.in_(given))
    if query.source:
        found.append(_told_by(connection, query.source))
    if query.report is not None:
        found.append(_in_report(query.report))
    if query.text is not None and query.text.strip():
        found.append(_in_words(connection, query.text))
    return found


def _plain(words: Iterable[str]) -> list[str]:
    """Words as they can be compared: lower case, without NUL and half surrogate pairs."""
    return [one.replace("\0", "").encode("utf-8", "ignore").decode().strip().lower() for one in words]


def _country(code: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{3}", code.strip()):
        raise QueryError(f"country {code!r} is no ISO 3166-1 alpha-3 code: write three letters, such as IRN")
    return code.strip().upper()


def _takes_part(connection: Connection, names: Iterable[str], role: str | None) -> ColumnElement[bool]:
    part = derived.incident_actor.c
    taking = select(part.incident).where(part.actor.in_(named_actors(connection, names)))
    return derived.incident.c.id.in_(taking.where(part.role == role) if role else taking)


def named_actors(connection: Connection, names: Iterable[str]) -> list[str]:
    """The ids of the actors that ids or names stand for: all words must be among an actor's names."""
    found: dict[str, None] = {}
    for name in names:
        if ACTOR_ID.fullmatch(name.strip()):
            found[name.strip()] = None
            continue
        words = _words(name, exact=True)
        if search.exists(connection):
            hits = search.matching_actors(connection, words).limit(MOST_ACTORS)
            found.update(dict.fromkeys(connection.scalars(hits)))
    return sorted(found)


def _told_by(connection: Connection, names: tuple[str, ...]) -> ColumnElement[bool]:
    """Incidents in a report of these publishers, or with a claim by whoever bears such a name."""
    event, claim, story = derived.event.c, derived.claim.c, derived.story.c
    published = (
        select(event.incident)
        .join_from(derived.event, derived.story, event.report == story.report)
        .where(func.lower(story.publisher).in_(_plain(names)))
    )
    said = (
        select(event.incident)
        .join_from(derived.claim, derived.event, claim.event == event.key)
        .where(claim.source.in_(named_actors(connection, names)))
    )
    return or_(derived.incident.c.id.in_(published), derived.incident.c.id.in_(said))


def _in_report(report: str) -> ColumnElement[bool]:
    if not REPORT_KEY.fullmatch(report.strip()):
        raise QueryError(f"report {report!r} is no report's id: write sha256:… or its first twelve digits")
    event, story = derived.event.c, derived.story.c
    telling = (
        select(event.incident)
        .join_from(derived.event, derived.story, event.report == story.report)
        .where(story.report_key == report_key(report.strip()))
    )
    return derived.incident.c.id.in_(telling)


def _in_words(connection: Connection, text: str) -> ColumnElement[bool]:
    words = _words(text)
    if not search.exists(connection):
        return false()
    return derived.incident.c.id.in_(search.matching_incidents(connection, words))


def _words(text: str, *, exact: bool = False) -> search.SearchWords:
    try:
        return search.SearchWords.name(text) if exact else search.SearchWords.parse(text)
    except search.SearchError as error:
        raise QueryError(str(error)) from None
