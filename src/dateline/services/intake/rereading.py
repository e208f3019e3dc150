"""Reads held reports again with the present reader; earlier readings stay."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from dateline.ledger import Addition, LedgerStore
from dateline.ledger.difference import Difference, difference
from dateline.services.reading import ReadingService

if TYPE_CHECKING:
    from dateline.reading.reader import Reader

__all__ = ["RereadOutcome", "RereadingService"]


@dataclass(frozen=True, slots=True)
class RereadOutcome:
    """What reading a held report again came to."""

    report: str
    title: str | None
    difference: Difference | None = None
    """None where it could not be read, or its words were withdrawn."""
    addition: Addition | None = None
    """None on a dry run, where there was nothing to do, and where it could not be read."""
    reason: str | None = None
    """One line: why it was not read."""


class RereadingService:
    """Gives held reports to the present reader.

    Args:
        store: the ledger.
        reading: the present reader.
    """

    def __init__(self, store: LedgerStore, reading: ReadingService) -> None:
        self._store = store
        self._reading = reading

    def reread(
        self, reports: Iterable[str] | None = None, *, dry_run: bool = False
    ) -> Iterator[RereadOutcome]:
        """One outcome for each report that the present reader has not read, in the order in which they came.

        Args:
            reports: ids, or their first twelve digits; None for all that are the last version of their story.
            dry_run: show what would change, and add nothing.

        Raises:
            dateline.ledger.LedgerError: if a report is not held, or the ledger can't be written.
            dateline.services.reading.ReaderUnavailableError: if the reader cannot be loaded.
        """
        identity = cast("Reader", self._reading.reader).identity
        for ident in self._store.held_reports(latest=True) if reports is None else tuple(reports):
            before = self._store.ledger(ident)
            report = before.report
            if before.reader == identity:
                continue
            if not report.text:
                yield RereadOutcome(report.id, report.title, reason="its words were withdrawn")
                continue
            outcome = self._reading.read_report(report)
            if outcome.ledger is None:
                yield RereadOutcome(report.id, report.title, reason=outcome.reason)
                continue
            found = difference(before, outcome.ledger)
            addition = None if dry_run else self._store.add(outcome.ledger)
            yield RereadOutcome(report.id, report.title, found, addition)
