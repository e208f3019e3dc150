"""Learns where an act took place that its own sentences do not site.

Asked of key events that are not optional and told of by triggers with no place of their own: each place of
the report is a yes where it is one of the event's places.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dateline.reading.events.happening import Trigger
from dateline.reading.events.merging import happening_of
from dateline.reading.events.siting import Sites, sitable
from dateline.reading.events.triggers import load_argument_models, read_candidate
from dateline.scoring.gold.names import same_name
from training.arguments import told_events
from training.gold import CodedReport, candidates_of
from training.logistic import fit_and_write

THRESHOLD = 0.5
"""Best ledger F1 by seven-fold cross-validation over gold/train (docs/models.md)."""
OUT = Path(__file__).parents[1] / "src/dateline/data/models/site.json"


def examples(
    report: CodedReport, told: list[tuple[Trigger, list[dict[str, Any]]]]
) -> list[tuple[list[str], bool]]:
    """Features and answer of each happening of the key and each place of its report.

    Args:
        report: a coded report.
        told: its triggers, each with the key events that it tells of.
    """
    sites, out = Sites(report.reading), []
    for event in report.events:
        triggers = [t for t, events in told if any(e is event for e in events)]
        if event["optional"] or not triggers:
            continue
        happening = happening_of(triggers)
        if not sitable(happening):
            continue
        places = [p["name"] for p in event["place"] or ()]
        text = report.reading.report.text
        toponyms = report.reading.toponyms or ()
        for site in sites.sites:
            names = [site.place.name, *(text[toponyms[i].start : toponyms[i].end] for i in site.mentions)]
            out.append((sites.features(happening, site), any(same_name(n, p) for n in names for p in places)))
    return out


def learn(reports: Sequence[CodedReport]) -> None:
    """Train on coded reports, each encoded by a network that has not seen it."""
    rows, labels, groups = [], [], []
    models = load_argument_models()
    for report in reports:
        told = [(read_candidate(d, models), told_events(d, report)) for d in candidates_of(report)]
        for features, answer in examples(report, told):
            rows.append(features)
            labels.append(answer)
            groups.append(report.name)
    fit_and_write(rows, labels, groups, (0.3,), OUT, THRESHOLD)
