"""The occurrences of all reports as the fold stores them: events with all that it takes to compare them."""

from collections.abc import Collection
from functools import cache

from pydantic import TypeAdapter
from sqlalchemy import Connection, delete, insert, select

from dateline.ledger.records import batches
from dateline.ledger.tables.working import occurrence as table
from dateline.model import EventKey
from dateline.reconciling.occurrence import Occurrence, report_key
from dateline.reconciling.surplus import surplus

__all__ = ["OccurrenceTable"]

CACHED = 20_000
"""Occurrences kept unpacked; about 5 KB each."""


@cache
def _adapter() -> TypeAdapter[Occurrence]:
    return TypeAdapter(Occurrence)


class OccurrenceTable:
    """The stored occurrences; those used last are kept unpacked.

    Args:
        connection: of a transaction that writes.
        unpacked: occurrences that are known to be stored, and where to keep more of them.
    """

    def __init__(self, connection: Connection, unpacked: dict[EventKey, Occurrence] | None = None) -> None:
        self._connection = connection
        self._unpacked = {} if unpacked is None else unpacked

    def put(self, occurrences: Collection[Occurrence]) -> None:
        """Store occurrences that are not stored yet."""
        if not occurrences:
            return
        adapter = _adapter()
        rows = [
            {
                "event": one.key,
                "report_key": report_key(one.provenance.report),
                "body": adapter.dump_json(one).decode(),
            }
            for one in occurrences
        ]
        self._connection.execute(insert(table), rows)
        for one in occurrences:
            self._unpacked[one.key] = one

    def remove(self, keys: Collection[EventKey]) -> None:
        """Forget occurrences."""
        for some in batches(sorted(keys)):
            self._connection.execute(delete(table).where(table.c.event.in_(some)))
        for key in keys:
            self._unpacked.pop(key, None)

    def of_reports(self, reports: Collection[str]) -> set[EventKey]:
        """Keys of the stored events of these reports."""
        found: set[EventKey] = set()
        for some in batches(sorted(map(report_key, reports))):
            query = select(table.c.event).where(table.c.report_key.in_(some))
            found.update(self._connection.execute(query).scalars())
        return found

    def get(self, keys: Collection[EventKey]) -> dict[EventKey, Occurrence]:
        """The occurrences of these events; keys that are not stored are left out."""
        adapter = _adapter()
        found = {key: self._unpacked[key] for key in keys if key in self._unpacked}
        for some in batches(sorted(set(keys) - found.keys())):
            for key, body in self._connection.execute(
                select(table.c.event, table.c.body).where(table.c.event.in_(some))
            ):
                found[key] = self._unpacked[key] = adapter.validate_json(body)
        for key in surplus(self._unpacked, CACHED):
            del self._unpacked[key]
        return found
