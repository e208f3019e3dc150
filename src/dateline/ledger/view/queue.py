"""What is worth a person's time, in order."""

import json

from sqlalchemy import ColumnElement, Connection, Integer, case, cast, func, literal, select

from dateline.ledger.tables import derived
from dateline.ledger.view.cursor import decode, encode
from dateline.ledger.view.paging import after, summary
from dateline.model import QueuePage, ReviewItem, Standing

__all__ = ["LEAST", "priority", "queue"]

LEAST = 10
"""Priority below which an incident is not in the queue: nothing about it calls for a person."""

CONTESTED = 40
DENIED = 25
FLAG = 20
DEATHS = ((1, 5), (10, 10), (50, 20), (200, 30))
"""Least number of killed, and the points that it is worth."""
UNSURE = 30
"""Points that a score of 0 is worth; one of 1 is worth none. A report alone is always sure of itself."""

_FLAGS = {
    "large": "grew beyond what one happening usually has",
    "spread": "its members lie far apart",
    "toll_conflict": "figures of the toll conflict",
    "actors_conflict": "sources name different actors",
    "reread": "a newer reading changed it",
}


def priority() -> ColumnElement[int]:
    """Points of an incident, a whole number.

    40 if it is contested or 25 if it is denied, 20 for each flag, 5, 10, 20 or 30 for 1, 10, 50 or 200 killed
    by the highest figure, and 30 × (1 - score) for the doubt whether its members are one happening.
    """
    incident = derived.incident.c
    standing = case(
        (incident.standing == Standing.CONTESTED.value, CONTESTED),
        (incident.standing == Standing.DENIED.value, DENIED),
        else_=0,
    )
    killed = func.coalesce(incident.killed_high, incident.killed_low, 0)
    deaths = case(*((killed >= least, points) for least, points in reversed(DEATHS)), else_=0)
    flags = [case((incident.flags.contains(f'"{name}"', autoescape=True), FLAG), else_=0) for name in _FLAGS]
    doubt = cast(func.round((1 - incident.score) * UNSURE), Integer)
    # Most incidents have no flag: five searches in an empty list took half of the queue's time.
    flagged = case((incident.flags == "[]", 0), else_=sum(flags, literal(0)))
    total: ColumnElement[int] = standing + deaths + doubt + flagged
    return total


def queue(connection: Connection, limit: int, cursor: str | None) -> QueuePage:
    """Incidents that no one has accepted or rejected, the most urgent first; ties go by id.

    Raises:
        CursorError: if the cursor is none of this queue's.
    """
    incident = derived.incident.c
    points = priority()
    waiting = [incident.accepted.is_(False), incident.rejected.is_(False), points >= literal(LEAST)]
    # Points are reckoned once, for the number and for the page.
    hits = select(incident.id, points.label("points")).where(*waiting).cte("hits")
    number = select(func.count()).select_from(hits)
    page = select(hits.c.id, hits.c.points, number.scalar_subquery().label("total"))
    if cursor is not None:
        page = page.where(after(hits.c.points, hits.c.id, decode("queue", cursor), descending=True))
    rows = connection.execute(page.order_by(hits.c.points.desc(), hits.c.id).limit(limit + 1)).all()
    total: int = rows[0].total if rows else connection.scalar(number) or 0
    shown = rows[:limit]
    stored = select(incident.id, incident.body).where(incident.id.in_([row.id for row in shown]))
    bodies = {row.id: row.body for row in connection.execute(stored)}
    items = tuple(_item(bodies[row.id], row.points) for row in shown)
    following = encode("queue", (shown[-1].points, shown[-1].id)) if len(rows) > limit else None
    return QueuePage(items=items, total=total, next=following)


def _item(body: str, points: int) -> ReviewItem:
    one = summary(body)
    reasons: list[str] = []
    if one.standing is Standing.CONTESTED:
        denying = _deniers(body)
        reasons.append("contested" + (f": denied by {denying}" if denying else ""))
    elif one.standing is Standing.DENIED:
        reasons.append("told of only to be denied")
    reasons += [_FLAGS[flag] for flag in one.flags if flag in _FLAGS]
    killed = one.killed_high if one.killed_high is not None else one.killed_low or 0
    if killed >= DEATHS[0][0]:
        reasons.append(f"{killed:,} killed by the highest figure")
    if one.score < 1 and one.reports > 1:
        reasons.append(f"its members are one happening with a score of {one.score:.2f}")
    return ReviewItem(incident=one, reasons=tuple(reasons), priority=float(points))


def _deniers(body: str) -> str:
    """The first three who deny, by name."""
    names: dict[str, None] = {}
    for version in json.loads(body).get("versions", ()):
        for source in version.get("sources", ()):
            if source.get("stance") in ("denies", "disclaims_responsibility"):
                names[source.get("source") or source.get("publisher") or "a report"] = None
    return ", ".join(list(names)[:3])
