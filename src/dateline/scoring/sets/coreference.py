"""MUC, B³ and CEAF over groups of mentions, and their mean, the CoNLL score.

The definitions are those of the reference scorer (S. Pradhan, X. Luo, M. Recasens, E. Hovy, V. Ng and M.
Strube, "Scoring coreference partitions of predicted mentions: a reference implementation", ACL 2014):
Vilain et al. 1995 (MUC), Bagga and Baldwin 1998 (B³), Luo 2005 (CEAF with the entity similarity φ4). Over
several documents numerators and denominators are summed before they are divided, as that scorer does.
"""

from collections.abc import Callable, Hashable, Sequence

from dateline.scoring.measure import Counts

__all__ = ["METRICS", "conll_f1", "coreference_counts", "metric_f1"]

METRICS = ("muc", "b3", "ceafe")

Groups = Sequence[frozenset[Hashable]]


def coreference_counts(key: Groups, found: Groups, prefix: str = "") -> dict[str, float]:
    """What one document gives.

    Args:
        key: mentions of each thing by the key; groups share no mention.
        found: by the reader, likewise.
        prefix: put before the names of the counts.

    Returns:
        `{prefix}{metric}.{recall|precision}.{right|all}` for each metric.
    """
    similarity = _best_total(
        [[2 * len(one & other) / (len(one) + len(other)) for other in found] for one in key]
    )
    counts: dict[str, float] = {}
    for side, ours, theirs in (("recall", key, found), ("precision", found, key)):
        counts[f"{prefix}muc.{side}.right"] = sum(len(one) - _pieces(one, theirs) for one in ours)
        counts[f"{prefix}muc.{side}.all"] = sum(len(one) - 1 for one in ours)
        counts[f"{prefix}b3.{side}.right"] = sum(
            len(one & other) ** 2 / len(one) for one in ours for other in theirs
        )
        counts[f"{prefix}b3.{side}.all"] = sum(map(len, ours))
        counts[f"{prefix}ceafe.{side}.right"] = similarity
        counts[f"{prefix}ceafe.{side}.all"] = len(ours)
    return counts


def metric_f1(metric: str, prefix: str = "") -> Callable[[Counts], float]:
    """F1 of one metric from summed counts (0 where nothing is right)."""

    def formula(counts: Counts) -> float:
        recall, precision = (
            counts.get(f"{prefix}{metric}.{side}.right", 0.0) / whole
            if (whole := counts.get(f"{prefix}{metric}.{side}.all", 0.0))
            else 0.0
            for side in ("recall", "precision")
        )
        return 2 * recall * precision / (recall + precision) if recall + precision else 0.0

    return formula


def conll_f1(prefix: str = "") -> Callable[[Counts], float]:
    """The mean of the F1 of MUC, B³ and CEAF."""
    formulas = [metric_f1(metric, prefix) for metric in METRICS]
    return lambda counts: sum(formula(counts) for formula in formulas) / len(formulas)


def _pieces(group: frozenset[Hashable], others: Groups) -> int:
    """Into how many the others break a group; a mention that they lack is a piece of its own."""
    parts = [part for other in others if (part := len(group & other))]
    return len(parts) + len(group) - sum(parts)


def _best_total(gains: list[list[float]]) -> float:
    """The largest sum of gains with each row and column used once (Kuhn 1955, Munkres 1957; O(n³))."""
    if not gains or not gains[0]:
        return 0.0
    if len(gains) > len(gains[0]):
        gains = [list(column) for column in zip(*gains, strict=True)]
    rows, columns = len(gains), len(gains[0])
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    taken_by = [0] * (columns + 1)
    for row in range(1, rows + 1):
        taken_by[0] = row
        least, came_from, visited = (
            [float("inf")] * (columns + 1),
            [0] * (columns + 1),
            [False] * (columns + 1),
        )
        column = 0
        while taken_by[column]:
            visited[column] = True
            now, gap, following = taken_by[column], float("inf"), 0
            for other in range(1, columns + 1):
                if visited[other]:
                    continue
                cost = -gains[now - 1][other - 1] - row_price[now] - column_price[other]
                if cost < least[other]:
                    least[other], came_from[other] = cost, column
                if least[other] < gap:
                    gap, following = least[other], other
            for other in range(columns + 1):
                if visited[other]:
                    row_price[taken_by[other]] += gap
                    column_price[other] -= gap
                else:
                    least[other] -= gap
            column = following
        while column:
            taken_by[column] = taken_by[came_from[column]]
            column = came_from[column]
    return sum(
        gains[taken_by[column] - 1][column - 1] for column in range(1, columns + 1) if taken_by[column]
    )
