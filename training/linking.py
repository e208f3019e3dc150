"""Learns which happenings answer others.

Asked of the happenings of the key, each made of the triggers that tell of it: an ordered pair is a yes where
the key links the two by that kind.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from dateline.reading.events.happening import Trigger
from dateline.reading.events.merging import happening_of
from dateline.reading.events.triggers import load_argument_models, read_candidate
from dateline.reading.rows.kinship import LEARNED, Kinship
from dateline.reading.rows.tie import stated_ties
from training.arguments import told_events
from training.gold import CodedReport, candidates_of
from training.logistic import fit_and_write

THRESHOLD = 0.25
"""Set by whole ledgers, once no doubtful event was linked: the most links at the same ledger."""
OUT = Path(__file__).parents[1] / f"src/dateline/data/models/{LEARNED.value}.json"


def examples(
    report: CodedReport, told: list[tuple[Trigger, list[dict[str, Any]]]]
) -> Iterator[tuple[list[str], frozenset[str]]]:
    """Features of each ordered pair of the key's happenings, and the kinds by which it is linked.

    Args:
        report: a coded report.
        told: its triggers, each with the key events that it tells of.
    """
    groups = [
        (event["id"], [t for t, events in told if any(e is event for e in events)]) for event in report.events
    ]
    groups = sorted(((n, ts) for n, ts in groups if ts), key=lambda group: group[1][0].token)
    reading = replace(report.reading, happenings=tuple(happening_of(ts) for _, ts in groups))
    linked: dict[tuple[str, str], set[str]] = {}
    for link in report.links:
        linked.setdefault((link["from"], link["to"]), set()).add(link["kind"])
    for (later, earlier), features in Kinship(reading, stated_ties(reading)).pairs():
        yield features, frozenset(linked.get((groups[later][0], groups[earlier][0]), ()))


def learn(reports: Sequence[CodedReport]) -> None:
    """Train on coded reports, each encoded by a network that has not seen it."""
    models = load_argument_models()
    rows: list[list[str]] = []
    answers: list[frozenset[str]] = []
    groups: list[str] = []
    for report in reports:
        told = [(read_candidate(d, models), told_events(d, report)) for d in candidates_of(report)]
        for features, kinds in examples(report, told):
            rows.append(features)
            answers.append(kinds)
            groups.append(report.name)
    labels = [LEARNED.value in kinds for kinds in answers]
    fit_and_write(rows, labels, groups, (0.1,), OUT, THRESHOLD)
