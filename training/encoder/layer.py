"""The layer that the encoder and its teacher are made of, and its weights as the packages name them."""

from collections.abc import Callable, Mapping, Sequence

import torch
import torch.nn.functional as F  # noqa: N812 - torch's own custom
from torch import Tensor, nn

__all__ = ["Layer", "layer_weights"]


class Layer(nn.Module):
    """One post-norm layer of BERT's kind.

    Args:
        width: of the vectors.
        inner: width between the two products.
        heads: of attention.
        epsilon: of the norms.
        activation: between the two products.
    """

    def __init__(
        self, width: int, inner: int, heads: int, epsilon: float, activation: Callable[[Tensor], Tensor]
    ) -> None:
        super().__init__()
        self._heads, self._activation = heads, activation
        self.attention_in = nn.Linear(width, 3 * width)
        self.attention_out = nn.Linear(width, width)
        self.attention_norm = nn.LayerNorm(width, eps=epsilon)
        self.inner = nn.Linear(width, inner)
        self.outer = nn.Linear(inner, width)
        self.norm = nn.LayerNorm(width, eps=epsilon)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Shape (windows, pieces, width) in and out; the mask says what is attended to, or adds to it."""
        count, length, width = x.shape
        projected = self.attention_in(x).view(count, length, 3, self._heads, width // self._heads)
        query, key, value = projected.permute(2, 0, 3, 1, 4)
        if mask.dtype != torch.bool:
            mask = mask.to(query.dtype)
        attended = F.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        attended = attended.transpose(1, 2).reshape(count, length, width)
        x = self.attention_norm(x + self.dropout(self.attention_out(attended)))
        return self.norm(x + self.dropout(self.outer(self._activation(self.inner(x)))))


def layer_weights(
    given: Mapping[str, Tensor], count: int, projections: Sequence[str], attention: Mapping[str, str]
) -> dict[str, Tensor]:
    """The weights of all layers by the names of a list called `layers`.

    Args:
        given: a package's weights by its names.
        count: of layers, from the input up.
        projections: what it calls the query, the key and the value.
        attention: what it calls `attention_out` and `attention_norm`.
    """
    names = {**attention, "inner": "intermediate.dense", "outer": "output.dense", "norm": "output.LayerNorm"}
    state = {}
    for n in range(count):
        old, new = f"encoder.layer.{n}", f"layers.{n}"
        for part in ("weight", "bias"):
            state[f"{new}.attention_in.{part}"] = torch.cat(
                [given[f"{old}.{name}.{part}"] for name in projections]
            )
            for mine, theirs in names.items():
                state[f"{new}.{mine}.{part}"] = given[f"{old}.{theirs}.{part}"]
    return state
