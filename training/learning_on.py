"""Learns acceptance on, from the weights that ship, by reports that neither they nor the network have seen.

    python -m training.learning_on NETWORK FOLDER [NETWORK FOLDER ...]

Each FOLDER holds coded reports that the NETWORK before it was not trained on. Freshly coded reports are thus
of use twice: for this, and then for the next network.
"""

import sys
from pathlib import Path

from dateline.reading.encoder.weights import parse_weights
from dateline.reading.events.triggers import load_argument_models
from dateline.reading.linear import load_model
from training.acceptance import OUT, gather
from training.gold import encoded, load_gold
from training.logistic import learn_on

SHIFT = -0.38
"""Own codings hold more events than adjudicated ones do: own reports that are unseen have the best ledger F1
from -0.15 to -0.38, gold/dev from -0.38 to -0.45 (docs/scores.md)."""


def main(pairs: list[tuple[Path, Path]]) -> None:
    """Read the reports, each by its network, and learn."""
    reports = []
    for network, folder in pairs:
        weights = parse_weights(network.read_bytes())
        reports += [encoded(report, weights) for report in load_gold(folder)]
    print(f"{len(reports)} reports")
    rows, labels, groups = gather(reports, load_argument_models())
    learn_on(rows, labels, groups, load_model("acceptance"), OUT, SHIFT)


if __name__ == "__main__":
    paths = [Path(argument) for argument in sys.argv[1:]]
    main(list(zip(paths[::2], paths[1::2], strict=True)))
