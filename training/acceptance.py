"""Learns which candidates the manual codes as events.

A candidate is a yes where it stands in the evidence of a key event of its type, left out where all such events are
optional, and a no elsewhere.
"""

import sys
from pathlib import Path

from dateline.reading.events.acceptance import acceptance_features
from dateline.reading.events.triggers import describe_candidates
from training.gold import inside, load_gold
from training.logistic import fit_and_write

OUT = Path(__file__).parents[1] / "src/dateline/data/models/acceptance.json"


def main(gold: Path) -> None:
    """Train on the reports of a folder."""
    rows, labels, groups = [], [], []
    for report in load_gold(gold):
        assert report.reading.doc is not None
        for candidate, scene, _ in describe_candidates(report.reading):
            offset = candidate.token.idx
            told = [
                e for e, r in zip(report.events, report.ranges, strict=True) if e["type"] == candidate.entry.type and inside(offset, r)
            ]
            if told and all(e["optional"] for e in told):
                continue
            rows.append(acceptance_features(candidate, scene))
            labels.append(bool(told))
            groups.append(report.name)
    fit_and_write(rows, labels, groups, (0.03, 0.1, 0.2, 0.4, 0.8), OUT)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
