"""Learns which place a name of a report stands for.

    python -m training.toponyms GEO

GEO holds `lgl.xml`, `TR-News.xml` and `GeoVirus.xml`. Only the halves that no figure comes from are read.
A name of the report is one example, asked of all its candidates and of "none of these": right is the key's
GeoNames id or, where the key gives a point alone, what lies within 161 km of it. The weights are those of a
conditional logit, fitted by L-BFGS with a quadratic penalty; the second pass learns from what the first says
of reports that it has not seen (folds by report).
"""

import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from dateline.gazetteer import Candidate, Feature, Gazetteer
from dateline.reading.stage import Reading
from dateline.reading.syntax import DEFAULT_PIPELINE, SyntaxStage, load_pipeline
from dateline.reading.toponyms.grouping import group_mentions, mention_at, scene_of
from dateline.reading.toponyms.mention import Mention
from dateline.reading.toponyms.neighbours import Neighbours
from dateline.reading.toponyms.ranker import NONE_FEATURES, none_values
from dateline.reading.toponyms.scene import FEATURES, Scene
from dateline.scoring.sets.geo_document import GeoDocument, GoldToponym, kilometres, read_geo

__all__ = ["Example", "examples_of", "learn"]

OUT = Path(__file__).parents[1] / "src/dateline/data/models/toponym.json"
FILES = {"lgl.xml": 1.5, "TR-News.xml": 2.5, "GeoVirus.xml": 1.0}
"""Weight of a name of each set. Of LGL 0.8 and 1.5 were tried: out of fold 0.919 and 0.923 of them right."""
NEAR = 161.0
FOLDS = 5
EXPECTED = {
    "water": 3.0,
    "region": 3.0,
    "site": 2.0,
    "country": 3.0,
    "capital": 1.5,
    "largest": 1.0,
    "ahead of the next": 1.0,
    "usual name": 3.0,
    "held by its district": 2.0,
    "held by its division": 2.0,
    "held by its country": 2.0,
    "only one": 1.0,
    "division: may be holds": 1.0,
    "division: is holds": 5.0,
    "country: is holds": 1.0,
    "none: well known": -4.0,
    "town: is near 30": 1.0,
    "town: is near 100": 2.0,
    "town: is near 300": 1.0,
    "town: is same country": 1.5,
    "town: is country named": 2.0,
    "town: is same division": 1.0,
}
"""What the weights are drawn to in place of zero: the sets name few seas and camps, and seldom capitals of
far countries, which news of conflict does."""
PENALTY = 1.0
"""Of 1 and 3 the better by the folds: 0.924 and 0.923 of LGL's names right, 0.932 and 0.930 of TR-News's."""
THRESHOLD = 0.3
"""Above it a place is more often right than wrong, by the folds."""


@dataclass(frozen=True, slots=True)
class Example:
    """One report of a set.

    Attributes:
        scene: its names.
        right: for each candidate whether the key means it.
        mentions: for each name how many of its mentions the key resolves.
        weight: of each of its names.
        source: the set.
    """

    scene: Scene
    right: np.ndarray
    mentions: np.ndarray
    weight: float
    source: str


def _means(gold: GoldToponym, candidate: Candidate) -> bool:
    if gold.geonameid is not None and candidate.geonameid is not None:
        return candidate.geonameid == gold.geonameid
    # What was curated by hand has no id. The point of something large is a convention; GeoVirus has
    # those of Wikipedia.
    wide = {Feature.COUNTRY: 1.0, Feature.ADMIN1: 0.7, Feature.REGION: 0.7}.get(candidate.feature, 0.0)
    reach = max(NEAR, wide * (candidate.radius or 1000.0))
    if gold.latitude is None or gold.longitude is None:
        return False
    if candidate.latitude is None or candidate.longitude is None:
        return False
    return kilometres((gold.latitude, gold.longitude), (candidate.latitude, candidate.longitude)) <= reach


def example_of(
    document: GeoDocument, reading: Reading, gazetteer: Gazetteer, weight: float, source: str
) -> Example | None:
    """The example that a document makes; None where none of its names has a candidate."""
    doc = reading.doc
    assert doc is not None
    mentions: list[Mention] = []
    golds: list[GoldToponym] = []
    for gold in document.toponyms:
        mention = mention_at(doc, gold.start, gold.end, gazetteer)
        if mention is not None:
            mentions.append(mention)
            golds.append(gold)
    groups = group_mentions(doc, mentions, Neighbours(gazetteer))
    scene = scene_of(groups, document.report, gazetteer)
    if not scene.candidates:
        return None
    right = np.zeros(len(scene.candidates), dtype=bool)
    resolved = np.zeros(len(scene.groups))
    for number, (group, start) in enumerate(zip(scene.groups, scene.starts, strict=True)):
        keys = [golds[n] for n in group.mentions if golds[n].latitude is not None]
        if not keys:
            continue
        resolved[number] = len(keys)
        most = Counter((key.geonameid, key.latitude, key.longitude) for key in keys).most_common(1)[0][0]
        gold = next(key for key in keys if (key.geonameid, key.latitude, key.longitude) == most)
        end = scene.starts[number + 1] if number + 1 < len(scene.starts) else len(scene.candidates)
        right[start:end] = [_means(gold, candidate) for candidate in scene.candidates[start:end]]
    return Example(scene, right, resolved, weight, source)


def examples_of(folder: Path) -> list[Example]:
    """The examples of the open halves."""
    syntax, gazetteer = SyntaxStage(load_pipeline(DEFAULT_PIPELINE)), Gazetteer()
    found = []
    for name, weight in FILES.items():
        for document in read_geo(folder / name, reported=False):
            reading = Reading(document.report)
            reading = Reading(document.report, doc=syntax(reading)["doc"])
            example = example_of(document, reading, gazetteer, weight, name)
            if example is not None:
                found.append(example)
    return found


