"""Measures the processor's time of an addition to the ledger as the ledger grows.

Run `python tools/measure_adding.py --at 200 1000 4000 [--ledgers FILE.jsonl]`, or, for the rate of a large
ledger beside that of small ones, `python tools/measure_adding.py --beside LEDGER [--reports 100000]`.

The demo's happenings are told over and over, four a day, in one to five reports each: of other days, of one
of two hundred sets of countries of which few are frequent, and of other towns there, in words and names of
the same length that differ by countries, happening and report. Reports are added in the order of publication,
in batches up to 100 before each number asked for, then one by one, which is timed; reading is not.
The size of the file stands beside it. Other programs slow the processor's time too, by what they push out of
its caches: compare runs of quiet hours.

`--beside` compares whatever the hour: the same fresh reports are added in turns to small ledgers and to
LEDGER, each in a process of its own. Where LEDGER is not there it is made (`grown_ledger.py` says how) of a
ledger of a thousand of the reports, which is kept beside it; smaller ones hold the last of the thousand. All
of them hold the reports afterwards, and the next run goes on from there. By `--warming` additions the caches
of SQLite and of the fold are warm; what of a file the system holds in memory is up to the machine.
"""

import argparse
import gc
import hashlib
import heapq
import random
import re
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate, count, islice
from pathlib import Path
from time import process_time
from typing import Any

from beside import beside, ratio
from grown_ledger import grow
from made_ledger import gazetteer, ledgers

from dateline.ledger import open_ledger
from dateline.model import Ledger

Row = dict[str, Any]
WINDOW = 100
"""Reports timed one by one before each number. By their stories, and the days that their keys share,
windows of 20 swung by a third."""
TOWNS = 20
"""Towns of a gazetteer that a country must have for stories to be told of it."""
BATCH = 50
SMALL = 1000
"""Reports of the ledger that a large one is grown from."""
FRONTS = 200
"""Sets of countries and parties; the most frequent one has one story in fourteen. With 40 of them happenings
of one front and day ran into incidents of up to 58 reports, and what was timed was their growth."""
STORIES_A_DAY = 4
LONG, RETOLD, CHANGED = 4, 0.2, 0.95
"""Letters of a long word, and shares of those in lower case that are a report's and a happening's own. With
half of the words of five letters changed the stories of one of the demo's reports had a tenth of their
shingles in common, so that each was compared with all of them for a copy: 6 at 100 reports, 29 at 1,000."""
OUTLETS = 30
FIRST_DAY = date(2015, 1, 1)
GAP = timedelta(days=5)
"""Reports of the demo that are further apart tell of another happening."""
PROSE = ("quote", "name", "aliases", "title", "text")
DAY = re.compile(r"^\d{4}-\d\d-\d\d")
WORD = re.compile(r"[^\W\d_]+")
PUBLISHED: Callable[[Row], str] = lambda row: row["report"]["published"]  # noqa: E731
FINE = ("site", "populated_place", "admin2")


def draw(*parts: object) -> random.Random:
    """Chance that is the same whenever the parts are."""
    return random.Random(hashlib.sha256(repr(parts).encode()).digest())


@lru_cache(maxsize=1)
def vocabulary() -> dict[int, tuple[list[str], list[float]]]:
    """Words of news, and their frequencies added up, by length."""
    found: dict[int, list[tuple[str, float]]] = defaultdict(list)
    path = files("dateline.data").joinpath("reconciling", "word_frequencies.tsv")
    for line in path.read_text(encoding="utf-8").splitlines():
        word, _, number = line.partition("\t")
        if word.isalpha():
            found[len(word)].append((word, float(number)))
    return {
        length: ([word for word, _ in rows], list(accumulate(number for _, number in rows)))
        for length, rows in found.items()
    }


