"""Learns which candidates the manual codes as events.

A candidate is a yes where it stands in the evidence of a key event of its type, left out where all such
events are optional, and a no elsewhere. Train the arguments first: their choice is part of what is judged
here.
"""

from collections.abc import Sequence
from pathlib import Path

from dateline.reading.events.acceptance import acceptance_features
from dateline.reading.events.triggers import describe_candidates, load_argument_models, read_candidate
from training.arguments import told_events
from training.gold import CodedReport
from training.logistic import fit_and_write

THRESHOLD = 0.54
"""Near the best ledger F1 by three-fold cross-validation, of the values tried."""
OUT = Path(__file__).parents[1] / "src/dateline/data/models/acceptance.json"


def learn(reports: Sequence[CodedReport]) -> None:
    """Train on coded reports, each encoded by a network that has not seen it."""
    rows, labels, groups = [], [], []
    models = load_argument_models()
    for report in reports:
        for description in describe_candidates(report.reading):
            told = told_events(description, report)
            if told and all(e["optional"] for e in told):
                continue
            _, scene = read_candidate(description, models)
            rows.append(acceptance_features(description.candidate, scene))
            labels.append(bool(told))
            groups.append(report.name)
    fit_and_write(rows, labels, groups, (0.4,), OUT, THRESHOLD)
