"""Learns which triggers of one type tell of one happening.

Pairs of triggers that both stand in the evidence of a key event are a yes, pairs of which each stands in the
evidence of some event of the type but never the same one are a no.
"""

import sys
from pathlib import Path

from dateline.reading.events.joining import joined_by_syntax
from dateline.reading.events.merging import pairs, surroundings
from dateline.reading.events.sameness import sameness_features
from dateline.reading.events.triggers import describe_candidates, load_argument_models, read_candidate
from training.gold import inside, load_encoded
from training.logistic import fit_and_write

THRESHOLD = 0.45
"""Best ledger F1 by seven-fold cross-validation over gold/train (docs/models.md)."""
OUT = Path(__file__).parents[1] / "src/dateline/data/models/sameness.json"


def main(folders: list[Path], networks: Path) -> None:
    """Train on the reports of folders, read with the networks of the folds."""
    rows, labels, groups = [], [], []
    models = load_argument_models()
    for report in load_encoded(folders, networks):
        doc = report.reading.doc
        assert doc is not None
        around = surroundings(report.reading)
        told = []
        for description in describe_candidates(report.reading):
            trigger, _ = read_candidate(description, models)
            events = {
                n
                for n, (e, r) in enumerate(zip(report.events, report.ranges, strict=True))
                if e["type"] == trigger.type and inside(doc[trigger.token].idx, r)
            }
            if events:
                told.append((trigger, events))
        for i, j, between in pairs([trigger for trigger, _ in told]):
            (one, mine), (other, theirs) = told[i], told[j]
            if not joined_by_syntax(one, other, doc):
                rows.append(sameness_features(one, other, around, between))
                labels.append(bool(mine & theirs))
                groups.append(report.name)
    fit_and_write(rows, labels, groups, (0.03, 0.1, 0.3, 1.0), OUT, THRESHOLD)


if __name__ == "__main__":
    main([Path(folder) for folder in sys.argv[2:]], Path(sys.argv[1]))
