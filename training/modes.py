"""Learns the mode of a happening.

Asked of key events that are not optional, each made of the triggers that tell of it: every mode of its type
is a yes where it is the event's. Features that fewer than three happenings have are left out.
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from dateline.reading.events.merging import happening_of
from dateline.reading.events.mode_choice import mode_offers
from dateline.reading.events.triggers import load_argument_models, read_candidate
from training.arguments import told_events
from training.gold import CodedReport, candidates_of
from training.logistic import fit_and_write

THRESHOLD = 0.35
"""Between the two values, 0.3 and 0.4, that were best in five-fold cross-validation (docs/scores.md)."""
STRENGTH = 0.3
RARE = 3
OUT = Path(__file__).parents[1] / "src/dateline/data/models/mode.json"


def examples(report: CodedReport) -> list[tuple[list[str], bool]]:
    """Features and answer of each mode of each key event of a report."""
    doc = report.reading.doc
    assert doc is not None
    models, out = load_argument_models(), []
    told = [(read_candidate(d, models), told_events(d, report)) for d in candidates_of(report)]
    for event in report.events:
        triggers = [t for t, events in told if any(e is event for e in events)]
        if triggers and not event["optional"]:
            for mode, features in mode_offers(happening_of(triggers), doc, report.reading.report.text):
                out.append((features, mode == event["mode"]))
    return out


def learn(reports: Sequence[CodedReport]) -> None:
    """Train on coded reports."""
    rows = [(*example, report.name) for report in reports for example in examples(report)]
    seen = Counter(name for features, _, _ in rows for name in features)
    features = [[name for name in row if seen[name] >= RARE] for row, _, _ in rows]
    fit_and_write(features, [row[1] for row in rows], [row[2] for row in rows], (STRENGTH,), OUT, THRESHOLD)
