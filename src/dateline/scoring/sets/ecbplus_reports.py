"""How alike two reports of a topic of ECB+ are: a topic holds reports of two happenings of one kind.

Which of the two a report tells of is not given, nor how many there are. Two reports are compared by the words
that they share, weighted by how rare these are in the news and in the topic, by names, by numbers, by their
leads and by the encoder; each likeness also against those of the other reports of the topic.
"""

import math
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np

from dateline.reconciling.incidents.words import weight
from dateline.scoring.sets.ecbplus_sketches import Numbers, ReportSketch

__all__ = ["TOPIC_WORDS", "cosines", "report_features"]

_COMPARED = (
    ("content", "news"),
    ("content", "topic"),
    ("content", "both"),
    ("names", "news"),
    ("names", "topic"),
    ("numbers", "topic"),
    ("lead", "news"),
    ("lead", "both"),
    ("verbs", "topic"),
)
"""Kinds of words, and where they are to be rare."""
TOPIC_WORDS = 1
"""The likeness by all words that are rare in the topic: its place among the features."""
_LAYER = 3
"""Of the encoder: the deeper ones know of events alone."""
_FIRST = 2
"""Sentences of a lead."""


def report_features(reports: Sequence[ReportSketch]) -> Numbers:
    """Each report of a topic against each: shape (reports, reports, features)."""
    found = [_words_alike(reports, kind, rare) for kind, rare in _COMPARED]
    for most in (None, _FIRST):
        means = [
            np.mean([vectors[_LAYER] for _, vectors in sorted(report.sentences.items())[:most]], 0)
            for report in reports
        ]
        found.append(cosines(np.stack(means) - np.mean(means, 0)))
    raw = np.stack(found, -1)
    pairs = raw[np.triu_indices(len(reports), 1)]
    if not len(pairs):
        return np.concatenate([raw, np.zeros_like(raw)], -1)
    return np.concatenate([raw, (raw - pairs.mean(0)) / (pairs.std(0) + 1e-9)], -1)


def cosines(rows: Numbers) -> Numbers:
    """The cosine of each row with each; 0 for rows without length."""
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    whole = rows / np.where(norms == 0, 1, norms)
    return np.asarray(whole @ whole.T)


def _words_alike(reports: Sequence[ReportSketch], kind: str, rare: str) -> Numbers:
    bags = [report.bags[kind] for report in reports]
    having = Counter(word for bag in bags for word in bag)
    columns = {word: number for number, word in enumerate(sorted(having))}

    def in_topic(word: str) -> float:
        return math.log((len(reports) + 1) / having[word])

    weights: dict[str, Callable[[str], float]] = {
        "news": weight,
        "topic": in_topic,
        "both": lambda word: weight(word) * in_topic(word),
    }
    rows = np.zeros((len(bags), max(1, len(columns))))
    for row, bag in zip(rows, bags, strict=True):
        for word, times in bag.items():
            row[columns[word]] = (1 + math.log(times)) * weights[rare](word)
    return cosines(rows)
