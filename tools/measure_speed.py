"""Times the reader on many reports, beside the bare syntax pipeline on the same texts.

Run `python tools/measure_speed.py PATH [--processes N] [--limit N]`; PATH is what `dateline read` takes.
Loading the models is not timed in either. Exits 1 where a report could not be read. How fast a worker
multiplies matrices is told first, as a third of the time goes there: OPENBLAS_CORETYPE in the environment may
hold NumPy to the code of an older processor, at half the speed.
"""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from multiprocessing import get_context
from time import perf_counter, process_time

import numpy as np

from dateline.model import Report
from dateline.reading.reader import Reader
from dateline.reading.syntax import DEFAULT_PIPELINE, load_pipeline, parse
from dateline.sources import read_reports

_reader: Reader | None = None


def start() -> None:
    """Load the models of a worker process."""
    global _reader  # noqa: PLW0603 - one reader a process
    _reader = Reader(DEFAULT_PIPELINE)


def products(_: int) -> float:
    """GFLOPS of products as large as the encoder's; every worker has loaded its models before."""
    assert _reader is not None
    rows, weights = np.ones((1_000, 384), np.float32), np.ones((384, 1_536), np.float32)
    times = []
    for _ in range(20):
        began = process_time()
        rows @ weights
        times.append(process_time() - began)
    return 2 * rows.size * weights.shape[1] / sorted(times)[len(times) // 2] / 1e9


def parse_only(report: Report) -> int:
    """Number of tokens, from the bare pipeline."""
    return len(parse(load_pipeline(DEFAULT_PIPELINE), report.text))


def read(report: Report) -> tuple[int, str | None]:
    """Number of events, or the reason for which there are none."""
    assert _reader is not None
    try:
        return len(_reader.read(report).events), None
    except Exception as error:
        return 0, f"{type(error).__name__}: {error}"


def reports_of(path: str) -> Iterator[Report]:
    """The readable reports; what is set aside is told on standard error."""
    for item in read_reports([path]):
        if isinstance(item, Report):
            yield item
        else:
            print(f"set aside: {item.where}: {item.reason}", file=sys.stderr)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("path")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--limit", type=int, help="read no more reports than this")
    args = parser.parse_args()
    reports = list(islice(reports_of(args.path), args.limit))
    words = sum(len(report.text.split()) for report in reports)
    print(f"{len(reports)} reports, {words:,} words, {args.processes} processes")
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # for the workers, as `Reader.pipe` sets it
    with get_context("spawn").Pool(args.processes, start) as pool:
        rates = pool.map(products, range(args.processes), chunksize=1)
        print(f"products of matrices: {min(rates):.0f} GFLOPS a process, in single precision")
        for name, work in (("syntax alone", parse_only), ("whole chain", read)):
            began = perf_counter()
            answers: Iterable[object] = pool.map(work, reports, chunksize=4)
            took = perf_counter() - began
            print(f"{name}: {took:.1f} s, {len(reports) / took:.1f} reports/s, {words / took:,.0f} words/s")
    faults = [answer[1] for answer in answers if isinstance(answer, tuple) and answer[1]]
    events = sum(answer[0] for answer in answers if isinstance(answer, tuple))
    print(f"{events:,} events; {len(faults)} reports could not be read")
    for reason, count in Counter(faults).most_common():
        print(f"  {count} x {reason}")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
