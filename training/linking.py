"""Learns which happenings answer others.

Asked of the happenings as the reader makes them, with all models but this one, so that it learns from their
faults too: an ordered pair is a yes where both are paired with events of the key (as the scorer pairs them)
and the key links these two by that kind. Events that are optional are paired with none.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline.model import ReaderIdentity
from dateline.reading.reader import default_chain
from dateline.reading.rows.kinship import LEARNED, Kinship
from dateline.reading.rows.ledger import ledger_of
from dateline.reading.stage import Stage, run_chain
from dateline.reading.syntax import DEFAULT_PIPELINE
from dateline.scoring.gold.report import pair_events
from training.gold import CodedReport
from training.logistic import fit_and_write

STRENGTH = 0.08
THRESHOLD = 0.14
"""Near the most links by five-fold cross-validation, of the values tried (docs/scores.md)."""
OUT = Path(__file__).parents[1] / f"src/dateline/data/models/{LEARNED.value}.json"


def examples(report: CodedReport, rest: Sequence[Stage]) -> Iterator[tuple[list[str], bool]]:
    """Features of each ordered pair of the reader's happenings, and whether the key links the two.

    Args:
        report: a coded report, encoded.
        rest: the stages that follow the reading of it.
    """
    reading = run_chain(rest, report.reading)
    ledger = ledger_of(reading, ReaderIdentity(version="0", models={}))
    events, partner = report.key.events, pair_events(report.key, ledger).partner
    number = {events[i].id: j for i, j in partner.items() if not events[i].optional}
    linked = {
        (number[link.start], number[link.end])
        for link in report.key.links
        if link.kind == LEARNED.value and link.start in number and link.end in number
    }
    for pair, features in Kinship(reading).pairs():
        yield features, pair in linked


def learn(reports: Sequence[CodedReport]) -> None:
    """Train on coded reports, each encoded by a network that has not seen it."""
    chain = default_chain(DEFAULT_PIPELINE)
    rest = chain[[stage.name for stage in chain].index("triggers") :]
    rows: list[list[str]] = []
    labels: list[bool] = []
    groups: list[str] = []
    for report in reports:
        for features, label in examples(report, rest):
            rows.append(features)
            labels.append(label)
            groups.append(report.name)
    fit_and_write(rows, labels, groups, (STRENGTH,), OUT, THRESHOLD)
