"""Learns which candidates the manual codes as events.

A candidate is a yes where it stands in the evidence of a key event of its type, left out where all such
events are optional, and a no elsewhere. Train the arguments first: their choice is part of what is judged
here.
"""

from collections.abc import Sequence
from pathlib import Path

from dateline.reading.events.acceptance import acceptance_features
from dateline.reading.events.triggers import (
    ArgumentModels,
    load_argument_models,
    read_candidate,
)
from training.arguments import told_events
from training.gold import CodedReport, candidates_of
from training.logistic import fit_and_write

STRENGTH = 0.4
THRESHOLD = 0.54
"""Near the best ledger F1 by three-fold cross-validation, of the values tried."""
OUT = Path(__file__).parents[1] / "src/dateline/data/models/acceptance.json"


def gather(
    reports: Sequence[CodedReport], models: ArgumentModels
) -> tuple[list[list[str]], list[bool], list[str]]:
    """Features, answer and report of each candidate.

    Args:
        reports: coded reports.
        models: choose the arguments.
    """
    rows, labels, groups = [], [], []
    for report in reports:
        for description in candidates_of(report):
            told = told_events(description, report)
            if told and all(e["optional"] for e in told):
                continue
            trigger = read_candidate(description, models)
            rows.append(acceptance_features(description.candidate, trigger.scene))
            labels.append(bool(told))
            groups.append(report.name)
    return rows, labels, groups


def learn(reports: Sequence[CodedReport]) -> None:
    """Train on coded reports, each encoded by a network that has not seen it."""
    fit_and_write(*gather(reports, load_argument_models()), (STRENGTH,), OUT, THRESHOLD)
