"""Logistic models over named features, kept as readable JSON."""

import hashlib
import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import repeat

__all__ = ["LinearModel", "load_model"]


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Weights by feature name; a feature that it does not know weighs nothing."""

    bias: float
    weights: dict[str, float]
    threshold: float
    """The probability from which the reader says yes; measured, see the model card."""
    sha256: str

    def probability(self, features: Iterable[str]) -> float:
        """The probability that the answer is yes, 0 to 1, to 6 places so that it is the same everywhere."""
        total = self.bias + math.fsum(map(self.weights.get, features, repeat(0.0)))
        return round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), 6)


@lru_cache(maxsize=16)
def load_model(name: str) -> LinearModel:
    """The model `data/models/NAME.json`.

    Raises:
        FileNotFoundError: if the package was installed without it.
    """
    raw = files("dateline.data").joinpath("models", f"{name}.json").read_bytes()
    data = json.loads(raw)
    return LinearModel(data["bias"], data["weights"], data["threshold"], hashlib.sha256(raw).hexdigest())
