"""Learns which given mentions of ECB+ are one event, on the topics that no figure comes from.

    python -m training.incident_mentions DATA

DATA holds `ecbplus/`, unpacked. Three models, each fed with what the one before said of topics that it had
not seen (five folds): which reports tell of one happening; which mentions are one event; the same, looked at
again. All pairs of mentions of a topic that are one event are asked, and three in ten of the others, by the
hash of their ids; those weigh as much as all. Two events that are told of often weigh less, by the fourth
root of the number of pairs of their mentions, since the figures count a small group as much as a large one.
Prints the CoNLL F1 of the folds, then writes what is learned on all.
"""

import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from dateline.reading.encoder.stage import EncodingStage
from dateline.reading.stage import Reading, run_chain
from dateline.reading.syntax import DEFAULT_PIPELINE, SyntaxStage, load_pipeline
from dateline.scoring.sets.coreference import conll_f1, coreference_counts
from dateline.scoring.sets.ecbplus import HELD_OUT
from dateline.scoring.sets.ecbplus_documents import ecb_documents
from dateline.scoring.sets.ecbplus_mentions import (
    LIMIT,
    SAME_HAPPENING,
    DenseModel,
    crossed,
    group,
    mention_pairs,
)
from dateline.scoring.sets.ecbplus_pairs import look_again
from dateline.scoring.sets.ecbplus_reports import report_features
from dateline.scoring.sets.ecbplus_sketches import Numbers, ReportSketch, sketch_report
from dateline.sources import freeze

__all__ = ["Topic", "learn", "main", "open_topics"]

OUT = Path(__file__).parents[1] / "src/dateline/data/scoring/ecbplus_mentions.json"
THRESHOLDS = (0.15, 0.2, 0.25, 0.3)
THRESHOLD = 0.2
"""The best of these in the folds."""
FOLDS = 5
ASKED = 3
"""Of ten pairs that are not one event."""
STRENGTH_OF_REPORTS, STRENGTH = 1.0, 0.003
"""Inverse of the penalty, of the model of reports and of those of mentions."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic with its key."""

    name: str
    reports: list[ReportSketch]
    parts: dict[str, str]
    """Of each report which of the topic's two happenings it tells of."""
    chains: dict[str, str]


def open_topics(data: Path) -> list[Topic]:
    """The topics that may be looked at."""
    stages = [SyntaxStage(load_pipeline(DEFAULT_PIPELINE)), EncodingStage()]
    topics: dict[str, Topic] = {}
    for document in ecb_documents(data / "ecbplus"):
        if document.topic not in HELD_OUT and document.mentions:
            topic = topics.setdefault(document.topic, Topic(document.topic, [], {}, {}))
            sketch = sketch_report(document, run_chain(stages, Reading(freeze(document.text))))
            if sketch.mentions:
                topic.reports.append(sketch)
            topic.parts[document.name] = document.part
            topic.chains.update({mention.id: mention.chain for mention in document.mentions})
    for topic in topics.values():
        topic.reports.sort(key=lambda one: one.name)
    return list(topics.values())


def learn(topics: Sequence[Topic]) -> dict[str, Any]:
    """The three models as they are written; prints how well mentions of topics in no fold are grouped."""
    likeness = [report_features(topic.reports) for topic in topics]
    happenings = [_equal([topic.parts[one.name] for one in topic.reports]) for topic in topics]
    flat = [np.ones_like(one, dtype=float) for one in happenings]
    reports = _Learner(likeness, [[] for _ in topics], happenings, flat, STRENGTH_OF_REPORTS)
    alike = reports.held_out()
    ids = [[m.id for report in topic.reports for m in report.mentions] for topic in topics]
    same = [_equal([topic.chains[one] for one in names]) for topic, names in zip(topics, ids, strict=True)]
    weights = [_weights(names, one) for names, one in zip(ids, same, strict=True)]
    found = [mention_pairs(topic.reports, one) for topic, one in zip(topics, alike, strict=True)]
    first = _Learner.of(found, same, weights)
    before = first.held_out()
    again = [
        one | look_again(said, group(said, SAME_HAPPENING)) for one, said in zip(found, before, strict=True)
    ]
    second = _Learner.of(again, same, weights)
    for name, said in (("first", before), ("second", second.held_out())):
        figures = ((least, _conll(topics, ids, said, least)) for least in THRESHOLDS)
        print(name, ", ".join(f"{figure:.4f} from {least}" for least, figure in figures))
    return {
        "threshold": THRESHOLD,
        "names": list(again[0]),
        "reports": _written(reports.fit()),
        "first": _written(first.fit()),
        "second": _written(second.fit()),
    }


