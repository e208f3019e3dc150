"""Average-link agglomeration: the quick way gives what the plain way gives."""

from fractions import Fraction
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.reconciling.incidents.linkage import average_link

LEAST = 4
ITEMS = "abcdefghij"
SCORES = st.fixed_dictionaries(
    {pair: st.sampled_from([None, 0, 1, 2, 3, 4, 5, 7, 9]) for pair in combinations(ITEMS, 2)}
)


def plainly(starts, scores):
    """Every pair of groups is looked at again before every merge, by exact fractions."""
    groups = [sorted(one) for one in starts]
    while True:
        offers = []
        for one, other in combinations(sorted(groups), 2):
            between = [scores[min(a, b), max(a, b)] for a in one for b in other]
            told = [score for score in between if score is not None]
            if told and 0 not in told and Fraction(sum(told), len(told)) >= LEAST:
                offers.append((-Fraction(sum(told), len(told)), one, other))
        if not offers:
            return sorted(groups)
        _, one, other = min(offers)
        groups = [group for group in groups if group not in (one, other)] + [sorted(one + other)]


def quickly(starts, scores, items=ITEMS):
    edges = [pair for pair, score in scores.items() if (score or 0) >= LEAST and set(pair) <= set(items)]
    return average_link(
        [one for one in starts if set(one) <= set(items)],
        edges,
        lambda one, other: scores[min(one, other), max(one, other)],
        LEAST,
    )


STARTS = st.sampled_from([list(ITEMS), ["ab", *ITEMS[2:]], ["ad", "bc", *ITEMS[4:]]])


@given(starts=STARTS, scores=SCORES)
@settings(max_examples=300, deadline=None)
def test_the_groups_are_those_of_the_plain_way(starts, scores):
    assert quickly(starts, scores).groups == plainly(starts, scores)


@given(starts=STARTS, scores=SCORES)
@settings(max_examples=200, deadline=None)
def test_a_group_comes_about_alone_as_among_others(starts, scores):
    """What clustering anew around an addition rests on."""
    whole = quickly(starts, scores)
    apart = [quickly(starts, scores, group) for group in whole.groups]
    assert sorted(group for one in apart for group in one.groups) == whole.groups
    assert frozenset().union(*(one.merges for one in apart)) == whole.merges
