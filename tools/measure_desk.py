"""Measure the desk with many incidents in a real browser: first view, a filter, a brush, memory of the tab.

The ledger is folded from a few made-up reports, and its derived rows are then repeated with other days,
places and types until there are as many incidents as asked for: what the desk asks of the ledger and what
the browser draws are real, only the happenings are not. Needs Playwright, Chromium and the built pages.
    python tools/measure_desk.py [--incidents 50000] [--repeat 5]
"""

import argparse
import importlib.util
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

from playwright.sync_api import sync_playwright
from sqlalchemy import Connection, Table, create_engine, insert, select

from dateline.ledger import open_ledger
from dateline.ledger.tables import derived

ROOT = Path(__file__).resolve().parents[1]
FIRST = date(2022, 1, 1)
DAYS = 1_200
BATCH = 2_000
MAP_DRAWN = "() => document.querySelector('[data-testid=map]')?.drawn?.idle().then(() => true)"
QUIET = "() => !document.querySelector('[role=progressbar].busy')"
TYPES = ("ASSAULT", "ASSAULT", "ASSAULT", "COERCE", "PROTEST", "THREATEN", "CONSULT", "ACCUSE", "AID")
# Where the made-up incidents lie: country, west, south, east, north.
LANDS = (("IRN", 45, 27, 61, 38), ("SYR", 36, 33, 41, 37), ("YEM", 43, 13, 51, 17), ("NGA", 4, 6, 13, 13))
LANDS += (("UKR", 24, 46, 39, 51), ("COL", -77, 2, -69, 10), ("MMR", 94, 17, 99, 26), ("ETH", 36, 5, 44, 13))


def make_ledger(path: Path, incidents: int) -> None:
    """A ledger file with that many incidents."""
    told = _load(ROOT / "tests" / "browser" / "told_ledgers.py").told()
    with open_ledger(path, create=True) as store:
        store.add_many((one, None) for one in told)
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        _repeat(connection, incidents)
    engine.dispose()


def _repeat(connection: Connection, incidents: int) -> None:
    chance = random.Random(7)
    rows = {table: _rows(connection, table) for table in _TABLES}
    known = [dict(row) for row in rows[derived.incident]]
    by_incident: dict[Table, dict[str, list[dict[str, Any]]]] = {}
    for table in _TABLES[1:]:
        grouped: dict[str, list[dict[str, Any]]] = {}
        for row in rows[table]:
            grouped.setdefault(row["incident"], []).append(row)
        by_incident[table] = grouped
    pending: dict[Table, list[dict[str, Any]]] = {table: [] for table in _TABLES}
    for number in range(incidents - len(known)):
        original = known[number % len(known)]
        made = _varied(original, number, chance)
        pending[derived.incident].append(made)
        for table in _TABLES[1:]:
            for row in by_incident[table].get(original["id"], []):
                pending[table].append(_moved(table, row, made, number))
        if number % BATCH == BATCH - 1:
            _flush(connection, pending)
    _flush(connection, pending)


_TABLES = (derived.incident, derived.incident_actor, derived.incident_member, derived.event)


def _rows(connection: Connection, table: Table) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(select(table)).mappings()]


def _flush(connection: Connection, pending: dict[Table, list[dict[str, Any]]]) -> None:
    for table, rows in pending.items():
        if rows:
            connection.execute(insert(table), rows)
            rows.clear()


def _varied(original: dict[str, Any], number: int, chance: random.Random) -> dict[str, Any]:
    """The same incident on another day, at another place, of another type and toll."""
    # Later days have more reports, as in a ledger that grew with the web.
    day = (FIRST + timedelta(days=int(DAYS * chance.random() ** 0.7))).isoformat()
    country, west, south, east, north = chance.choice(LANDS)
    killed = int(chance.paretovariate(1.1)) if chance.random() < 0.5 else None
    made = {**original, "id": f"i-{number + 1:013x}", "type": chance.choice(TYPES), "country": country}
    made |= {"time_start": day, "time_end": day, "killed_low": killed, "killed_high": killed}
    if made["latitude"] is not None:
        made |= {"latitude": chance.uniform(south, north), "longitude": chance.uniform(west, east)}
    body = json.loads(original["body"])
    body |= {name: made[name] for name in ("id", "type", "killed_low", "killed_high")}
    if body.get("time"):
        body["time"] |= {"start": day, "end": day}
    if body.get("place"):
        body["place"] |= {name: made[name] for name in ("country", "latitude", "longitude")}
    return {**made, "body": json.dumps(body)}


def _moved(table: Table, row: dict[str, Any], incident: dict[str, Any], number: int) -> dict[str, Any]:
    """A row of the original for the incident that was made from it."""
    moved = {**row, "incident": incident["id"]}
    for name in {"key", "event"} & set(row):
        if table is not derived.event or name == "key":
            report, _, event = str(row[name]).partition(":")
            moved[name] = f"{number + 1:08x}{report[:4]}:{event}"
    if "alias" in moved:
        moved["alias"] = incident["id"]
    return moved


