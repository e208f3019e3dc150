"""Hand-coded reports as the trainers need them: read up to the triggers, with the key beside them."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from dateline.reading.encoder.stage import encode_reading
from dateline.reading.encoder.weights import Weights, parse_weights
from dateline.reading.encoder.wordpiece import WordPieces
from dateline.reading.events.description import Description, describe_candidates
from dateline.reading.reader import default_chain
from dateline.reading.stage import Reading, run_chain
from dateline.reading.syntax import DEFAULT_PIPELINE
from dateline.scoring.gold.key import Key, read_key
from dateline.scoring.gold.sentences import find_quotes
from dateline.sources import freeze

__all__ = [
    "FOLDS",
    "CodedReport",
    "candidates_of",
    "encoded",
    "fold_of",
    "inside",
    "load_encoded",
    "load_gold",
]

FOLDS = 3


@dataclass(frozen=True, slots=True, eq=False)
class CodedReport:
    """A report, read up to the stage before the triggers, and its key."""

    name: str
    reading: Reading
    events: list[dict[str, Any]]
    ranges: list[list[tuple[int, int]]]
    """For each key event the offsets of its evidence."""
    links: list[dict[str, Any]]
    key: Key
    """The same events, as the scorer reads them."""


def inside(offset: int, ranges: list[tuple[int, int]]) -> bool:
    """True where the offset lies in one of the ranges."""
    return any(start <= offset < end for start, end in ranges)


@cache
def candidates_of(report: CodedReport) -> list[Description]:
    """The candidates of a report, described once: every trainer asks for them."""
    return describe_candidates(report.reading)


def fold_of(name: str) -> int:
    """The fold of a report, by the hash of its name: the same for every trainer."""
    return int(hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


def load_encoded(folders: Sequence[Path], networks: Path) -> list[CodedReport]:
    """The coded reports of folders, each encoded by the network that has not seen its fold.

    Args:
        folders: coded reports.
        networks: what `python -m training.encoder --folds` wrote: 0.npz, 1.npz ...
    """
    weights = [parse_weights((networks / f"{n}.npz").read_bytes()) for n in range(FOLDS)]
    return [
        encoded(report, weights[fold_of(report.name)]) for folder in folders for report in load_gold(folder)
    ]


def encoded(report: CodedReport, weights: Weights) -> CodedReport:
    """The report with what a network says of its words."""
    encoding = encode_reading(report.reading, weights, WordPieces(weights.vocabulary))
    return replace(report, reading=replace(report.reading, encoding=encoding))


def load_gold(folder: Path) -> list[CodedReport]:
    """Every coded report of a folder, by name, without an encoding."""
    chain = [s for s in default_chain(DEFAULT_PIPELINE) if s.name != "encoding"]
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
                [find_quotes(report.text, e["evidence"]) for e in key["events"]],
                key["links"],
                read_key(path),
            )
        )
    return out
