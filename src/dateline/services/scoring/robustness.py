"""Runs the robustness suite."""

from collections.abc import Callable

from dateline.reading.reader import Reader
from dateline.scoring.robustness import (
    RobustnessScore,
    format_robustness,
    format_violations,
    generate_cases,
    score_robustness,
)
from dateline.services.reading import ReaderUnavailableError

__all__ = ["format_robustness", "format_violations", "measure_robustness"]


def measure_robustness(
    pipeline: str | None = None,
    reader: Reader | None = None,
    passed: Callable[[int, int], None] | None = None,
) -> RobustnessScore:
    """How often a change to a text changes the ledger in another way than stated.

    Args:
        pipeline: name of a spaCy pipeline; None for the reader's default.
        reader: a reader that is loaded already; None loads one.
        passed: called after each case with how many are done, and how many there are.

    Raises:
        ReaderUnavailableError: if the reader cannot be loaded.
    """
    if reader is None:
        try:
            reader = Reader(pipeline=pipeline)
        except (OSError, ImportError, ValueError) as error:
            raise ReaderUnavailableError(" ".join(str(error).split())) from error
    cases = list(generate_cases())

    def count(done: int) -> None:
        if passed:
            passed(done, len(cases))

    return score_robustness(reader, cases, count)