def measure(address: str, repeat: int) -> Iterator[tuple[str, str]]:
    """Each figure by name, as it comes."""
    pictures = _load(ROOT / "tools" / "take_screenshots.py")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=pictures.CHROMIUM, args=list(pictures.FLAGS))
        views, maps = [], []
        for _ in range(repeat):
            context = browser.new_context(viewport={"width": 1360, "height": 860}, reduced_motion="reduce")
            context.route("**/*", pictures.loopback_only)
            page = context.new_page()
            page.set_default_timeout(120_000)
            page.goto(address, wait_until="commit")
            page.wait_for_function(
                "() => document.querySelector('a.title') && document.querySelector('.part')"
            )
            views.append(page.evaluate("() => performance.now()"))
            page.wait_for_function(MAP_DRAWN)
            maps.append(page.evaluate("() => performance.now()"))
            if len(views) < repeat:
                context.close()
        yield "first view, list and timeline", _spread(views)
        yield "map drawn", _spread(maps)
        filtered = [_filter(page, number) for number in range(repeat)]
        for part, what in (("list", "list"), ("map", "map's rows"), ("facets", "counts beside it")):
            yield f"filter by type, {what}", _spread([times[part] for times in filtered])
        yield "brush, map follows", _spread([_brush(page, number) for number in range(repeat)])
        yield from _memory(browser, page)
        browser.close()


def _filter(page: Any, number: int) -> dict[str, float]:  # noqa: ANN401
    """Milliseconds from a click on a type until list, map and counts are those of the filter."""
    page.wait_for_function(QUIET)
    page.wait_for_function(MAP_DRAWN)
    times: dict[str, float] = page.evaluate(
        """number => new Promise(done => {
          const map = document.querySelector('[data-testid=map]').drawn;
          const looks = {
            list: () => document.querySelector('#list-title').textContent,
            map: () => JSON.stringify(map.drawn()),
            facets: () => document.querySelector('[aria-label="Country"]').textContent,
          };
          const before = Object.fromEntries(Object.keys(looks).map(part => [part, looks[part]()]));
          const times = {}, start = performance.now();
          const look = () => {
            for (const part in looks)
              if (!(part in times) && looks[part]() !== before[part]) times[part] = performance.now() - start;
            if (Object.keys(times).length === 3) done(times); else requestAnimationFrame(look);
          };
          document.querySelectorAll('[aria-label="What"] input')[number % 3].click();
          requestAnimationFrame(look);
        })""",
        number,
    )
    return times


def _brush(page: Any, number: int) -> float:  # noqa: ANN401
    """Milliseconds from a key on the brush until the map's rows are those of the stretch."""
    page.wait_for_function(QUIET)
    return float(
        page.evaluate(
            """number => new Promise(done => {
              const map = document.querySelector('[data-testid=map]').drawn;
              const before = JSON.stringify(map.drawn()), start = performance.now();
              const handle = document.querySelector('[role=slider][aria-label="From day"]');
              const key = number % 2 ? 'ArrowLeft' : 'ArrowRight';
              handle.dispatchEvent(new KeyboardEvent('keydown', {key, shiftKey: true, bubbles: true}));
              const look = () => JSON.stringify(map.drawn()) === before
                ? requestAnimationFrame(look) : done(performance.now() - start);
              look();
            })""",
            number,
        )
    )


def _memory(browser: Any, page: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    page.wait_for_function(QUIET)
    metrics = page.context.new_cdp_session(page)
    metrics.send("HeapProfiler.collectGarbage")
    metrics.send("Performance.enable")
    found = {one["name"]: one["value"] for one in metrics.send("Performance.getMetrics")["metrics"]}
    yield "JavaScript heap of the tab", f"{found['JSHeapUsedSize'] / 1e6:.0f} MB"
    processes = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    private = [_private(one["id"]) for one in processes if one["type"] == "renderer"]
    yield "private memory of the tab's process", f"{max(private) / 1e6:.0f} MB"


def _private(process: int) -> int:
    """Bytes that a process shares with no other (Linux)."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines()
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Private_"))


def _spread(milliseconds: list[float]) -> str:
    middle, worst = statistics.median(milliseconds), max(milliseconds)
    return f"{middle:.0f} ms (median of {len(milliseconds)}, worst {worst:.0f})"


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"no module at {path}")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    sys.path.insert(0, str(path.parent))  # for the modules beside it
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Make the ledger, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--incidents", type=int, default=50_000)
    parser.add_argument("--repeat", type=int, default=5)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="dateline-desk-") as folder:
        path = Path(folder) / "many.db"
        start = time.monotonic()
        make_ledger(path, chosen.incidents)
        print(f"{chosen.incidents:,} incidents made in {time.monotonic() - start:.0f} s", flush=True)
        with _load(ROOT / "tools" / "take_screenshots.py").served(path) as address:
            for name, figure in measure(address, chosen.repeat):
                print(f"{name}: {figure}", flush=True)


if __name__ == "__main__":
    main()
