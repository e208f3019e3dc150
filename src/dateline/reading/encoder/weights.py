"""The encoder's weights, as they ship: half-precision arrays in one file."""

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

__all__ = ["Array", "Weights", "load_weights", "parse_weights"]

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weights:
    """Arrays by name, the vocabulary, and the file's hash."""

    arrays: Mapping[str, Array]
    """float32, but for `pieces`, which stays float16 until its rows are looked up."""
    vocabulary: Mapping[str, int]
    layers: int
    sha256: str


def parse_weights(raw: bytes) -> Weights:
    """Weights from the bytes of an .npz file.

    Raises:
        KeyError: if the file lacks an array that the network needs.
    """
    with np.load(io.BytesIO(raw), allow_pickle=False) as archive:
        arrays = {
            name: archive[name] if name == "pieces" else archive[name].astype(np.float32)
            for name in archive.files
            if name != "vocabulary"
        }
        words = bytes(archive["vocabulary"]).decode("utf-8").split("\n")
    layers = 1 + max(int(name.split(".")[1]) for name in arrays if name.startswith("layer."))
    return Weights(arrays, {word: n for n, word in enumerate(words)}, layers, hashlib.sha256(raw).hexdigest())


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """The weights that ship with the package.

    Raises:
        FileNotFoundError: if the package was installed without them.
    """
    return parse_weights(files("dateline.data").joinpath("models", "encoder.npz").read_bytes())