class Story:
    """A happening of the demo, told of another day and another place."""

    def __init__(self, number: int, reports: list[Row], places: dict[str, list[tuple[Any, ...]]]) -> None:
        chance = draw("story", number)
        self._number, self._places, self._reports = number, places, reports
        self._front = int(FRONTS * chance.random() ** 2)
        first = date.fromisoformat(reports[0]["report"]["published"])
        self._shift = FIRST_DAY + timedelta(days=number // STORIES_A_DAY) - first
        self._teller = 0

    def ledgers(self) -> Iterator[Ledger]:
        """The reports, told anew."""
        for teller, report in enumerate(self._reports):
            self._teller = teller
            told = self._vary(report)
            text = told["report"]["text"]
            _requote(told, text)
            told["report"]["id"] = "sha256:" + hashlib.sha256(text.encode()).hexdigest()
            told["report"]["url"] = None
            told["report"]["publisher"] = f"Outlet {draw(self._number, teller).randrange(OUTLETS)}"
            yield Ledger.model_validate(told)

    def _vary(self, value: Any, key: str = "") -> Any:  # noqa: ANN401 - JSON
        if isinstance(value, list):
            return [self._vary(one, key) for one in value]
        if isinstance(value, dict):
            varied = {name: self._vary(one, name) for name, one in value.items()}
            return self._moved(varied, value) if "geonameid" in value else varied
        if not isinstance(value, str):
            return value
        if key == "country":
            return draw(self._front, "country", value).choice(sorted(self._places))
        if key == "wikidata":
            return f"Q{draw(self._front, value).randrange(10**7, 10**8)}"
        if DAY.match(value):
            return (date.fromisoformat(value[:10]) + self._shift).isoformat() + value[10:]
        return WORD.sub(lambda match: self._word(match.group()), value) if key in PROSE else value

    def _moved(self, place: Row, was: Row) -> Row:
        if was["precision"] not in FINE or was["country"] is None or was["latitude"] is None:
            return place
        towns = self._places[place["country"]]
        name, _, ident, latitude, longitude = draw(self._number, was["geonameid"]).choice(towns)
        return {**place, "name": name, "geonameid": ident, "latitude": latitude, "longitude": longitude}

    def _word(self, word: str) -> str:
        proper = word[:1].isupper()
        if len(word) < LONG or len(word) not in vocabulary():
            return word
        chance = draw(self._front if proper else self._number, word)
        if not proper and (own := draw(self._number, self._teller, word)).random() < RETOLD:
            chance = own
        elif not proper and chance.random() > CHANGED:
            return word
        words, numbers = vocabulary()[len(word)]
        other = chance.choices(words, cum_weights=numbers)[0]
        return other.title() if proper else other


def _requote(value: Any, text: str) -> None:  # noqa: ANN401 - JSON
    if isinstance(value, list):
        for one in value:
            _requote(one, text)
    elif isinstance(value, dict):
        if {"start", "end", "quote"} <= value.keys():
            value["quote"] = text[value["start"] : value["end"]]
        for one in value.values():
            _requote(one, text)


def told(source: list[Ledger]) -> Iterator[Ledger]:
    """Reports without end, in the order of publication.

    They are made as they are asked for: thousands held in memory would cost the collector of garbage passes
    that would be timed as the ledger's.
    """
    rows = sorted((one.model_dump(mode="json", by_alias=True) for one in source), key=PUBLISHED)
    happenings: list[list[Row]] = []
    for row in rows:
        day = date.fromisoformat(PUBLISHED(row))
        if not happenings or day - date.fromisoformat(PUBLISHED(happenings[-1][-1])) > GAP:
            happenings.append([])
        happenings[-1].append(row)
    places: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for place in gazetteer():
        places[place[1]].append(place)
    places = {country: towns for country, towns in places.items() if len(towns) >= TOWNS}
    waiting: list[tuple[str, str, Ledger]] = []
    for number in count():
        chance = draw("choice", number)
        happening = chance.choice(happenings)
        start, count_of = chance.randrange(len(happening)), chance.randint(1, 5)
        near = happening[start : start + 2]
        first = (FIRST_DAY + timedelta(days=number // STORIES_A_DAY)).isoformat()
        while waiting and waiting[0][0] < first:
            yield heapq.heappop(waiting)[2]
        story = Story(number, sorted(chance.choices(near, k=count_of), key=PUBLISHED), places)
        for one in story.ledgers():
            heapq.heappush(waiting, (one.report.published or "", one.report.id, one))


def fill(path: Path, reports: Iterator[Ledger], upto: int) -> None:
    """Add so many reports to a new ledger."""
    with open_ledger(path, create=True) as store:
        for done in range(0, upto, BATCH):
            store.add_many((ledger, None) for ledger in islice(reports, min(BATCH, upto - done)))


def compare(asked: argparse.Namespace) -> int:
    """Make what is not there, add to all ledgers, print."""
    source = list(ledgers(asked.ledgers))
    large = asked.beside
    paths = {number: large.with_name(f"{large.name}.{number}") for number in {*asked.first, SMALL}}
    for number, path in paths.items():
        if not path.exists():
            fill(path, islice(told(source), SMALL - number, None), number)
    if not large.exists():
        draft = large.with_name(f"{large.name}.draft")
        draft.unlink(missing_ok=True)
        grow(paths[SMALL], draft, -(-asked.reports // SMALL))
        draft.rename(large)
    with open_ledger(large, read_only=True) as store:
        number = store.view().snapshot().reports
        fresh = [
            report
            for report in islice(told(source), SMALL, SMALL + number % SMALL + asked.warming + asked.rounds)
            if not store.holds(report.report.id)
        ]
    order = [paths[first] for first in sorted(asked.first)]
    times = beside([*order, large], fresh, asked.warming)
    print(f"{len(fresh):,} reports added to each ledger, the first {asked.warming} not timed")
    columns = ("reports", "MB", "processor ms", "mean", "wall ms", "mean")
    print("".join(f"{name:>14}" for name in columns))
    for path, reports, one in zip([*order, large], [*sorted(asked.first), number], times, strict=True):
        cells = [f"{reports:,}", f"{path.stat().st_size / 1e6:,.0f}"]
        for taken in (one.processor, one.wall):
            cells += [f"{statistics.median(taken):.1f}", f"{statistics.fmean(taken):.1f}"]
        print("".join(f"{cell:>14}" for cell in cells))
    for reports, one in zip(sorted(asked.first), times, strict=False):
        rates = [
            f"{found.value:.2f} ({found.low:.2f} to {found.high:.2f}) by {clock}"
            for clock, found in (
                ("processor time", ratio(one.processor, times[-1].processor)),
                ("wall time", ratio(one.wall, times[-1].wall)),
            )
        ]
        print(f"rate at {number:,} reports as a share of that at {reports:,}: {', '.join(rates)}")
    return 0


def main() -> int:
    """Make, add, print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--at", type=int, nargs="+", default=[200, 1000, 4000])
    parser.add_argument("--ledgers", type=Path, help="JSON Lines of the demo's ledgers, in place of reading")
    parser.add_argument("--beside", type=Path, metavar="LEDGER", help="the large ledger; made if not there")
    parser.add_argument("--reports", type=int, default=100_000, help="of the large ledger")
    parser.add_argument("--first", type=int, nargs="+", default=[200, SMALL], help="of the small ledgers")
    parser.add_argument("--warming", type=int, default=20, help="additions that are not timed")
    parser.add_argument("--rounds", type=int, default=100, help="additions to each ledger that are timed")
    asked = parser.parse_args()
    if asked.beside is not None:
        return compare(asked)
    reports = told(list(ledgers(asked.ledgers)))
    columns = ("reports", "mean ms", "median", "most", "events", "incidents", "MB")
    print("".join(f"{name:>10}" for name in columns), flush=True)
    done = events = 0
    gc.freeze()
    with (
        tempfile.TemporaryDirectory() as folder,
        open_ledger(Path(folder) / "adding.db", create=True) as store,
    ):
        for number in sorted(asked.at):
            while done < number - WINDOW:
                upto = min(done + BATCH, number - WINDOW)
                some = list(islice(reports, upto - done))
                events += sum(len(one.events) for one in some)
                store.add_many((ledger, None) for ledger in some)
                done = upto
            taken = []
            for ledger in islice(reports, number - done):
                events += len(ledger.events)
                started = process_time()
                store.add(ledger)
                taken.append((process_time() - started) * 1000)
            done = number
            held, size = store.view().snapshot(), (Path(folder) / "adding.db").stat().st_size
            print(
                f"{done:10,}{statistics.fmean(taken):10.1f}{statistics.median(taken):10.1f}{max(taken):10.1f}"
                f"{events:10,}{held.incidents:10,}{size / 1e6:10.1f}",
                flush=True,
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
