"""Times look-ups in a large ledger that is made by varying the demo's.

Run `python tools/measure_ledger.py --reports 10000 [--into FILE] [--keep] [--ledgers FILE.jsonl]`.

The demo's reports are read and folded into a small ledger; its rows (log, derived tables, full text) are
then written over and over, straight into the tables: with other ids and days, at other places of the
gazetteer, with other tolls, actors drawn from a pool in which few are frequent, and two fifths of the long
words of every text changed for words of a made-up vocabulary of 40,000 whose frequencies fall as 1/rank. What
only the fold reads (blocking keys, signatures) is left out: this measures looking up, not adding.

Prints the size of the file, and for each kind of question the median, the 95th percentile and the slowest of
its times, in milliseconds, from Python call to typed answer, and the median of the processor's time, which
other programs on the machine disturb less. Exits 1 where a median misses its bound (100 ms for filters,
200 ms for full text).
"""

import argparse
import random
import sqlite3
import statistics
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from made_ledger import gazetteer, ledgers, make
from varied_copy import VOCABULARY, vocabulary

from dateline.ledger import open_ledger
from dateline.ledger.view import LedgerView
from dateline.model import Query


def questions(view: LedgerView, count: int) -> dict[str, tuple[float, list[Callable[[], object]]]]:
    """Kind of question to its bound in milliseconds and the calls that ask it, each with other values."""
    chance = random.Random(3)
    places, words = gazetteer(), vocabulary()
    some = view.incidents(Query(limit=1000, sort="score")).items
    names = [party.name for one in some for party in one.actor]
    publishers = [facet.value for facet in view.facets(Query(text=str(words[2000])))["source"]]

    def day() -> tuple[str, str]:
        first = date(2016, 1, 1) + timedelta(days=chance.randrange(3500))
        return first.isoformat(), (first + timedelta(days=chance.choice((7, 30, 90)))).isoformat()

    def incidents(**filters: object) -> Callable[[], object]:
        return lambda: view.incidents(Query.model_validate(filters))

    def rank(low: int, high: int) -> str:
        return str(words[chance.randrange(low, high)])

    kinds: dict[str, tuple[float, Callable[[], Callable[[], object]]]] = {
        "type, country": (100, lambda: incidents(type=["ASSAULT"], country=[chance.choice(places)[1]])),
        "type, country, time": (
            100,
            lambda: incidents(
                type=["ASSAULT", "COERCE"],
                country=[chance.choice(places)[1]],
                **dict(zip(("since", "until"), day(), strict=True)),
            ),
        ),
        "time": (100, lambda: incidents(**dict(zip(("since", "until"), day(), strict=True)))),
        "near, 50 km": (100, lambda: incidents(near=[*chance.choice(places)[3:5], 50])),
        "near, 300 km, type": (
            100,
            lambda: incidents(near=[*chance.choice(places)[3:5], 300], type=["ASSAULT"]),
        ),
        "box": (
            100,
            lambda: incidents(box=[44, 25, 63, 40], **dict(zip(("since", "until"), day(), strict=True))),
        ),
        "actor by name, time": (
            100,
            lambda: incidents(
                actor=[chance.choice(names)], **dict(zip(("since", "until"), day(), strict=True))
            ),
        ),
        "by, type": (100, lambda: incidents(by=[chance.choice(names)], type=["ASSAULT"])),
        "toll, country": (
            100,
            lambda: incidents(
                toll=["killed", chance.choice((5, 50, 200))], country=[chance.choice(places)[1]]
            ),
        ),
        "standing, type, time": (
            100,
            lambda: incidents(
                standing=["contested", "denied"],
                type=["ASSAULT"],
                **dict(zip(("since", "until"), day(), strict=True)),
            ),
        ),
        "source, country": (
            100,
            lambda: incidents(source=[chance.choice(publishers)], country=[chance.choice(places)[1]]),
        ),
        "most killed, country": (100, lambda: incidents(country=[chance.choice(places)[1]], sort="killed")),
        "text, rare word": (200, lambda: incidents(text=rank(5000, VOCABULARY))),
        "text, two words": (200, lambda: incidents(text=f"{rank(50, 1000)} {rank(50, 1000)}")),
        "text, usual word": (200, lambda: incidents(text=rank(20, 500))),
        "text, phrase of names": (
            200,
            lambda: incidents(text=f'"{chance.choice(some).title.split(" in ")[0]}"'),
        ),
        "text, type, time": (
            200,
            lambda: incidents(
                text=f"killed {rank(0, 300)}",
                type=["ASSAULT"],
                **dict(zip(("since", "until"), day(), strict=True)),
            ),
        ),
        "text, reports": (200, lambda: partial(view.reports, f"attack {rank(50, 2000)}")),
    }
    return {name: (bound, [ask() for _ in range(count)]) for name, (bound, ask) in kinds.items()}


def measure(view: LedgerView, count: int) -> bool:
    """Ask everything and print; False where a bound is missed."""
    times: dict[str, list[float]] = {"filters": [], "full text": []}
    bounds = {"filters": 100.0, "full text": 200.0}
    print(f"{'question':26}{'median':>9}{'95 %':>9}{'slowest':>9}{'processor':>11}{'found':>9}")
    for name, (bound, calls) in questions(view, count).items():
        taken, totals, busy = [], [], []
        for call in calls:
            started, working = perf_counter(), process_time()
            answer: Any = call()
            taken.append((perf_counter() - started) * 1000)
            busy.append((process_time() - working) * 1000)
            totals.append(answer.total)
        times["full text" if bound > 100 else "filters"] += taken
        tail = statistics.quantiles(taken, n=20)[-1]
        found = statistics.median(totals)
        print(
            f"{name:26}{statistics.median(taken):9.1f}{tail:9.1f}{max(taken):9.1f}"
            f"{statistics.median(busy):11.1f}{found:9.0f}",
            flush=True,
        )
    fine = True
    for name, taken in times.items():
        median = statistics.median(taken)
        fine = fine and median < bounds[name]
        print(f"all {name}: median {median:.1f} ms of {len(taken)} (bound {bounds[name]:.0f})")
    return fine


def main() -> int:
    """Make, measure, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--questions", type=int, default=25, help="of each kind")
    parser.add_argument(
        "--into", type=Path, help="where the large ledger is made; a temporary folder by default"
    )
    parser.add_argument(
        "--keep", action="store_true", help="leave it there, and take it if it is there already"
    )
    parser.add_argument(
        "--ledgers", type=Path, help="JSON Lines of the demo's ledgers, in place of reading them"
    )
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        into = asked.into or Path(folder) / "large.db"
        if not (asked.keep and into.exists()):
            template = Path(folder) / "template.db"
            with open_ledger(str(template), create=True) as store:
                count = len(store.add_many((ledger, None) for ledger in ledgers(asked.ledgers)))
            with closing(sqlite3.connect(template)) as source, closing(sqlite3.connect(into)) as sink:
                source.backup(sink)
            make(template, into, -(-asked.reports // count))
        with open_ledger(str(into), read_only=True) as store:
            view = store.view()
            held = view.snapshot()
            size = into.stat().st_size
            print(f"{held.reports:,} reports, {held.incidents:,} incidents, {size / 1e6:,.0f} MB")
            fine = measure(view, asked.questions)
        if asked.into and not asked.keep:
            into.unlink()
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
