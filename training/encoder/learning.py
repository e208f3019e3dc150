"""How an encoder learns: from coded reports, from what other networks say of reports, or from both."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from training.encoder.examples import Example, show
from training.encoder.judge import Judge, Judgements
from training.encoder.loss import Taught, coded_losses, taught_losses
from training.encoder.variation import VARIED_SHARE, draw_names, pools_of

__all__ = ["Lesson", "learn"]

BATCH = 2
"""Reports a step."""
_HEADS_FASTER = 10
"""The heads, which begin with nothing, learn so many times as fast as the layers."""
_TAUGHT_SHARE = 0.5
"""Of a head of a coded report of which other networks spoke too: how much the latter counts."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A report to learn from."""

    example: Example
    coded: bool = True
    taught: Taught | None = None

    def __post_init__(self) -> None:
        """A report must have something to teach."""
        if not self.coded and self.taught is None:
            raise ValueError("a report that is neither coded nor judged by a teacher teaches nothing")


def learn(network: Judge, lessons: Sequence[Lesson], epochs: int, rate: float) -> None:
    """Train: AdamW, a tenth of the steps to warm up, then down to nothing; products in bfloat16; seeded.

    Args:
        network: what learns, in place.
        lessons: the reports.
        epochs: how often each is shown.
        rate: learning rate of the layers at its highest.
    """
    torch.manual_seed(0)  # dropout is the same however many weights were drawn
    generator = random.Random(0)
    body = [p for name, p in network.named_parameters() if p.requires_grad and _in_body(name)]
    heads = [p for name, p in network.named_parameters() if p.requires_grad and not _in_body(name)]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": rate}, {"params": heads, "lr": _HEADS_FASTER * rate}], weight_decay=0.01
    )
    steps = epochs * -(-len(lessons) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / (0.1 * steps)) * max(0.0, 1 - step / steps)
    )
    order = list(lessons)
    pools = pools_of([lesson.example.names for lesson in lessons])
    for epoch in range(epochs):
        network.train()
        generator.shuffle(order)
        total = 0.0
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            shown = [
                show(e, draw_names(e.names, pools, generator) if generator.random() < VARIED_SHARE else {})
                for e in (lesson.example for lesson in batch)
            ]
            with torch.autocast("cpu", dtype=torch.bfloat16):
                judged = network.judge(shown)
            losses = [_loss(judgements, lesson) for judgements, lesson in zip(judged, batch, strict=True)]
            loss = torch.stack(losses).mean()
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += float(loss.detach()) * len(batch)
        print(f"epoch {epoch + 1} of {epochs}: loss {total / len(order):.3f}", flush=True)


def _in_body(name: str) -> bool:
    return name.startswith(("layers", "positions", "input_norm", "pieces", "bias"))


def _loss(judged: Judgements, lesson: Lesson) -> Tensor:
    coded = coded_losses(judged, lesson.example) if lesson.coded else {}
    taught = taught_losses(judged, lesson.taught or {})
    total = torch.zeros(())
    for head in {**coded, **taught}:
        if head in coded and head in taught:
            total = total + (1 - _TAUGHT_SHARE) * coded[head] + _TAUGHT_SHARE * taught[head]
        else:
            total = total + (coded if head in coded else taught)[head]
    return total
