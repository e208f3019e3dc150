"""Fits a logistic model over named features and writes it as JSON."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.model_selection import GroupKFold

from dateline.reading.linear import LinearModel

__all__ = ["fit", "fit_and_write", "learn_on"]

FOLDS = 3
NEAR_FOLDS = 4
NEAR_STRENGTHS = (0.001, 0.003, 0.01, 0.03, 0.1)
RARE = 3
"""Examples that a feature must have for its weight to be learned on."""


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
    weights = dict(zip(vectorizer.get_feature_names_out(), map(float, model.coef_[0]), strict=True))
    _write(out, float(model.intercept_[0]), threshold, weights)
    return held


def learn_on(
    rows: Sequence[list[str]],
    labels: Sequence[bool],
    groups: Sequence[str],
    start: LinearModel,
    out: Path,
    shift: float = 0.0,
) -> None:
    """Goes on from a model that is there, and writes the weights: L2 draws them to it instead of to nothing.

    The strength is the one of the least log loss in cross-validation over reports.

    Args:
        rows: feature names of each example, which the model has not learned from.
        labels: the answers.
        groups: the report of each example.
        start: the model; its threshold stays.
        out: the file to write.
        shift: log-odds that are added to all answers in the end.
    """
    y = np.array(labels, dtype=float)
    counts = Counter(name for row in rows for name in set(row))
    names = sorted(name for name, count in counts.items() if count >= RARE)
    column = {name: n for n, name in enumerate(names)}
    cells = [(i, column[name]) for i, row in enumerate(rows) for name in set(row) if name in column]
    x = csr_matrix((np.ones(len(cells)), tuple(zip(*cells, strict=True))), (len(rows), len(names)))
    before = np.array([start.bias + sum(start.weights.get(name, 0.0) for name in row) for row in rows])
    print(f"as it is: {_told(y, before)}")
    best: tuple[float, float] | None = None
    for strength in NEAR_STRENGTHS:
        held = np.zeros(len(y))
        for train, test in GroupKFold(NEAR_FOLDS).split(rows, y, list(groups)):
            change = _change(x[train], y[train], before[train], strength)
            held[test] = before[test] + x[test] @ change[:-1] + change[-1]
        print(f"C={strength}: {_told(y, held)} (out of fold)")
        best = min(best or (np.inf, 0.0), (_log_loss(y, held), strength))
    assert best is not None
    change = _change(x, y, before, best[1])
    weights = dict(start.weights)
    for name, n in column.items():
        weights[name] = weights.get(name, 0.0) + float(change[n])
    _write(out, start.bias + float(change[-1]) + shift, start.threshold, weights)


def _change(x: csr_matrix, y: np.ndarray, before: np.ndarray, strength: float) -> np.ndarray:
    """What to add to the weights, and last to the bias."""

    def loss(change: np.ndarray) -> tuple[float, np.ndarray]:
        odds = before + x @ change[:-1] + change[-1]
        wrong = 1 / (1 + np.exp(-odds)) - y
        value = strength * (np.logaddexp(0, odds) - y * odds).sum() + 0.5 * change[:-1] @ change[:-1]
        return value, np.append(strength * (x.T @ wrong) + change[:-1], strength * wrong.sum())

    found = minimize(loss, np.zeros(x.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return np.asarray(found.x)


def _log_loss(y: np.ndarray, odds: np.ndarray) -> float:
    return float((np.logaddexp(0, odds) - y * odds).mean())


def _told(y: np.ndarray, odds: np.ndarray) -> str:
    return f"log loss {_log_loss(y, odds):.4f}, average precision {average_precision_score(y, odds):.4f}"


def _write(out: Path, bias: float, threshold: float, weights: dict[str, float]) -> None:
    kept = {name: round(weight, 4) for name, weight in sorted(weights.items()) if abs(weight) >= 0.02}
    out.parent.mkdir(parents=True, exist_ok=True)
    content = {"bias": round(bias, 4), "threshold": threshold, "weights": kept}
    out.write_text(json.dumps(content, indent=0) + "\n", encoding="utf-8")
    print(f"wrote {out} with {len(kept)} weights")
