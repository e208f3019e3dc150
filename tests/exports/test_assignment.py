"""The one-to-one assignment is the best that there is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.services.comparing.assignment import assign

edges = st.lists(
    st.dictionaries(st.integers(0, 7), st.floats(0.001, 1.0), max_size=6), min_size=1, max_size=8
)


@settings(deadline=None)  # the first example imports scipy
@given(edges)
def test_it_is_as_heavy_as_scipys_and_one_to_one(weights):
    scipy = pytest.importorskip("scipy.optimize")
    import numpy

    table = numpy.zeros((len(weights), 8))
    for left, own in enumerate(weights):
        for right, weight in own.items():
            table[left, right] = weight
    rows, columns = scipy.linear_sum_assignment(table, maximize=True)
    chosen = assign(weights)
    taken = [right for right in chosen if right is not None]
    assert len(taken) == len(set(taken))
    total = sum(weights[left][right] for left, right in enumerate(chosen) if right is not None)
    assert total == pytest.approx(table[rows, columns].sum())


def test_one_goes_without_where_that_is_better():
    assert assign([{0: 0.9}, {0: 0.2}]) == [0, None]
    assert assign([{0: 0.9, 1: 0.8}, {0: 0.7}]) == [1, 0]
    assert assign([{}]) == [None]
    assert assign([]) == []
