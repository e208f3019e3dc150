"""The state that answers are given from."""

import json

from sqlalchemy import Connection, func, select

from dateline.ledger.tables import derived, log
from dateline.model import Snapshot

__all__ = ["last_sequence", "snapshot"]

EMPTY = "s-" + "0" * 16


def last_sequence(connection: Connection, until: int | None = None) -> int:
    """Number of the last entry, or of the last one up to a limit."""
    query = select(func.max(log.entry.c.sequence))
    return connection.scalar(query if until is None else query.where(log.entry.c.sequence <= until)) or 0


def snapshot(connection: Connection, entries: Connection, until: int | None = None) -> Snapshot:
    """What the ledger holds.

    Args:
        connection: to the derived tables.
        entries: to the log that they were folded from.
        until: the last entry that counts; None for all.
    """
    sequence = last_sequence(entries, until)
    last = entries.execute(
        select(log.entry.c.chain, log.entry.c.time).where(log.entry.c.sequence == sequence)
    ).first()
    grouped = (
        select(log.entry.c.kind, func.count().label("number"))
        .where(log.entry.c.sequence <= sequence)
        .group_by(log.entry.c.kind)
    )
    kinds = {row.kind: row.number for row in entries.execute(grouped)}
    newest = (
        select(func.max(log.reading.c.sequence))
        .where(log.reading.c.sequence <= sequence)
        .group_by(log.reading.c.reader)
    )
    identities = entries.scalars(select(log.reading.c.identity).where(log.reading.c.sequence.in_(newest)))
    return Snapshot(
        id=f"s-{last.chain[:16]}" if last else EMPTY,
        sequence=sequence,
        time=last.time if last else None,
        reports=kinds.get("report", 0),
        incidents=connection.scalar(select(func.count()).select_from(derived.incident)) or 0,
        judgements=kinds.get("judgement", 0),
        readers=tuple(sorted({json.loads(identity)["version"] for identity in identities})),
    )
