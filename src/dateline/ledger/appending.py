"""What of a report's rows is new to the log, and appending it."""

from collections.abc import Collection

from sqlalchemy import Connection, func, select

from dateline.ledger.addition import Outcome
from dateline.ledger.address import canonical_url
from dateline.ledger.records import Records, batches
from dateline.ledger.tables import derived, log
from dateline.ledger.writer import LogWriter, reader_key
from dateline.model import Ledger
from dateline.reconciling.notices import notice_in

__all__ = ["append", "incidents_of"]


def append(
    connection: Connection, records: Records, writer: LogWriter, ledger: Ledger, target: str | None
) -> tuple[Outcome, str, str, int]:
    """Append what the ledger does not hold yet; gives what that was, the report, its story and version."""
    one = ledger.report
    held = connection.execute(
        select(log.report.c.story, log.report.c.version).where(log.report.c.id == one.id)
    ).one_or_none()
    if held is not None:
        number = records.latest_reading(one.id)
        if number is not None and records.reader_of(number) == reader_key(ledger.reader):
            return "held", one.id, held.story, held.version
        if records.text(one.id) is None:
            return "held", one.id, held.story, held.version
        writer.add_reading(ledger)
        return "reread", one.id, held.story, held.version
    address = canonical_url(one.url)
    known = None
    if address is not None:
        known = connection.scalar(
            select(log.report.c.story)
            .where(log.report.c.canonical_url == address)
            .order_by(log.report.c.sequence.desc())
            .limit(1)
        )
    if known is None:
        known = _told_of(connection, ledger)
    story, version = one.id, 1
    if known is not None:
        versions = select(func.max(log.report.c.version)).where(log.report.c.story == known)
        story, version = known, (connection.scalar(versions) or 0) + 1
    writer.add_report(one, story=story, version=version, canonical_url=address, target=target)
    writer.add_reading(ledger)
    return ("added" if known is None else "version"), one.id, story, version


def _told_of(connection: Connection, ledger: Ledger) -> str | None:
    """The story that a notice on a page of its own is about: the same outlet's, under the same headline."""
    notice = notice_in(ledger.report)
    if notice is None or notice.headline is None or ledger.report.publisher is None:
        return None
    report = log.report.c
    found: str | None = connection.scalar(
        select(report.story)
        .where(
            report.publisher == ledger.report.publisher,
            func.lower(report.title) == notice.headline.lower(),
        )
        .order_by(report.sequence.desc())
        .limit(1)
    )
    return found


def incidents_of(connection: Connection, reports: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The incidents that tell of each report, in the order of its words."""
    found: dict[str, dict[str, None]] = {}
    event = derived.event.c
    for some in batches(sorted(reports)):
        query = select(event.report, event.incident).where(event.report.in_(some))
        for report, incident in connection.execute(query.order_by(event.report, event.start, event.key)):
            found.setdefault(report, {})[incident] = None
    return {report: tuple(incidents) for report, incidents in found.items()}
