"""The command run in this process, with a reader that needs no models."""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import ClassVar

import pytest

from dateline.cli import main
from dateline.model import Claim, Event, EventType, Ledger, ReaderIdentity, Report, Span, Status


@dataclass(frozen=True)
class Result:
    status: int
    out: str
    err: str

    @property
    def complaint(self) -> str:
        """The one line on standard error."""
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        assert "Traceback" not in self.err
        return lines[0]


class FakeReadingError(Exception):
    pass


@dataclass(frozen=True)
class FakeFault:
    report: Report
    reason: str


class FakeReader:
    """One event a report, from its first words; a text says itself how it fails."""

    loaded: ClassVar[list[str | None]] = []

    def __init__(self, pipeline: str | None = None) -> None:
        if pipeline == "missing":
            raise OSError("no spaCy pipeline 'missing': install its package")
        self.loaded.append(pipeline)

    def read(self, report: Report) -> Ledger:
        if "REFUSED" in report.text:
            raise FakeReadingError("the text is refused")
        if "CRASH" in report.text:
            raise ZeroDivisionError("division\nby zero")
        if "INTERRUPT" in report.text:
            raise KeyboardInterrupt
        span = Span(start=0, end=5, quote=report.text[:5])
        event = Event(
            id="e1", type=EventType.ASSAULT, quad=4, intensity=-9, status=Status.ACTUAL, evidence=(span,)
        )
        claim = Claim(id="c1", event="e1", source=None, kind="report", stance="asserts", evidence=(span,))
        identity = ReaderIdentity(version="0", models={})
        return Ledger(reader=identity, report=report, events=(event,), claims=(claim,))

    def pipe(self, reports: Iterable[Report], processes: int = 1) -> Iterator[Ledger | FakeFault]:
        for report in reports:
            try:
                yield self.read(report)
            except FakeReadingError as error:
                yield FakeFault(report, str(error))
            except ZeroDivisionError as error:
                yield FakeFault(report, f"internal fault: {type(error).__name__}")


@pytest.fixture
def fake_reader(monkeypatch: pytest.MonkeyPatch) -> type[FakeReader]:
    module = ModuleType("dateline.reading.reader")
    module.Reader, module.ReadingError, module.Fault = FakeReader, FakeReadingError, FakeFault
    monkeypatch.setitem(sys.modules, "dateline.reading.reader", module)
    monkeypatch.setattr(FakeReader, "loaded", [])
    monkeypatch.delenv("DATELINE_PIPELINE", raising=False)
    return FakeReader


@pytest.fixture
def run(
    capfd: pytest.CaptureFixture[str],
    fake_reader: type[FakeReader],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[..., Result]:
    monkeypatch.chdir(tmp_path)  # a ledger of the demo may lie in the present folder

    def call(*args: object) -> Result:
        capfd.readouterr()
        with pytest.raises(SystemExit) as exit_:
            main([str(arg) for arg in args])
        sys.stdout.flush()
        out, err = capfd.readouterr()
        return Result(exit_.value.code, out, err)

    return call
