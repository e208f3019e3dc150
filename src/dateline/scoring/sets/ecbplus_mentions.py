"""Which given mentions of ECB+ are one event: a comparison of its own, since a mention alone has no ledger.

A mention is a word or a few in a sentence. First it is judged which reports of a topic tell of one happening
(`ecbplus_reports`): nothing else tells two quakes apart as surely. Then each two mentions are judged by a
logistic model (`ecbplus_pairs`), whose weights are others within one report and for words of one family; and
once more with what the first judgement said of them and of all others (stacking: D. Wolpert, "Stacked
generalization", Neural Networks 1992). Groups are those of average linkage. Topics are the set's own.
Weights: `data/scoring/ecbplus_mentions.json`, learned by `training/incident_mentions.py` on the topics that
are not reported on.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Self

import numpy as np

from dateline.reconciling.incidents.likeness import MILLION
from dateline.reconciling.incidents.linkage import average_link
from dateline.scoring.sets.ecbplus_pairs import KIN, SAME_REPORT, look_again, pair_features
from dateline.scoring.sets.ecbplus_reports import TOPIC_WORDS, report_features
from dateline.scoring.sets.ecbplus_sketches import Numbers, ReportSketch

__all__ = ["LIMIT", "DenseModel", "MentionModel", "cluster_mentions", "crossed", "group", "mention_pairs"]

LIMIT = 6.0
"""Deviations from the mean at which a feature is cut off."""
SAME_HAPPENING = 0.3
"""Probability from which reports are grouped, and mentions before they are looked at again."""


@dataclass(frozen=True, slots=True)
class DenseModel:
    """A logistic model over numbers, each taken in deviations from its mean."""

    bias: float
    means: Numbers
    deviations: Numbers
    weights: Numbers
    """One row for the features alone, and one for each gate: for the features where the gate is open."""

    def probability(self, features: Numbers, gates: Sequence[Numbers] = ()) -> Numbers:
        """The probability of each pair, to six places.

        Args:
            features: the features last.
            gates: 0 or 1 for each pair.
        """
        taken = np.clip((features - self.means) / self.deviations, -LIMIT, LIMIT)
        total = self.bias + taken @ self.weights[0]
        for gate, row in zip(gates, self.weights[1:], strict=True):
            total = total + gate * (taken @ row)
        return np.asarray(np.round(1 / (1 + np.exp(-np.clip(total, -30, 30))), 6))

    @classmethod
    def of(cls, raw: Mapping[str, Any]) -> Self:
        """From what the file holds."""
        return cls(raw["bias"], np.array(raw["means"]), np.array(raw["deviations"]), np.array(raw["weights"]))


@dataclass(frozen=True, slots=True)
class MentionModel:
    """The three models, and the mean probability from which mentions are one event."""

    reports: DenseModel
    first: DenseModel
    second: DenseModel
    threshold: float


def cluster_mentions(reports: Sequence[ReportSketch], model: MentionModel | None = None) -> list[list[str]]:
    """Ids of the mentions of one topic, grouped by event.

    Args:
        reports: of a topic.
        model: another than the shipped one.
    """
    model = model or _model()
    reports = sorted((one for one in reports if one.mentions), key=lambda one: one.name)
    if not reports:
        return []
    ids = [mention.id for report in reports for mention in report.mentions]
    features = mention_pairs(reports, model.reports.probability(report_features(reports)))
    first = _judged(features, model.first)
    second = _judged(features | look_again(first, group(first, SAME_HAPPENING)), model.second)
    groups: dict[int, list[str]] = {}
    for name, number in zip(ids, group(second, model.threshold), strict=True):
        groups.setdefault(number, []).append(name)
    return list(groups.values())


def mention_pairs(reports: Sequence[ReportSketch], alike: Numbers) -> dict[str, Numbers]:
    """The features of a topic's mentions, given how likely two of its reports tell of one happening."""
    words = report_features(reports)[..., TOPIC_WORDS]
    return pair_features(reports, alike, words, group(alike, SAME_HAPPENING))


def crossed(features: Mapping[str, Numbers]) -> tuple[Numbers, list[Numbers]]:
    """Features one beside another, and the gates."""
    return np.stack(list(features.values()), -1), [features[SAME_REPORT], features[KIN]]


def _judged(features: Mapping[str, Numbers], model: DenseModel) -> Numbers:
    found = model.probability(*crossed(features))
    np.fill_diagonal(found, 0.0)
    return found


def group(probability: Numbers, least: float) -> list[int]:
    """For each item the number of its group, by average linkage.

    Args:
        probability: of each item with each.
        least: the least mean of a merge.
    """
    names = [f"{number:06}" for number in range(len(probability))]
    # In millionths; at least one, for none would keep two apart.
    scores = np.maximum(1, np.round(probability * MILLION)).astype(int)
    bound = round(least * MILLION)
    upper = np.triu(scores >= bound, 1)
    likely = [(names[one], names[other]) for one, other in np.argwhere(upper).tolist()]
    linked = average_link(
        [[name] for name in names], likely, lambda one, other: int(scores[int(one), int(other)]), bound
    )
    found = {name: number for number, members in enumerate(linked.groups) for name in members}
    return [found[name] for name in names]


@lru_cache(maxsize=1)
def _model() -> MentionModel:
    raw = files("dateline.data").joinpath("scoring", "ecbplus_mentions.json").read_bytes()
    data = json.loads(raw)
    reports, first, second = (DenseModel.of(data[part]) for part in ("reports", "first", "second"))
    return MentionModel(reports, first, second, data["threshold"])
