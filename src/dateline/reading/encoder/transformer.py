"""The forward pass of the encoder: the post-norm transformer of BERT (Devlin et al., 2019) in numpy.

The activation is the sigmoid form of GELU (Hendrycks and Gimpel, 2016), for which numpy has fast code; the
network was trained with it.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dateline.reading.encoder.weights import Array, Weights

__all__ = ["HEADS", "encode", "encode_layers"]

HEADS = 12
_EPSILON = np.float32(1e-12)


def _normalised(x: Array, weights: Weights, name: str) -> Array:
    x -= x.mean(-1, keepdims=True)
    spread = np.sqrt(np.einsum("td,td->t", x, x) / np.float32(x.shape[1]) + _EPSILON)
    x *= (1 / spread).astype(np.float32)[:, None]
    x *= weights.arrays[f"{name}.scale"]
    x += weights.arrays[f"{name}.shift"]
    return x


def _attended(
    query: Array, keyed: Array, asked: Sequence[tuple[int, int]], bounds: Sequence[tuple[int, int]]
) -> Array:
    """Attention within each window.

    Args:
        query: one row a piece that asks.
        keyed: key and value, side by side, of every piece.
        asked: for each window its rows of `query`.
        bounds: for each window its rows of `keyed`.
    """
    width = query.shape[1]
    out = np.empty_like(query)
    for (first, last), (start, end) in zip(asked, bounds, strict=True):
        asking = query[first:last].reshape(last - first, HEADS, width // HEADS).transpose(1, 0, 2)
        key, value = keyed[start:end].reshape(end - start, 2, HEADS, width // HEADS).transpose(1, 2, 0, 3)
        scores = asking @ key.transpose(0, 2, 1)
        scores *= np.float32((width // HEADS) ** -0.5)
        scores -= scores.max(-1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(-1, keepdims=True)
        out[first:last] = (scores @ value).transpose(1, 0, 2).reshape(last - first, width)
    return out


def _activated(x: Array) -> Array:
    gate = np.exp(np.float32(-1.702) * x)
    gate += 1
    x /= gate
    return x


def encode(
    windows: Sequence[Sequence[int]], weights: Weights, wanted: Sequence[Sequence[int]] | None = None
) -> Array:
    """Vectors of pieces of all windows, one under another: shape (pieces wanted, width).

    Args:
        windows: numbers of the pieces of each window, none longer than the position table.
        weights: the network.
        wanted: for each window the places of the pieces whose vectors are asked for, ascending; by default
            all. The last layer is worked out for these alone.
    """
    bounds = _bounds([len(window) for window in windows])
    x = _input(windows, weights)
    for number in range(weights.layers):
        asked, rows = bounds, None
        if wanted is not None and number == weights.layers - 1:
            asked = _bounds([len(some) for some in wanted])
            rows = np.fromiter(
                (start + place for (start, _), some in zip(bounds, wanted, strict=True) for place in some),
                np.int64,
            )
        x = _layer(x, weights, f"layer.{number}", bounds, asked, rows)
    return x


def encode_layers(window: Sequence[int], weights: Weights) -> Array:
    """Vectors of all pieces of one window at the input and after every layer: (layers + 1, pieces, width)."""
    bounds = _bounds([len(window)])
    found = [_input([window], weights)]
    for number in range(weights.layers):
        # A layer may write into what it is given.
        found.append(_layer(found[-1].copy(), weights, f"layer.{number}", bounds, bounds, None))
    return np.stack(found)


def _input(windows: Sequence[Sequence[int]], weights: Weights) -> Array:
    pieces = np.fromiter((n for window in windows for n in window), np.int64)
    places = np.concatenate([np.arange(len(window)) for window in windows])
    x: Array = weights.arrays["pieces"][pieces].astype(np.float32)
    x += weights.arrays["positions"][places]
    return _normalised(x, weights, "input")


def _layer(
    x: Array,
    weights: Weights,
    name: str,
    bounds: Sequence[tuple[int, int]],
    asked: Sequence[tuple[int, int]],
    rows: NDArray[np.int64] | None,
) -> Array:
    arrays, width = weights.arrays, x.shape[1]
    inward, shift = arrays[f"{name}.attention.in.weight"], arrays[f"{name}.attention.in.bias"]
    asking = x if rows is None else x[rows]
    query = asking @ inward[:, :width] + shift[:width]
    keyed = x @ inward[:, width:] + shift[width:]
    attended = _attended(query, keyed, asked, bounds) @ arrays[f"{name}.attention.out.weight"]
    attended += arrays[f"{name}.attention.out.bias"]
    attended += asking
    x = _normalised(attended, weights, f"{name}.attention.norm")
    inner = x @ arrays[f"{name}.inner.weight"]
    inner += arrays[f"{name}.inner.bias"]
    outer = _activated(inner) @ arrays[f"{name}.outer.weight"]
    outer += arrays[f"{name}.outer.bias"]
    outer += x
    return _normalised(outer, weights, f"{name}.norm")


def _bounds(lengths: Sequence[int]) -> list[tuple[int, int]]:
    ends = np.cumsum(lengths).tolist()
    return list(zip([0, *ends[:-1]], ends, strict=True))
