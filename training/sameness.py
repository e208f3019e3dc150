"""Learns which triggers of one type tell of one happening.

Pairs of triggers that both stand in the evidence of a key event are a yes, pairs of which each stands in the
evidence of some event of the type but never the same one are a no.
"""

from collections.abc import Sequence
from pathlib import Path

from dateline.reading.events.joining import joined_by_syntax
from dateline.reading.events.merging import by_type, surroundings
from dateline.reading.events.sameness import Sameness
from dateline.reading.events.triggers import (
    ArgumentModels,
    load_argument_models,
    read_candidate,
)
from training.gold import CodedReport, candidates_of, inside
from training.logistic import fit_and_write

STRENGTH = 0.15
THRESHOLD = 0.46
"""From 0.30 to 0.46 the ledger F1 of held-out reports is the same, 0.573 to 0.574: the one that joins least,
since wrong joins are worse than missed ones."""
OUT = Path(__file__).parents[1] / "src/dateline/data/models/sameness.json"


def gather(
    reports: Sequence[CodedReport], models: ArgumentModels
) -> tuple[list[list[str]], list[bool], list[str]]:
    """Features, answer and report of each pair of triggers.

    Args:
        reports: coded reports.
        models: choose the arguments.
    """
    rows, labels, groups = [], [], []
    for report in reports:
        doc = report.reading.doc
        assert doc is not None
        around = surroundings(report.reading)
        told = []
        for description in candidates_of(report):
            trigger = read_candidate(description, models)
            events = {
                n
                for n, (e, r) in enumerate(zip(report.events, report.ranges, strict=True))
                if e["type"] == trigger.type and inside(doc[trigger.token].idx, r)
            }
            if events:
                told.append((trigger, events))
        for numbers in by_type([trigger for trigger, _ in told]).values():
            own = [told[n] for n in numbers]
            sameness = Sameness([trigger for trigger, _ in own], around)
            for j, (other, theirs) in enumerate(own):
                for i, (one, mine) in enumerate(own[:j]):
                    if joined_by_syntax(one, other, doc):
                        continue
                    rows.append(sameness.features(i, j))
                    labels.append(bool(mine & theirs))
                    groups.append(report.name)
    return rows, labels, groups


def learn(reports: Sequence[CodedReport]) -> None:
    """Train on coded reports, each encoded by a network that has not seen it."""
    fit_and_write(*gather(reports, load_argument_models()), (STRENGTH,), OUT, THRESHOLD)
