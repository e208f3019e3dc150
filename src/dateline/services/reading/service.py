"""Reads whatever the targets name; one bad report never stops the others."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from dateline.model import Ledger, Report
from dateline.services.reading.estimate import LINES
from dateline.services.reading.outcome import Outcome

if TYPE_CHECKING:
    from dateline.sources import SetAside

__all__ = ["LedgerReader", "ReaderUnavailableError", "ReadingService"]


@dataclass(frozen=True, slots=True)
class _Admitted:
    """A report that the intake took, with what a user would call it."""

    report: Report
    target: str


class LedgerReader(Protocol):
    """What the service asks of `dateline.reading.reader.Reader`."""

    def read(self, report: Report) -> Ledger:
        """The ledger of one report."""

    def pipe(self, reports: Iterable[Report], processes: int = 1) -> Iterator[object]:
        """A ledger, or an object with a `reason`, for each report in turn."""


class ReaderUnavailableError(RuntimeError):
    """The reader cannot be loaded, so that no report at all can be read."""


class ReadingService:
    """Turns targets into outcomes, in the order of the targets.

    Args:
        pipeline: name of an installed spaCy pipeline or a folder; None for the reader's default.
        reader: a reader that is loaded already; None loads one when the first readable report arrives,
            so that unreadable input is answered without waiting for the models.
    """

    def __init__(self, pipeline: str | None = None, reader: LedgerReader | None = None) -> None:
        self._pipeline = pipeline
        self._reader = reader

    @property
    def reader(self) -> LedgerReader:
        """The reader, loaded on first use.

        Raises:
            ReaderUnavailableError: if its models are not there.
        """
        if self._reader is None:
            try:
                from dateline.reading.reader import Reader  # noqa: PLC0415 - spaCy is heavy

                self._reader = Reader(pipeline=self._pipeline)
            except (OSError, ImportError, ValueError) as error:
                raise ReaderUnavailableError(_one_line(error)) from error
        return self._reader

    def read(
        self,
        targets: Iterable[str],
        *,
        published: date | None = None,
        language: str | None = None,
        processes: int = 1,
        held: Callable[[Report], bool] | None = None,
    ) -> Iterator[Outcome]:
        """One outcome for each report that the targets hold, and one for each target that holds none.

        Args:
            targets: paths, URLs, or `-` for standard input.
            published: publication date that holds for every report.
            language: ISO 639-1 code that holds for every report.
            processes: how many processes read; the outcomes and their order are the same for any number.
            held: whether a report need not be read, because its rows are there already.

        Raises:
            dateline.sources.SourceError: before anything is read, if the language is none that is read.
            ReaderUnavailableError: if the reader cannot be loaded.
        """
        if language is not None:
            from dateline.sources.language import parse_language  # noqa: PLC0415

            language = parse_language(language)
        intake = _without_held(_intake(targets, published, language), held)
        if processes > 1:
            yield from self._read_parallel(intake, processes)
            return
        for item in intake:
            yield item if isinstance(item, Outcome) else self.read_report(item.report, item.target)

    def read_report(self, report: Report, target: str | None = None) -> Outcome:
        """The outcome for a report whose text is frozen already.

        Args:
            report: what to read.
            target: what a user would call it; by default its address, title or id.

        Raises:
            ReaderUnavailableError: if the reader cannot be loaded.
        """
        reader = self.reader
        target = target or report.url or report.title or report.id
        from dateline.reading.reader import ReadingError  # noqa: PLC0415 - spaCy is heavy

        try:
            return Outcome(target, ledger=reader.read(report))
        except ReadingError as error:
            return Outcome(target, reason=_one_line(error))
        except Exception as error:
            return Outcome(target, reason=_fault(error))

    def _read_parallel(self, intake: Iterator[_Admitted | Outcome], processes: int) -> Iterator[Outcome]:
        """The same outcomes in the same order, read in several processes."""
        pending: deque[_Admitted | Outcome] = deque()
        exhausted = False

        def feed() -> Iterator[Report]:
            nonlocal exhausted
            for item in intake:
                pending.append(item)
                if isinstance(item, _Admitted):
                    yield item.report
            exhausted = True

        while not exhausted:
            try:
                for answer in self.reader.pipe(feed(), processes=processes):
                    yield from _drain(pending)
                    target = pending.popleft().target
                    if isinstance(answer, Ledger):
                        yield Outcome(target, ledger=answer)
                    else:
                        yield Outcome(target, reason=str(getattr(answer, "reason", answer)))
            except ReaderUnavailableError:
                raise
            except Exception as error:
                while pending:
                    item = pending.popleft()
                    yield item if isinstance(item, Outcome) else Outcome(item.target, reason=_fault(error))
        yield from _drain(pending)


def _drain(pending: deque[_Admitted | Outcome]) -> Iterator[Outcome]:
    """The outcomes at the head of the queue, which wait for no reader."""
    while pending and isinstance(pending[0], Outcome):
        outcome = pending.popleft()
        assert isinstance(outcome, Outcome)
        yield outcome


def _intake(
    targets: Iterable[str], published: date | None, language: str | None
) -> Iterator[_Admitted | Outcome]:
    """The reports of each file or address; one that breaks the intake is set aside like any other."""
    from dateline.sources import SourceError, read_reports  # noqa: PLC0415 - HTML extraction is heavy

    for target in targets:
        try:
            inputs = _inputs(target)
        except SourceError as error:
            yield _refused(target, error)
            continue
        # One call for each file: a fault of the intake in one would end a common call for the others too.
        for one in inputs:
            try:
                found = read_reports([one], published=published, language=language)
                yield from _labelled(one, found)
            except SourceError as error:
                yield _refused(one, error)
            except Exception as error:
                yield Outcome(one, reason=_fault(error))


def _without_held(
    intake: Iterator[_Admitted | Outcome], held: Callable[[Report], bool] | None
) -> Iterator[_Admitted | Outcome]:
    """The intake, with the answer given already for reports that need not be read."""
    for item in intake:
        if held is not None and isinstance(item, _Admitted) and held(item.report):
            yield Outcome(item.target, held=item.report)
        else:
            yield item


def _labelled(target: str, found: "Iterable[Report | SetAside]") -> Iterator[_Admitted | Outcome]:
    """The reports of one file with its name, numbered where it holds several."""
    lines = Path(target).suffix.lower() in LINES
    for number, item in enumerate(found, 1):
        if isinstance(item, Report):
            yield _Admitted(item, f"{target}, report {number}" if lines or number > 1 else target)
        else:
            yield Outcome(item.where, reason=item.reason)


def _inputs(target: str) -> tuple[str, ...]:
    """The files of a folder, and anything else as it is.

    Raises:
        dateline.sources.SourceError: if the folder holds nothing readable.
    """
    from dateline.sources.folder import files_in  # noqa: PLC0415

    try:
        is_folder = "://" not in target and Path(target).is_dir()
    except (OSError, ValueError):
        is_folder = False
    return tuple(map(str, files_in(Path(target)))) if is_folder else (target,)


def _refused(target: str, error: Exception) -> Outcome:
    return Outcome(target, reason=_one_line(error).removeprefix(f"{target}: "))


def _fault(error: Exception) -> str:
    return f"internal fault: {type(error).__name__}: {_one_line(error)}; please report it"


def _one_line(error: Exception) -> str:
    """The message of an error, on one line of at most 300 characters."""
    words = " ".join(str(error).split()) or "no message"
    return words if len(words) <= 300 else words[:299] + "…"
