"""Learns how likely it is that what a verb tells of happened, from the training part of UDS factuality.

    python -m training.factuality FOLDER

FOLDER is the set `uds_factuality`, unpacked, with `ud_ewt` beside it. A document of the treebank is in one
fold.
"""

import sys
from collections import Counter
from pathlib import Path

from dateline.reading.events.factuality import factuality_features
from dateline.reading.reader import Reader
from dateline.scoring.sets.uds_factuality import open_documents
from training.logistic import fit_and_write

OUT = Path(__file__).parents[1] / "src/dateline/data/models/factuality.json"
STRENGTH = 0.1
"""C: 0.03, 0.1 and 0.3 gave an accuracy of 0.820, 0.825 and 0.826 in five folds of documents."""
LEAST = 3
"""How many verbs a feature must hold of; those rarer, three in four, add nothing to the accuracy."""


def main(folder: Path) -> None:
    """Parse the documents, train, write."""
    rows, labels, groups = [], [], []
    for name, verbs in open_documents(folder, Reader()):
        for one in verbs:
            rows.append(factuality_features(one.verb))
            labels.append(one.happened)
            groups.append(name)
    counts = Counter(name for row in rows for name in set(row))
    kept = [[name for name in row if counts[name] >= LEAST] for row in rows]
    held = fit_and_write(kept, labels, groups, (STRENGTH,), OUT, 0.5)
    right = sum((odds >= 0.5) == label for odds, label in zip(held, labels, strict=True))
    print(f"accuracy {right / len(labels):.4f} (out of fold)")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
