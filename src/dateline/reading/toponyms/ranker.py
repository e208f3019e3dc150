"""Which candidate of each name is meant: a conditional logit over the features of a scene.

Two passes (the features say what each knows): the first weighs what the report's names may stand for, the
second what they do stand for by the first. Beside the candidates stands "none of these", for the places that
the gazetteer lacks.
"""

import hashlib
import json
import math
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np

from dateline.gazetteer import Feature
from dateline.reading.toponyms.scene import FEATURES, Scene

__all__ = ["NONE_FEATURES", "Ranker", "load_ranker", "none_values"]

NONE_FEATURES = ("none", "none: candidates", "none: people of the largest", "none: held", "none: well known")
"""Features of "none of these"."""


_WELL_KNOWN = frozenset({Feature.COUNTRY, Feature.REGION, Feature.WATER, Feature.SITE})


def none_values(scene: Scene) -> np.ndarray:
    """The features of "none of these" for each name of a scene."""
    return np.array(
        [
            (
                1.0,
                math.log(len(group.candidates) + 1),
                math.log10(max(candidate.population for candidate in group.candidates) + 1),
                bool(group.holders),
                any(candidate.feature in _WELL_KNOWN for candidate in group.candidates),
            )
            for group in scene.groups
        ],
        dtype=float,
    ).reshape(len(scene.groups), len(NONE_FEATURES))


@dataclass(frozen=True, slots=True)
class Ranker:
    """The weights of both passes.

    Attributes:
        first: of the first pass, by `FEATURES`, then `NONE_FEATURES`.
        second: of the second pass, likewise.
        threshold: the probability from which a place is said; measured, see the model card.
        sha256: of the file.
    """

    first: np.ndarray
    second: np.ndarray
    threshold: float
    sha256: str

    def probabilities(self, scene: Scene) -> np.ndarray:
        """The probability of each of the scene's candidates, in its order."""
        if not scene.candidates:
            return np.zeros(0)
        none = none_values(scene)
        before = _softmax(scene, scene.first, none, self.first)
        return _softmax(scene, scene.second(before), none, self.second)

    def contributions(self, scene: Scene) -> list[list[tuple[str, float]]]:
        """For each candidate its features, with the log-odds that each adds in the second pass."""
        if not scene.candidates:
            return []
        before = _softmax(scene, scene.first, none_values(scene), self.first)
        weighed = scene.second(before) * self.second[: len(FEATURES)]
        return [
            [(name, float(weight)) for name, weight in zip(FEATURES, row, strict=True) if weight]
            for row in weighed
        ]


def _softmax(scene: Scene, matrix: np.ndarray, none: np.ndarray, weights: np.ndarray) -> np.ndarray:
    scores = matrix @ weights[: len(FEATURES)]
    nothing = none @ weights[len(FEATURES) :]
    lengths = np.diff([*scene.starts, len(scene.candidates)])
    most = np.maximum(np.maximum.reduceat(scores, scene.starts), nothing)
    powers = np.exp(scores - np.repeat(most, lengths))
    whole = np.add.reduceat(powers, scene.starts) + np.exp(nothing - most)
    # Rounded, so that the same report gives the same places on every machine.
    rounded: np.ndarray = np.round(powers / np.repeat(whole, lengths), 6)
    return rounded


@lru_cache(maxsize=1)
def load_ranker() -> Ranker:
    """The model data/models/toponym.json.

    Raises:
        FileNotFoundError: if the package was installed without it.
    """
    raw = files("dateline.data").joinpath("models", "toponym.json").read_bytes()
    data = json.loads(raw)
    first, second = (
        np.array([data[name].get(feature, 0.0) for feature in (*FEATURES, *NONE_FEATURES)])
        for name in ("first", "second")
    )
    return Ranker(first, second, data["threshold"], hashlib.sha256(raw).hexdigest())
