"""The forward pass of the encoder: the post-norm transformer of BERT (Devlin et al., 2019) in numpy.

The activation is the sigmoid form of GELU (Hendrycks and Gimpel, 2016), for which numpy has fast code; the
network was trained with it.
"""

from collections.abc import Sequence

import numpy as np

from dateline.reading.encoder.weights import Array, Weights

__all__ = ["HEADS", "encode"]

HEADS = 12
_EPSILON = np.float32(1e-12)


def _normalised(x: Array, weights: Weights, name: str) -> Array:
    x -= x.mean(-1, keepdims=True)
    spread = np.sqrt(np.einsum("td,td->t", x, x) / np.float32(x.shape[1]) + _EPSILON)
    x *= (1 / spread).astype(np.float32)[:, None]
    x *= weights.arrays[f"{name}.scale"]
    x += weights.arrays[f"{name}.shift"]
    return x


def _attended(projected: Array, bounds: Sequence[tuple[int, int]]) -> Array:
    """Attention within each window. `projected` holds query, key and value of each piece side by side."""
    width = projected.shape[1] // 3
    out = np.empty((projected.shape[0], width), np.float32)
    for start, end in bounds:
        length = end - start
        query, key, value = (
            projected[start:end].reshape(length, 3, HEADS, width // HEADS).transpose(1, 2, 0, 3)
        )
        scores = query @ key.transpose(0, 2, 1)
        scores *= np.float32((width // HEADS) ** -0.5)
        scores -= scores.max(-1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(-1, keepdims=True)
        out[start:end] = (scores @ value).transpose(1, 0, 2).reshape(length, width)
    return out


def _activated(x: Array) -> Array:
    gate = np.exp(np.float32(-1.702) * x)
    gate += 1
    x /= gate
    return x


def encode(windows: Sequence[Sequence[int]], weights: Weights) -> Array:
    """Vectors of all pieces of all windows, one under another: shape (pieces, width).

    Args:
        windows: numbers of the pieces of each window, none longer than the position table.
        weights: the network.
    """
    arrays = weights.arrays
    pieces = np.fromiter((n for window in windows for n in window), np.int64)
    places = np.concatenate([np.arange(len(window)) for window in windows])
    ends = np.cumsum([len(window) for window in windows]).tolist()
    bounds = list(zip([0, *ends[:-1]], ends, strict=True))
    x: Array = arrays["pieces"][pieces].astype(np.float32)
    x += arrays["positions"][places]
    x = _normalised(x, weights, "input")
    for number in range(weights.layers):
        name = f"layer.{number}"
        projected = x @ arrays[f"{name}.attention.in.weight"]
        projected += arrays[f"{name}.attention.in.bias"]
        attended = _attended(projected, bounds) @ arrays[f"{name}.attention.out.weight"]
        attended += arrays[f"{name}.attention.out.bias"]
        attended += x
        x = _normalised(attended, weights, f"{name}.attention.norm")
        inner = x @ arrays[f"{name}.inner.weight"]
        inner += arrays[f"{name}.inner.bias"]
        outer = _activated(inner) @ arrays[f"{name}.outer.weight"]
        outer += arrays[f"{name}.outer.bias"]
        outer += x
        x = _normalised(outer, weights, f"{name}.norm")
    return x
