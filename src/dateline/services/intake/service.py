"""Reads what the targets name and adds it to a ledger; one bad report never stops the others."""

from collections.abc import Iterable, Iterator
from datetime import date

from dateline.ledger import LedgerStore
from dateline.services.intake.outcome import AddOutcome
from dateline.services.reading import ReadingService

__all__ = ["IntakeService"]


class IntakeService:
    """Adds reports to a ledger, one transaction each: what was answered for is kept, whatever happens next.

    Args:
        store: the ledger.
        reading: what reads the reports.
    """

    def __init__(self, store: LedgerStore, reading: ReadingService) -> None:
        self._store = store
        self._reading = reading

    def add(
        self,
        targets: Iterable[str],
        *,
        published: date | None = None,
        language: str | None = None,
        processes: int = 1,
    ) -> Iterator[AddOutcome]:
        """One outcome for each report that the targets hold, and one for each target that holds none.

        A report whose text is held is not read again. What can't be read goes to the ledger's failures.

        Args:
            targets: paths, URLs, or `-` for standard input.
            published: publication date that holds for every report.
            language: ISO 639-1 code that holds for every report.
            processes: how many processes read.

        Raises:
            dateline.ledger.LedgerError: if the ledger can't be written; what was answered for before is kept.
            dateline.sources.SourceError: before anything is read, if the language is none that is read.
            dateline.services.reading.ReaderUnavailableError: if the reader cannot be loaded.
        """
        for outcome in self._reading.read(
            targets,
            published=published,
            language=language,
            processes=processes,
            held=lambda report: self._store.holds(report.id),
        ):
            if outcome.held is not None:
                self._store.forget_failure(outcome.target)
                yield AddOutcome(outcome.target, held=outcome.held.id, title=outcome.held.title)
            elif outcome.ledger is None:
                assert outcome.reason is not None
                self._store.fail(outcome.target, outcome.reason)
                yield AddOutcome(outcome.target, reason=outcome.reason)
            else:
                addition = self._store.add(outcome.ledger, outcome.target)
                yield AddOutcome(outcome.target, addition, title=outcome.ledger.report.title)
