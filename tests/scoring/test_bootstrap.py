"""Intervals, assignment, figures."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.scoring.assignment import best_pairs
from dateline.scoring.bootstrap import intervals
from dateline.scoring.measure import Figure, Unit, accuracy, f1, macro_f1, total


def units(*rights):
    return [Unit(str(n), {"x.right": right, "x.all": 1}) for n, right in enumerate(rights)]


def test_units_that_agree_leave_no_doubt():
    assert intervals([Figure("x", accuracy("x"))], units(1, 1, 1, 1)) == ((1.0, 1.0),)


def test_the_interval_holds_the_figure_and_narrows_with_more_units():
    few, many = units(*[1, 0] * 10), units(*[1, 0] * 200)
    ((low, high),) = intervals([Figure("x", accuracy("x"))], few)
    ((lower, higher),) = intervals([Figure("x", accuracy("x"))], many)
    assert low < 0.5 < high
    assert higher - lower < (high - low) / 2


def test_the_interval_of_a_share_is_the_binomials():
    ((low, high),) = intervals([Figure("x", accuracy("x"))], units(*[1] * 70, *[0] * 30))
    assert (low, high) == pytest.approx((0.61, 0.79), abs=0.015)


def test_the_same_units_give_the_same_interval():
    figures = [Figure("x", accuracy("x")), Figure("y", f1("y"))]
    assert intervals(figures, units(1, 0, 1)) == intervals(figures, units(1, 0, 1))


def test_no_units_are_refused():
    with pytest.raises(ValueError, match="no units"):
        intervals([], [])


def test_macro_f1_leaves_out_classes_that_no_key_has():
    counts = total(
        [
            Unit("1", {"t.A.right": 1, "t.A.got": 1, "t.A.want": 1}),
            Unit("2", {"t.B.want": 1, "t.C.got": 1}),
        ]
    )
    assert macro_f1("t")(counts) == pytest.approx(0.5)


weights = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 6).map(float), max_size=14
)


@settings(max_examples=150, deadline=None)
@given(weights)
def test_pairs_weigh_as_much_as_any_can(table):
    pairs = best_pairs(table)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert set(pairs) <= set(table)
    best = max(
        sum(table.get(pair, 0.0) for pair in enumerate(order)) for order in itertools.permutations(range(5))
    )
    assert sum(table[pair] for pair in pairs) == best


@settings(max_examples=100, deadline=None)
@given(weights)
def test_of_several_best_pairings_it_is_scipys(table):
    optimize = pytest.importorskip("scipy.optimize")
    numpy = pytest.importorskip("numpy")
    if not table:
        assert best_pairs(table) == []
        return
    rows, columns = sorted({r for r, _ in table}), sorted({c for _, c in table})
    matrix = numpy.array([[-table.get((r, c), 0.0) for c in columns] for r in rows])
    picked = zip(*optimize.linear_sum_assignment(matrix), strict=True)
    assert best_pairs(table) == [p for p in ((rows[i], columns[j]) for i, j in picked) if p in table]