class Table:
    """The examples of several reports as one matrix.

    Args:
        examples: the reports.
        matrices: the features of each report's candidates.
    """

    def __init__(self, examples: Sequence[Example], matrices: Sequence[np.ndarray]) -> None:
        self.matrix = np.concatenate(matrices)
        self.none = np.concatenate([none_values(example.scene) for example in examples])
        lengths = [
            length
            for example in examples
            for length in np.diff([*example.scene.starts, len(example.scene.candidates)])
        ]
        self.group = np.repeat(np.arange(len(lengths)), lengths)
        self.starts = np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(int)
        self.right = np.concatenate([example.right for example in examples])
        self.mentions = np.concatenate([example.mentions for example in examples])
        scale = np.concatenate([np.full(len(e.scene.groups), e.weight) for e in examples])
        self.weight = np.sqrt(self.mentions) * scale
        self.answerable = np.maximum.reduceat(self.right, self.starts)

    def probabilities(self, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Of each candidate, and of "none of these" for each name."""
        scores = self.matrix @ weights[: len(FEATURES)]
        nothing = self.none @ weights[len(FEATURES) :]
        most = np.maximum(np.maximum.reduceat(scores, self.starts), nothing)
        powers, nothing = np.exp(scores - most[self.group]), np.exp(nothing - most)
        whole = np.add.reduceat(powers, self.starts) + nothing
        return powers / whole[self.group], nothing / whole

    def fit(self, penalty: float) -> np.ndarray:
        """The weights of the largest penalised likelihood."""
        expected = np.array([EXPECTED.get(name, 0.0) for name in (*FEATURES, *NONE_FEATURES)])

        def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
            held, nothing = self.probabilities(weights)
            good = np.where(self.answerable, np.add.reduceat(held * self.right, self.starts), nothing).clip(
                1e-12
            )
            value = -(self.weight * np.log(good)).sum() + penalty * ((weights - expected) ** 2).sum() / 2
            # d(-log good)/d score = p - p * right / good, and p for candidates of unanswerable names
            answerable = self.answerable[self.group]
            slope = held - np.where(answerable, held * self.right / good[self.group], 0.0)
            slope *= self.weight[self.group]
            slope_none = (nothing - np.where(self.answerable, 0.0, 1.0)) * self.weight
            gradient = np.concatenate([self.matrix.T @ slope, self.none.T @ slope_none])
            return float(value), gradient + penalty * (weights - expected)

        found: np.ndarray = minimize(loss, expected, jac=True, method="L-BFGS-B", options={"maxiter": 600}).x
        return found


def folds(count: int) -> np.ndarray:
    """The fold of each report."""
    return np.arange(count) % FOLDS


def held_out_first(examples: Sequence[Example], penalty: float) -> list[np.ndarray]:
    """What the first pass says of each report, fitted on the others' folds."""
    which = folds(len(examples))
    out: list[np.ndarray] = [np.zeros(0)] * len(examples)
    for fold in range(FOLDS):
        train = [example for example, own in zip(examples, which, strict=True) if own != fold]
        weights = Table(train, [example.scene.first for example in train]).fit(penalty)
        for number in np.flatnonzero(which == fold):
            example = examples[number]
            out[number], _ = Table([example], [example.scene.first]).probabilities(weights)
    return out


def report_folds(examples: Sequence[Example], matrices: Sequence[np.ndarray], penalty: float) -> None:
    """Print how often the second pass is right, and how sure it is, on folds that it was not fitted on."""
    which = folds(len(examples))
    right: Counter[str] = Counter()
    every: Counter[str] = Counter()
    sure: Counter[int] = Counter()
    sure_right: Counter[int] = Counter()
    for fold in range(FOLDS):
        chosen = np.flatnonzero(which != fold)
        weights = Table([examples[n] for n in chosen], [matrices[n] for n in chosen]).fit(penalty)
        for number in np.flatnonzero(which == fold):
            example = examples[number]
            table = Table([example], [matrices[number]])
            held, _ = table.probabilities(weights)
            for group, start in enumerate(table.starts):
                end = table.starts[group + 1] if group + 1 < len(table.starts) else len(held)
                best = start + int(held[start:end].argmax())
                count = example.mentions[group]
                every[example.source] += count
                right[example.source] += count * example.right[best]
                sure[int(held[best] * 10)] += count
                sure_right[int(held[best] * 10)] += count * example.right[best]
    told = {name: round(right[name] / every[name], 4) for name in every}
    print(f"penalty {penalty}: right of names with candidates, out of fold: {told}")
    print({f"{n / 10:.1f}": (int(sure[n]), round(sure_right[n] / sure[n], 3)) for n in sorted(sure)})


def learn(examples: Sequence[Example]) -> None:
    """Fit both passes and write them."""
    before = held_out_first(examples, PENALTY)
    matrices = [e.scene.second(p) for e, p in zip(examples, before, strict=True)]
    report_folds(examples, matrices, PENALTY)
    first = Table(examples, [example.scene.first for example in examples]).fit(PENALTY)
    second = Table(examples, matrices).fit(PENALTY)
    names = (*FEATURES, *NONE_FEATURES)
    document = {
        "threshold": THRESHOLD,
        **{
            title: {
                name: round(float(w), 4) for name, w in zip(names, weights, strict=True) if abs(w) >= 0.01
            }
            for title, weights in (("first", first), ("second", second))
        },
    }
    OUT.write_text(json.dumps(document, indent=0) + "\n", encoding="utf-8")
    print(f"{len(examples)} reports; {OUT}")


if __name__ == "__main__":
    learn(examples_of(Path(sys.argv[1])))
