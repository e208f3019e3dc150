"""Trains the encoder.

    python -m training.encoder FOLDER ... [--out FILE] [--folds FOLDER] [--layers 6] [--epochs 5]

FOLDER holds coded reports (NAME.txt, NAME.key.json). With --folds it trains one network for each third of
the reports on the other two thirds and writes them there: the other models learn from what a network says
of reports that it has not seen, and the scores of cross-validation come from these. Then, or without
--folds, it trains on all. Seeded: the same machine gives the same weights.
"""

import argparse
from collections.abc import Iterable
from pathlib import Path

import torch

from dateline.reading.encoder.wordpiece import WordPieces
from training.encoder.examples import Example, make_example
from training.encoder.learning import Lesson, learn
from training.encoder.network import Network, base_folder, export
from training.gold import CodedReport, fold_of, load_gold

OUT = Path(__file__).parents[2] / "src/dateline/data/models/encoder.npz"
RATE = 1e-4


def train(examples: list[Example], layers: int, epochs: int) -> Network:
    """A network trained on coded reports alone."""
    torch.manual_seed(0)
    network = Network(layers)
    learn(network, [Lesson(example) for example in examples], epochs, RATE)
    return network


def _examples(reports: Iterable[CodedReport]) -> list[Example]:
    numbers = {
        w: n for n, w in enumerate((base_folder() / "vocab.txt").read_text(encoding="utf-8").split("\n"))
    }
    pieces = WordPieces(numbers)
    return [make_example(r, pieces, numbers["[CLS]"], numbers["[SEP]"]) for r in reports]


def examples_of(folders: Iterable[Path]) -> list[Example]:
    """The examples of all coded reports of folders."""
    return _examples(report for folder in folders for report in load_gold(folder))


def main() -> None:
    """Read the reports, train, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--folds", type=Path)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--epochs", type=int, default=5)
    args = parser.parse_args()
    reports = [r for folder in args.folders for r in load_gold(folder)]
    examples = _examples(reports)
    folds = sorted({fold_of(r.name) for r in reports}) if args.folds else []
    for fold in folds:
        kept = [e for e, r in zip(examples, reports, strict=True) if fold_of(r.name) != fold]
        args.folds.mkdir(parents=True, exist_ok=True)
        print(f"fold {fold}: {len(kept)} reports")
        export(train(kept, args.layers, args.epochs), args.folds / f"{fold}.npz")
    print(f"all: {len(examples)} reports")
    export(train(examples, args.layers, args.epochs), args.out)


if __name__ == "__main__":
    main()
