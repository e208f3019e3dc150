"""One-to-one pairs of greatest total weight."""

import math
from collections.abc import Hashable, Mapping
from typing import Any, TypeVar

__all__ = ["best_pairs"]

Row = TypeVar("Row", bound=Hashable)
Column = TypeVar("Column", bound=Hashable)


def best_pairs(weights: Mapping[tuple[Row, Column], float]) -> list[tuple[Row, Column]]:
    """The one-to-one pairs among those weighed whose weights sum to the most, by row.

    Shortest augmenting paths: D. F. Crouse, "On implementing 2D rectangular assignment algorithms", IEEE
    Transactions on Aerospace and Electronic Systems 52(4), 2016. Of several best answers it takes the one
    that `scipy.optimize.linear_sum_assignment` takes, so that figures agree with scorers that use that.

    Args:
        weights: the weight of each pair that may be formed, above 0; rows and columns must sort.
    """
    row_keys: list[Any] = sorted({row for row, _ in weights})
    column_keys: list[Any] = sorted({column for _, column in weights})
    cost = [[-float(weights.get((row, column), 0.0)) for column in column_keys] for row in row_keys]
    if len(column_keys) < len(row_keys):
        flipped = _assign([list(line) for line in zip(*cost, strict=True)])
        picked = sorted((row, column) for column, row in enumerate(flipped))
    else:
        picked = list(enumerate(_assign(cost)))
    pairs = [(row_keys[row], column_keys[column]) for row, column in picked]
    return [pair for pair in pairs if pair in weights]


def _assign(cost: list[list[float]]) -> list[int]:
    """The column of each row in an assignment of least cost; at least as many columns as rows."""
    columns = len(cost[0]) if cost else 0
    row_price, column_price = [0.0] * len(cost), [0.0] * columns
    column_of, row_of = [-1] * len(cost), [-1] * columns
    for start in range(len(cost)):
        distance, came_from = [math.inf] * columns, [-1] * columns
        seen_rows: list[int] = []
        seen_columns: list[int] = []
        # Backwards, so that a constant matrix pairs each row with its own number.
        remaining = list(range(columns - 1, -1, -1))
        row, sink, least = start, -1, 0.0
        while sink < 0:
            seen_rows.append(row)
            nearest, at = math.inf, -1
            for place, column in enumerate(remaining):
                through = least + cost[row][column] - row_price[row] - column_price[column]
                if through < distance[column]:
                    distance[column], came_from[column] = through, row
                if distance[column] < nearest or (distance[column] == nearest and row_of[column] < 0):
                    nearest, at = distance[column], place
            least, column = nearest, remaining[at]
            seen_columns.append(column)
            remaining[at] = remaining[-1]
            remaining.pop()
            if row_of[column] < 0:
                sink = column
            else:
                row = row_of[column]
        row_price[start] += least
        for row in seen_rows:
            if row != start:
                row_price[row] += least - distance[column_of[row]]
        for column in seen_columns:
            column_price[column] -= least - distance[column]
        column, row = sink, -1
        while row != start:
            row = came_from[column]
            row_of[column] = row
            column_of[row], column = column, column_of[row]
    return column_of
