"""Trains the encoder.

    python -m training.encoder FOLDER ... [--out FILE] [--folds FOLDER] [--layers 6] [--epochs 5]

FOLDER holds coded reports (NAME.txt, NAME.key.json). With --folds it trains one network for each third of
the reports on the other two thirds and writes them there: the other models learn from what a network says
of reports that it has not seen, and the scores of cross-validation come from these. Then, or without
--folds, it trains on all. Seeded: the same machine gives the same weights.
"""

import argparse
import random
from pathlib import Path

import torch

from dateline.reading.encoder.wordpiece import WordPieces
from training.encoder.examples import Example, make_example, show
from training.encoder.network import Network, base_folder, export
from training.encoder.variation import VARIED_SHARE, draw_names, pools_of
from training.gold import fold_of, load_gold

OUT = Path(__file__).parents[2] / "src/dateline/data/models/encoder.npz"
BATCH = 2
RATE = 1e-4
"""Learning rate of the layers; the heads learn ten times as fast."""


def train(examples: list[Example], layers: int, epochs: int) -> Network:
    """A network trained on the examples: AdamW, a tenth of the steps to warm up, then down to nothing."""
    torch.manual_seed(0)
    network = Network(layers)
    torch.manual_seed(0)  # dropout is the same however many weights were drawn
    generator = random.Random(0)
    body = [p for n, p in network.named_parameters() if n.startswith(("layers", "positions", "input_norm"))]
    heads = [
        p
        for n, p in network.named_parameters()
        if not n.startswith(("layers", "positions", "input_norm", "pieces"))
    ]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": RATE}, {"params": heads, "lr": 10 * RATE}], weight_decay=0.01
    )
    steps = epochs * -(-len(examples) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / (0.1 * steps)) * max(0.0, 1 - step / steps)
    )
    order = list(examples)
    pools = pools_of([e.names for e in examples])
    for epoch in range(epochs):
        network.train()
        generator.shuffle(order)
        total = 0.0
        for start in range(0, len(order), BATCH):
            batch = [
                show(e, draw_names(e.names, pools, generator) if generator.random() < VARIED_SHARE else {})
                for e in order[start : start + BATCH]
            ]
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = network.loss(batch)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += float(loss.detach())
        print(f"epoch {epoch + 1} of {epochs}: loss {total * BATCH / len(order):.3f}", flush=True)
    return network


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
    numbers = {
        w: n for n, w in enumerate((base_folder() / "vocab.txt").read_text(encoding="utf-8").split("\n"))
    }
    pieces = WordPieces(numbers)
    reports = [r for folder in args.folders for r in load_gold(folder)]
    examples = [make_example(r, pieces, numbers["[CLS]"], numbers["[SEP]"]) for r in reports]
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
