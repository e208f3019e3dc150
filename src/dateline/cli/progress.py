"""How far a run of many reports is, on standard error."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

__all__ = ["ReadingProgress"]

Item = TypeVar("Item")


class _Rate(ProgressColumn):
    """Reports a second since the first was done."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:.1f} reports/s" if task.speed else "", style="dim")


class ReadingProgress:
    """A progress bar over outcomes; silent where standard error is no terminal or there is one report.

    Args:
        total: how many reports are expected; None where nobody knows.
        shares_terminal: whether the output goes to a terminal too, so that the bar must step aside for it.
    """

    def __init__(self, total: int | None, *, shares_terminal: bool) -> None:
        self._total = total
        self._shares_terminal = shares_terminal
        self._progress: Progress | None = None
        if total != 1 and sys.stderr.isatty():
            self._progress = Progress(
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                _Rate(),
                TimeRemainingColumn(),
                console=Console(stderr=True, markup=False, highlight=False, emoji=False),
                transient=True,
                redirect_stdout=False,
                redirect_stderr=False,
            )

    def over(self, outcomes: Iterable[Item]) -> Iterator[Item]:
        """The outcomes, counted as they pass."""
        if self._progress is None:
            yield from outcomes
            return
        task = self._progress.add_task("Loading the models", total=self._total)
        self._progress.start()
        try:
            for done, outcome in enumerate(outcomes, 1):
                total = None if self._total is None else max(self._total, done)
                self._progress.update(task, description="Reading", completed=done, total=total)
                yield outcome
        finally:
            self._progress.stop()

    @contextmanager
    def aside(self, *, standard_error: bool = False) -> Iterator[None]:
        """Clears the bar while something else is printed on the same terminal."""
        if self._progress is None or not (self._shares_terminal or standard_error):
            yield
            return
        self._progress.stop()
        try:
            yield
        finally:
            self._progress.start()
