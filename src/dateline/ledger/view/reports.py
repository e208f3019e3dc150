"""Reports: pages of them, and one whole."""

import re
from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, Row, func, select

from dateline.ledger import search
from dateline.ledger.error import UnknownIdError
from dateline.ledger.records import Records
from dateline.ledger.tables import derived, log
from dateline.ledger.view.cursor import decode, encode
from dateline.ledger.view.error import QueryError
from dateline.ledger.view.paging import after
from dateline.model import ReportPage, ReportSummary, ReportVersion, StoredReport

__all__ = ["report", "report_id", "report_page"]

KEY = re.compile(r"(?:sha256:)?([0-9a-f]{12})([0-9a-f]{52})?")


def report_page(connection: Connection, text: str | None, limit: int, cursor: str | None) -> ReportPage:
    """Reports that hold the words, the newest first; earlier versions of a story too.

    Raises:
        QueryError: if the text has no word or the cursor is none of this question's.
    """
    story = derived.story
    key = func.coalesce(story.c.published, "")
    found: list[Any] = []
    if text is not None and text.strip():
        try:
            words = search.SearchWords.parse(text)
        except search.SearchError as error:
            raise QueryError(str(error)) from None
        if not search.exists(connection):
            return ReportPage(items=(), total=0)
        found.append(story.c.report_key.in_(search.matching_reports(connection, words)))
    total = connection.scalar(select(func.count()).select_from(story).where(*found)) or 0
    page = select(story, key.label("day")).where(*found)
    question = f"reports {text or ''}"
    if cursor is not None:
        page = page.where(after(key, story.c.report_key, decode(question, cursor), descending=True))
    rows = connection.execute(page.order_by(key.desc(), story.c.report_key).limit(limit + 1)).all()
    shown = rows[:limit]
    events, incidents = _told(connection, [row.report for row in shown])
    items = tuple(
        ReportSummary.model_validate(_summary(row, events[row.report], incidents[row.report]))
        for row in shown
    )
    following = encode(question, (shown[-1].day, shown[-1].report_key)) if len(rows) > limit else None
    return ReportPage(items=items, total=total, next=following)


def _told(connection: Connection, reports: list[str]) -> tuple[dict[str, int], dict[str, tuple[str, ...]]]:
    """The number of events of each report, and its incidents in the order of the text."""
    event = derived.event.c
    counts: dict[str, int] = defaultdict(int)
    incidents: dict[str, dict[str, None]] = defaultdict(dict)
    told = select(event.report, event.incident).where(event.report.in_(reports))
    for one, incident in connection.execute(told.order_by(event.report, event.start, event.key)):
        counts[one] += 1
        incidents[one][incident] = None
    return counts, defaultdict(tuple, {one: tuple(ids) for one, ids in incidents.items()})


def _summary(row: Row[Any], events: int, incidents: tuple[str, ...]) -> dict[str, Any]:
    return {
        "id": row.report,
        "key": row.report_key,
        **{
            name: row._mapping[name]
            for name in (
                "title",
                "publisher",
                "url",
                "published",
                "story",
                "latest",
                "copy_of",
                "agency",
                "origin",
            )
        },
        "events": events,
        "incidents": incidents,
    }


def report_id(connection: Connection, identity: str) -> str:
    """The whole id of a report, of which the first twelve digits are given at least.

    Raises:
        UnknownIdError: if there is none.
    """
    match = KEY.fullmatch(identity.strip())
    if match is None:
        raise UnknownIdError(f"{identity!r} is no report's id: it is sha256:… or its first twelve digits")
    story = derived.story.c
    found: str | None = connection.scalar(select(story.report).where(story.report_key == match[1]))
    if found is None or (match[2] and found != f"sha256:{match[1]}{match[2]}"):
        raise UnknownIdError(f"no report {identity.strip()} in this ledger")
    return found


def report(
    connection: Connection, entries: Connection, identity: str, until: int | None = None
) -> StoredReport:
    """One report with its text.

    Args:
        connection: to the derived tables.
        entries: to the log.
        identity: its id, or the first twelve digits of it.
        until: the last entry that counts; None for all.

    Raises:
        UnknownIdError: if there is none.
    """
    whole = report_id(connection, identity)
    row = connection.execute(select(derived.story).where(derived.story.c.report == whole)).one()
    stored, entry = log.report.c, log.entry.c
    told = (
        select(stored.id, stored.version, stored.title, stored.published, entry.time)
        .join_from(log.report, log.entry, stored.sequence == entry.sequence)
        .where(stored.story == row.story)
        .order_by(stored.version)
    )
    if until is not None:
        told = told.where(stored.sequence <= until)
    versions = {
        one.id: ReportVersion(
            version=one.version, id=one.id, title=one.title, published=one.published, added=one.time
        )
        for one in entries.execute(told)
    }
    taken = select(log.withdrawal.c.reason).where(log.withdrawal.c.report == whole)
    if until is not None:
        taken = taken.where(log.withdrawal.c.sequence <= until)
    copies = select(derived.story.c.report).where(derived.story.c.copy_of == whole)
    events, incidents = _told(connection, [whole])
    return StoredReport.model_validate(
        {
            **_summary(row, events[whole], incidents[whole]),
            "report": Records(entries, until).report(whole),
            "version": versions[whole].version,
            "versions": tuple(versions.values()),
            "copies": tuple(connection.scalars(copies.order_by(derived.story.c.report))),
            "added": versions[whole].added,
            "withdrawn": entries.scalar(taken),
        }
    )
