"""How far judgements are from a report's coding and from what other networks say of it: a loss a head."""

from collections.abc import Mapping, Sequence

import torch
import torch.nn.functional as F  # noqa: N812 - torch's own custom
from torch import Tensor

from training.encoder.examples import Example
from training.encoder.judge import Judgements

__all__ = ["Taught", "coded_losses", "taught_losses"]

Taught = Mapping[str, Tensor]
"""By head, probabilities that other networks give; without the heads of which they are not asked."""

_SCALE = {"types": 40, "candidates": 15, "pairs": 300, "same": 150}
"""What the sums of the heads are divided by, so that none drowns the others."""


def _answered(scores: Tensor, answers: Sequence[bool]) -> Tensor:
    wanted = torch.tensor([float(a) for a in answers])
    return F.binary_cross_entropy_with_logits(scores, wanted, reduction="none")


def coded_losses(judged: Judgements, example: Example) -> dict[str, Tensor]:
    """The losses against the coding."""
    scores = judged.heads()
    raw = F.binary_cross_entropy_with_logits(
        scores["types"], torch.from_numpy(example.types), reduction="none"
    )
    lost = {"types": raw * torch.from_numpy(example.weights)}
    if example.candidates:
        _, _, answers, weights = zip(*example.candidates, strict=True)
        lost["candidates"] = _answered(scores["candidates"], answers) * torch.tensor(weights)
    if len(judged.pairs):
        lost["pairs"] = _answered(scores["pairs"], [p.holds for p in example.pairs])
    if len(judged.same):
        lost["same"] = _answered(scores["same"], [same for _, _, same, _ in example.same])
    return {head: loss.sum() / _SCALE[head] for head, loss in lost.items()}


def taught_losses(judged: Judgements, taught: Taught) -> dict[str, Tensor]:
    """The losses against probabilities (distillation after Hinton et al., 2015)."""
    scores = judged.heads()
    return {
        head: F.binary_cross_entropy_with_logits(scores[head], wanted, reduction="sum") / _SCALE[head]
        for head, wanted in taught.items()
        if len(wanted)
    }