class _Learner:
    """One of the models: what its pairs are like, topic by topic."""

    def __init__(
        self,
        features: Sequence[Numbers],
        gates: Sequence[Sequence[Numbers]],
        same: Sequence[Numbers],
        weights: Sequence[Numbers],
        strength: float,
    ) -> None:
        self._features, self._gates, self._same, self._weights = features, gates, same, weights
        self._strength = strength

    @classmethod
    def of(
        cls, found: Sequence[Mapping[str, Numbers]], same: Sequence[Numbers], weights: Sequence[Numbers]
    ) -> "_Learner":
        """Of mentions."""
        both = [crossed(one) for one in found]
        return cls([one for one, _ in both], [gates for _, gates in both], same, weights, STRENGTH)

    def held_out(self) -> list[Numbers]:
        """The probabilities of each topic, by a model of the topics of other folds."""
        found = []
        models = [self.fit(without=fold) for fold in range(FOLDS)]
        for number, (features, gates) in enumerate(zip(self._features, self._gates, strict=True)):
            probability = models[number % FOLDS].probability(features, gates)
            np.fill_diagonal(probability, 0.0)
            found.append(probability)
        return found

    def fit(self, without: int | None = None) -> DenseModel:
        """Learned on all topics, but for those of one fold."""
        rows, labels, weights, gates = [], [], [], []
        for number, features in enumerate(self._features):
            if number % FOLDS != without:
                pairs = np.triu_indices(len(features), 1)
                rows.append(features[pairs])
                labels.append(self._same[number][pairs])
                weights.append(self._weights[number][pairs])
                gates.append(
                    np.stack([np.ones(len(pairs[0])), *(gate[pairs] for gate in self._gates[number])], 1)
                )
        x, y, weight = np.concatenate(rows), np.concatenate(labels), np.concatenate(weights)
        means, deviations = x.mean(0), x.std(0)
        deviations = np.where(deviations > 0, deviations, 1.0)
        asked = weight > 0
        taken = np.clip((x[asked] - means) / deviations, -LIMIT, LIMIT)
        gate = np.concatenate(gates)[asked]
        wide = np.concatenate([taken * gate[:, [n]] for n in range(gate.shape[1])], 1)
        model = LogisticRegression(C=self._strength, max_iter=300).fit(
            wide, y[asked], sample_weight=weight[asked] / weight[asked].mean()
        )
        return DenseModel(
            float(model.intercept_[0]), means, deviations, model.coef_[0].reshape(gate.shape[1], -1)
        )


def _equal(values: Sequence[str]) -> Numbers:
    row = np.array(values)
    return np.asarray(row[:, None] == row[None])


def _weights(ids: Sequence[str], same: Numbers) -> Numbers:
    """How much each pair counts, 0 where it is not asked."""
    size = same.sum(1).astype(float)
    weights = np.outer(size, size) ** -0.25
    for (one, first), (other, second) in combinations(enumerate(ids), 2):
        if not same[one, other]:
            chance = int(hashlib.sha256((first + second).encode()).hexdigest()[:4], 16)
            weights[one, other] *= 10 / ASKED if chance % 10 < ASKED else 0.0
    return weights


def _conll(topics: Sequence[Topic], ids: Sequence[list[str]], said: Sequence[Numbers], least: float) -> float:
    total: Counter[str] = Counter()
    for topic, names, probability in zip(topics, ids, said, strict=True):
        key, found = defaultdict(set), defaultdict(set)
        for name, number in zip(names, group(probability, least), strict=True):
            key[topic.chains[name]].add(name)
            found[number].add(name)
        total.update(
            coreference_counts(*([frozenset(one) for one in side.values()] for side in (key, found)))
        )
    return conll_f1()(total)


def _written(model: DenseModel) -> dict[str, Any]:
    return {
        "bias": round(model.bias, 4),
        "means": np.round(model.means, 4).tolist(),
        "deviations": np.maximum(np.round(model.deviations, 4), 0.0001).tolist(),
        "weights": np.round(model.weights, 4).tolist(),
    }


def main(data: Path) -> None:
    """Parse, train, write."""
    learned = learn(open_topics(data))
    OUT.write_text(json.dumps(learned) + "\n", encoding="utf-8")
    print(f"wrote {OUT}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
