"""Hand-coded reports as the trainers need them: read up to the triggers, with the key beside them."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dateline.reading.reader import default_chain
from dateline.reading.stage import Reading, run_chain
from dateline.reading.syntax import DEFAULT_PIPELINE
from dateline.sources import freeze

__all__ = ["CodedReport", "inside", "load_gold"]


@dataclass(frozen=True, slots=True)
class CodedReport:
    """A report, read up to the stage before the triggers, and its key."""

    name: str
    reading: Reading
    events: list[dict[str, Any]]
    ranges: list[list[tuple[int, int]]]
    """For each key event the offsets of its evidence."""


def _ranges(text: str, quotes: list[str]) -> list[tuple[int, int]]:
    out = []
    for quote in quotes:
        at = text.find(quote)
        while at >= 0:
            out.append((at, at + len(quote)))
            at = text.find(quote, at + 1)
    return out


def inside(offset: int, ranges: list[tuple[int, int]]) -> bool:
    """True where the offset lies in one of the ranges."""
    return any(start <= offset < end for start, end in ranges)


def load_gold(folder: Path) -> list[CodedReport]:
    """Every coded report of a folder, by name."""
    chain = default_chain(DEFAULT_PIPELINE)
    until = next(i for i, s in enumerate(chain) if s.name == "triggers")
    out = []
    for path in sorted(folder.glob("*.key.json")):
        key = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_name(path.name.removesuffix(".key.json") + ".txt").read_text(encoding="utf-8")
        report = freeze(text, published=date.fromisoformat(key["published"]))
        reading = run_chain(chain[:until], Reading(report))
        out.append(
            CodedReport(
                key["doc"],
                reading,
                key["events"],
                [_ranges(report.text, e["evidence"]) for e in key["events"]],
            )
        )
    return out
