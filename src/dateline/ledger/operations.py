"""What the ledger keeps to go on with: reports that could not be read, and where a watch stands.

No part of the record: rows are changed and deleted.
"""

from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert, select, update

from dateline.ledger.addition import Failure
from dateline.ledger.tables.log import failure, feed

__all__ = ["drop_failure", "failures", "feed_state", "has_failure", "note_failure", "set_feed_state"]


def note_failure(connection: Connection, target: str, reason: str) -> None:
    """Note that a report could not be read, once more if it is known."""
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    tries = connection.execute(select(failure.c.tries).where(failure.c.target == target)).scalar_one_or_none()
    if tries is None:
        row = {"target": target, "reason": reason, "first": now, "latest": now, "tries": 1}
        connection.execute(insert(failure).values(row))
        return
    connection.execute(
        update(failure).where(failure.c.target == target).values(reason=reason, latest=now, tries=tries + 1)
    )


def failures(connection: Connection) -> tuple[Failure, ...]:
    """What could not be read and was not read since, the oldest first."""
    query = select(failure).order_by(failure.c.first, failure.c.target)
    return tuple(Failure(**row) for row in connection.execute(query).mappings())


def has_failure(connection: Connection, target: str) -> bool:
    """Whether a failure of this target is noted."""
    return connection.scalar(select(failure.c.target).where(failure.c.target == target)) is not None


def drop_failure(connection: Connection, target: str) -> None:
    """Take a failure off the list."""
    connection.execute(delete(failure).where(failure.c.target == target))


def feed_state(connection: Connection, url: str) -> str | None:
    """Where a watch of this address goes on."""
    state: str | None = connection.scalar(select(feed.c.state).where(feed.c.url == url))
    return state


def set_feed_state(connection: Connection, url: str, state: str) -> None:
    """Note where a watch of this address goes on."""
    connection.execute(delete(feed).where(feed.c.url == url))
    connection.execute(insert(feed).values(url=url, state=state))
