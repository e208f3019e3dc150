"""Measure exports of many incidents: seconds, incidents a second, bytes, and the most memory that each took.

    python tools/measure_export.py [--incidents 1000000] [--formats csv,parquet]

The incidents are made on the way, one after the other, so that the memory is the export's own. Each format
runs in a process of its own.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.exports import FORMATS
from dateline.model import Incident, Query, Snapshot
from dateline.services.exporting import export, write_export

_DAYS = 3650


def _incident(number: int) -> Incident:
    """An incident with a toll, two members, two versions and four quoted passages."""
    reports = [f"sha256:{number:032x}{side:032x}" for side in (1, 2)]
    day = time.strftime("%Y-%m-%d", time.gmtime(1_262_304_000 + 86_400 * (number % _DAYS)))
    killed = number % 40

    def source(side: int) -> dict[str, Any]:
        return {
            "report": reports[side],
            "event": f"{number % 16**12:012x}:e1",
            "kind": "official",
            "stance": "asserts",
            "source": "the governor's office",
            "publisher": f"Outlet {number % 97}",
            "published": day,
            "start": 120,
            "end": 168,
            "quote": "at least three people were killed in the attack",
        }

    def version(field: str, value: object, label: str) -> dict[str, Any]:
        return {
            "field": field,
            "value": value,
            "label": label,
            "independent": 2,
            "first": day,
            "latest": day,
            "headline": True,
            "sources": [source(0), source(1)],
        }

    party = {"kind": "armed_group", "country": ["IRN"], "plover": ["REB"]}
    return Incident.model_validate(
        {
            "id": f"i-{number:013x}",
            "title": "Free Valley Army strikes Third Brigade near Karvat",
            "type": "ASSAULT",
            "mode": "drone",
            "quad": 4,
            "intensity": -9.5,
            "status": "actual",
            "standing": "confirmed",
            "accepted": False,
            "rejected": False,
            "cameo": "195",
            "contexts": ["military"],
            "instruments": ["drones"],
            "actor": [{**party, "id": f"a-{number % 500:013x}", "name": f"Group {number % 500}"}],
            "recipient": [{**party, "id": f"a-{500 + number % 300:013x}", "name": f"Brigade {number % 300}"}],
            "time": {"start": day, "end": day, "granularity": "day", "basis": "expression"},
            "place": {
                "name": f"Town {number % 4000}",
                "geonameid": 1 + number % 4000,
                "country": "IRN",
                "admin1": "Sistan",
                "latitude": 25 + number % 1500 / 100,
                "longitude": 45 + number % 1700 / 100,
                "precision": "populated_place",
            },
            "killed_low": killed,
            "killed_high": killed + 3,
            "reports": 2,
            "sources": 2,
            "first_published": day,
            "last_published": day,
            "score": 0.9,
            "policy": "latest third party",
            "tolls": [
                {
                    "effect": "killed",
                    "side": None,
                    "low": killed,
                    "high": killed + 3,
                    "latest_low": killed + 3,
                    "latest_high": killed + 3,
                    "sources": 2,
                }
            ],
            "versions": [
                version("type", "ASSAULT", "assault"),
                version("casualties.killed", {"low": killed, "high": None}, "3"),
            ],
            "members": [
                {
                    "event": f"{number % 16**12:012x}:e{side}",
                    "report": report,
                    "title": "Strike near Karvat",
                    "score": 1.0,
                    "publisher": f"Outlet {number % 97}",
                    "url": f"https://outlet.example/{number}/{side}",
                    "published": day,
                    "start": 0,
                    "end": 20,
                    "quote": "struck the brigade",
                }
                for side, report in enumerate(reports)
            ],
        }
    )


class _Source:
    """A view of a ledger that makes its incidents as they are asked for."""

    def __init__(self, incidents: int) -> None:
        self._incidents = incidents
        # One body is made by the model, the others by changing what differs: the maker is not the load.
        self._body = _incident(1).model_dump_json()

    def snapshot(self) -> Snapshot:
        return Snapshot(
            id="s-" + "0" * 16, sequence=1, reports=2, incidents=self._incidents, judgements=0, readers=("0",)
        )

    def rows(
        self,
        table: str,  # noqa: ARG002 - what a view takes
        query: Query | None = None,  # noqa: ARG002
        batch: int = 10_000,
        *,
        body: bool = False,  # noqa: ARG002
    ) -> Iterator[list[dict[str, Any]]]:
        for start in range(0, self._incidents, batch):
            numbers = range(start, min(start + batch, self._incidents))
            yield [{"body": self._made(number)} for number in numbers]

    def _made(self, number: int) -> str:
        changed = self._body.replace("i-0000000000001", f"i-{number:013x}")
        return changed.replace("Town 1", f"Town {number % 4000}")


def _measure(form: str, incidents: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made"
        before = resource.getrusage(resource.RUSAGE_SELF)
        start = time.perf_counter()
        write_export(export(_Source(incidents), None, form), path)
        seconds = time.perf_counter() - start
        used = resource.getrusage(resource.RUSAGE_SELF)
        return {
            "format": form,
            "incidents": incidents,
            "seconds": round(seconds, 1),
            "processor_seconds": round(used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime, 1),
            "megabytes": round(path.stat().st_size / 1e6, 1),
            # Linux counts in kibibytes.
            "peak_megabytes": round(used.ru_maxrss * 1024 / 1e6, 1),
        }


def main() -> None:
    """Measure every format that was asked for, each in its own process, and print a line each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--incidents", type=int, default=1_000_000)
    parser.add_argument("--formats", default="csv,parquet")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(_measure(asked.one, asked.incidents)))
        return
    print("| format | incidents | seconds | processor seconds | MB written | peak MB |")
    print("|---|---|---|---|---|---|")
    for form in asked.formats.split(","):
        if form not in FORMATS:
            sys.exit(f"no format {form!r}: choose from {', '.join(FORMATS)}")
        command = [sys.executable, __file__, "--one", form, "--incidents", str(asked.incidents)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        figures = json.loads(done.stdout).values()
        cells = (figure if isinstance(figure, str) else f"{figure:,}" for figure in figures)
        print(f"| {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
