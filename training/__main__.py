"""Trains all logistic models, in the order in which they need one another.

    python -m training NETWORKS FOLDER ...

NETWORKS holds what `python -m training.encoder --folds NETWORKS` wrote; each FOLDER holds coded reports.
"""

import sys
from pathlib import Path

from dateline.reading.linear import load_model
from training import acceptance, arguments, happenings, linking, modes, sameness, siting, voice
from training.gold import load_encoded

TRAINERS = (arguments, acceptance, sameness, siting, voice, modes, happenings, linking)


def main(networks: Path, folders: list[Path]) -> None:
    """Read the reports once and train each model on them."""
    reports = load_encoded(folders, networks)
    print(f"{len(reports)} reports")
    for trainer in TRAINERS:
        trainer.learn(reports)
        load_model.cache_clear()


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(folder) for folder in sys.argv[2:]])
