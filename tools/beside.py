"""Times of the same additions to small ledgers and to a large one, in turns, for `measure_adding.py`."""

import gc
import multiprocessing
import random
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from dateline.ledger import open_ledger
from dateline.model import Ledger

__all__ = ["Ratio", "Times", "beside", "ratio"]

DRAWS = 2000
"""Samples of the bootstrap of a ratio."""


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of each addition to one ledger."""

    processor: list[float]
    wall: list[float]


@dataclass(frozen=True, slots=True)
class Ratio:
    """The rate of one ledger as a share of another's, and where it lies in 95 of 100 samples."""

    value: float
    low: float
    high: float


def beside(paths: Sequence[Path], fresh: Iterable[Ledger], warming: int) -> list[Times]:
    """Add each report to all ledgers, each by a process of its own, before the next report.

    So whatever slows the machine slows all of them alike. Who comes first goes round.

    Args:
        paths: the ledgers; they hold the reports afterwards.
        fresh: the reports, none of which a ledger holds.
        warming: the first ones that are not counted.
    """
    context = multiprocessing.get_context("spawn")
    workers = []
    for path in paths:
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(str(path), theirs), daemon=True)
        process.start()
        workers.append((process, ours))
    times = [Times([], []) for _ in paths]
    for number, ledger in enumerate(fresh):
        told = ledger.model_dump_json(by_alias=True)
        for turn in range(len(paths)):
            at = (number + turn) % len(paths)
            workers[at][1].send(told)
            processor, wall = workers[at][1].recv()
            if number >= warming:
                times[at].processor.append(processor)
                times[at].wall.append(wall)
    for process, ours in workers:
        ours.send(None)
        process.join()
    return times


def _work(path: str, orders: "Connection[Any, Any]") -> None:
    with open_ledger(path) as store:
        gc.freeze()
        while (told := orders.recv()) is not None:
            ledger = Ledger.model_validate_json(told)
            wall, processor = perf_counter(), process_time()
            added = store.add(ledger)
            taken = (process_time() - processor) * 1000, (perf_counter() - wall) * 1000
            if added.outcome != "added":
                raise ValueError(f"{path} holds {ledger.report.id} already")
            orders.send(taken)


def ratio(small: Sequence[float], large: Sequence[float]) -> Ratio:
    """How fast the large ledger takes reports beside the small one: the median time of one by the other's.

    The reports are drawn again with both of their times, so that what is common to a pair cancels.
    """
    chance = random.Random(5)
    pairs = list(zip(small, large, strict=True))
    drawn = sorted(_of_medians(chance.choices(pairs, k=len(pairs))) for _ in range(DRAWS))
    return Ratio(_of_medians(pairs), drawn[int(0.025 * DRAWS)], drawn[int(0.975 * DRAWS)])


def _of_medians(pairs: Sequence[tuple[float, float]]) -> float:
    return statistics.median(one for one, _ in pairs) / statistics.median(other for _, other in pairs)
