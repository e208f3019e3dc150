"""Measures the reader on one set after another; a set that is absent or broken stops none of the others."""

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from dateline.reading.reader import Reader
from dateline.scoring.archive import SetUnreadableError, find_set
from dateline.scoring.measure import Measure, OpenMeasure
from dateline.scoring.score import SetScore, score_set
from dateline.scoring.sets import MEASURES
from dateline.services.reading import ReaderUnavailableError
from dateline.services.scoring.places import Places

__all__ = ["HAND_CODED", "ScoringService", "SetMissing", "set_names"]

HAND_CODED = "gold"
"""The set that lies in the folder of keys instead of the folder of public sets."""


@dataclass(frozen=True, slots=True)
class SetMissing:
    """A set that could not be measured.

    Attributes:
        name: the set.
        reason: why, on one line.
        broken: whether it is there, but not as it should be.
    """

    name: str
    reason: str
    broken: bool = False


@dataclass(frozen=True, slots=True)
class _Order:
    """What a process is to measure."""

    name: str
    folder: Path


def set_names() -> tuple[str, ...]:
    """The sets that the reader can be measured on, in the order of the table."""
    return tuple(measure.name for measure in MEASURES)


class ScoringService:
    """Measures the reader on sets.

    Args:
        places: where the sets lie.
        pipeline: name of a spaCy pipeline; None for the reader's default.
        reader: a reader that is loaded already; None loads one when the first set is there.
        measures: the sets that may be measured.
        cache: where archives are unpacked to; None for the user's cache folder.
    """

    def __init__(
        self,
        places: Places,
        pipeline: str | None = None,
        reader: Reader | None = None,
        measures: Iterable[Measure] = MEASURES,
        cache: Path | None = None,
    ) -> None:
        self._places = places
        self._pipeline = pipeline
        self._reader = reader
        self._measures = {measure.name: measure for measure in measures}
        self._cache = cache

    def score(
        self,
        names: Iterable[str] = (),
        *,
        processes: int = 1,
        open_part: bool = False,
        passed: Callable[[str, int], None] | None = None,
    ) -> Iterator[SetScore | SetMissing]:
        """The score of each set, or why there is none, in the order of the table.

        Args:
            names: the sets; all where there are none.
            processes: how many sets are measured at a time; the scores are the same for any number.
            open_part: measure on the parts that may be looked at instead of those that are reported on; sets
                without such a part are left out.
            passed: called after each unit with the set's name and how many of its units are done; only
                where one process measures.

        Raises:
            KeyError: if there is no such set.
            ReaderUnavailableError: if the reader cannot be loaded.
        """
        wanted = set(names)
        if unknown := wanted - set(self._measures):
            raise KeyError(f"no set {min(unknown)!r}")
        found = [
            self._find(measure)
            for name, measure in self._measures.items()
            if (not wanted or name in wanted) and not (open_part and not isinstance(measure, OpenMeasure))
        ]
        if processes > 1 and sum(isinstance(one, _Order) for one in found) > 1:
            yield from self._score_parallel(found, processes, open_part)
            return
        for one in found:
            if isinstance(one, SetMissing):
                yield one
                continue
            yield _score(
                self._measures[one.name],
                one.folder,
                self._loaded(),
                open_part,
                partial(passed, one.name) if passed else None,
            )

    def _find(self, measure: Measure) -> _Order | SetMissing:
        if measure.name == HAND_CODED:
            if self._places.keys is None:
                return SetMissing(
                    measure.name, "no hand-coded reports here (name their folder, or DATELINE_GOLD)"
                )
            return _Order(measure.name, self._places.keys)
        if self._places.data is None:
            return SetMissing(measure.name, "no folder of public sets here (--data names it)")
        try:
            folder = find_set(self._places.data, measure.folder, self._cache)
            for other in getattr(measure, "beside", ()):
                find_set(self._places.data, other, self._cache)
        except SetUnreadableError as error:
            return SetMissing(measure.name, str(error), broken=True)
        if folder is None:
            return SetMissing(measure.name, f"no {measure.folder}.tar.xz in {self._places.data}")
        return _Order(measure.name, folder)

    def _loaded(self) -> Reader:
        if self._reader is None:
            self._reader = _load(self._pipeline)
        return self._reader

    def _score_parallel(
        self, found: list[_Order | SetMissing], processes: int, open_part: bool
    ) -> Iterator[SetScore | SetMissing]:
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # a worker a core: more threads only contend
        context = get_context("spawn")
        with ProcessPoolExecutor(processes, context, _start_worker, (self._pipeline,)) as pool:
            try:
                pending = [
                    one
                    if isinstance(one, SetMissing)
                    else pool.submit(_work, one.name, one.folder, open_part)
                    for one in found
                ]
                for one in pending:
                    yield one if isinstance(one, SetMissing) else one.result()
            finally:
                pool.shutdown(cancel_futures=True)


def _load(pipeline: str | None) -> Reader:
    try:
        return Reader(pipeline=pipeline)
    except (OSError, ImportError, ValueError) as error:
        raise ReaderUnavailableError(" ".join(str(error).split())) from error


def _score(
    measure: Measure, folder: Path, reader: Reader, open_part: bool, passed: Callable[[int], None] | None
) -> SetScore | SetMissing:
    try:
        return score_set(measure, folder, reader, open_part=open_part, passed=passed)
    except (OSError, ValueError, KeyError) as error:
        reason = f"not as it should be: {type(error).__name__}: {' '.join(str(error).split())}"
        return SetMissing(measure.name, reason, broken=True)


_worker: Reader | None = None


def _start_worker(pipeline: str | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    global _worker  # noqa: PLW0603 - one reader a process, loaded once
    _worker = Reader(pipeline)


def _work(name: str, folder: Path, open_part: bool) -> SetScore | SetMissing:
    assert _worker is not None
    measure = next(one for one in MEASURES if one.name == name)
    return _score(measure, folder, _worker, open_part, None)
