"""Fits a logistic model over named features and writes it as JSON."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.model_selection import GroupKFold

from dateline.reading.linear import LinearModel

__all__ = ["fit", "fit_and_write"]

FOLDS = 3


def _matrix(rows: Sequence[list[str]]) -> list[dict[str, float]]:
    return [dict.fromkeys(row, 1.0) for row in rows]


def fit(rows: Sequence[list[str]], labels: Sequence[bool], strength: float, threshold: float) -> LinearModel:
    """A model of the examples, kept in memory.

    Args:
        rows: feature names of each example.
        labels: the answers.
        strength: C, the inverse of the regularisation.
        threshold: the probability from which it says yes.
    """
    vectorizer = DictVectorizer()
    model = LogisticRegression(C=strength, max_iter=2000).fit(
        vectorizer.fit_transform(_matrix(rows)), np.array(labels, dtype=int)
    )
    weights = dict(zip(vectorizer.get_feature_names_out(), map(float, model.coef_[0]), strict=True))
    return LinearModel(float(model.intercept_[0]), weights, threshold, "")


def fit_and_write(
    rows: Sequence[list[str]],
    labels: Sequence[bool],
    groups: Sequence[str],
    strengths: Sequence[float],
    out: Path,
    threshold: float,
) -> np.ndarray:
    """Chooses the regularisation by cross-validation over reports, fits on all, writes the weights.

    Args:
        rows: feature names of each example.
        labels: the answers.
        groups: the report of each example; no report is in two folds.
        strengths: values of C to try.
        out: the file to write.
        threshold: the probability from which the reader says yes; it is chosen by the score of whole ledgers,
            since the best cut for single answers is not the best for what is built of them.

    Returns:
        Out-of-fold probabilities of the examples.
    """
    y = np.array(labels, dtype=int)
    best: tuple[float, float, np.ndarray] | None = None
    for strength in strengths:
        held = np.zeros(len(y))
        for train, test in GroupKFold(FOLDS).split(rows, y, list(groups)):
            vectorizer = DictVectorizer()
            x = vectorizer.fit_transform(_matrix([rows[i] for i in train]))
            model = LogisticRegression(C=strength, max_iter=2000).fit(x, y[train])
            held[test] = model.predict_proba(vectorizer.transform(_matrix([rows[i] for i in test])))[:, 1]
        score = float(average_precision_score(y, held))
        print(f"C={strength}: average precision {score:.4f} (out of fold)")
        if best is None or score > best[0]:
            best = (score, strength, held)
    assert best is not None
    _, strength, held = best
    yes = held >= threshold
    right = int((yes & (y == 1)).sum())
    precision, recall = right / max(1, int(yes.sum())), right / max(1, int(y.sum()))
    told = f"precision {precision:.3f} recall {recall:.3f} at {threshold}"
    print(f"{len(y)} examples, {int(y.sum())} yes; C={strength}; {told}")
    vectorizer = DictVectorizer()
    model = LogisticRegression(C=strength, max_iter=2000).fit(vectorizer.fit_transform(_matrix(rows)), y)
    weights = {
        name: round(float(w), 4)
        for name, w in sorted(zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True))
        if abs(w) >= 0.02
    }
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(
        json.dumps(
            {"bias": round(float(model.intercept_[0]), 4), "threshold": threshold, "weights": weights},
            indent=0,
        )
        + "\n",
        encoding="utf-8",
    )
    print(f"wrote {out} with {len(weights)} weights")
    return held
