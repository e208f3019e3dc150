"""Which triggers are joined to one happening, given how like each pair is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_happenings import trigger

from dateline.model import EventType
from dateline.reading.events import merging
from dateline.reading.events.merging import cluster, merge
from dateline.reading.linear import LinearModel

NEVER = -1e6


@st.composite
def likenesses(draw):
    count = draw(st.integers(1, 9))
    pairs = [(i, j) for j in range(count) for i in range(j)]
    score = st.one_of(st.floats(0, 1), st.just(NEVER))
    weights = draw(st.lists(st.floats(0.01, 1), min_size=count, max_size=count))
    return weights, {pair: draw(score) for pair in pairs if draw(st.booleans())}


@given(likenesses(), st.floats(0.1, 0.9))
def test_every_trigger_is_in_one_group_and_none_with_its_opposite(told, threshold):
    weights, scores = told
    found = cluster(weights, scores, threshold)
    assert sorted(i for group in found for i in group.members) == list(range(len(weights)))
    for group in found:
        members = group.members
        assert members == sorted(members)
        assert 0 <= group.nearest <= 1
        assert not any(scores.get((i, j)) == NEVER for j in members for i in members if i < j)
        assert all(
            group is not found[number] and 0 < score <= threshold + 1e-9 for number, score in group.kin
        )


@given(likenesses(), st.floats(0.1, 0.9))
def test_groups_are_likely_within_and_unlikely_beside(told, threshold):
    weights, scores = told
    groups = [group.members for group in cluster(weights, scores, threshold)]

    def mean(one, other):
        linked = [(i, j, scores.get((min(i, j), max(i, j)), 0.0)) for i in one for j in other]
        total = sum(weights[i] * weights[j] for i, j, _ in linked)
        return sum(weights[i] * weights[j] * score for i, j, score in linked) / total

    assert [group[0] for group in groups] == sorted(group[0] for group in groups)
    for number, group in enumerate(groups):
        for other in groups[:number]:
            assert mean(other, group) < threshold + 1e-9


def test_the_likeliest_pair_is_joined_first():
    scores = {(0, 1): 0.6, (1, 2): 0.9, (0, 2): 0.1}
    alone, both = cluster([1, 1, 1], scores, 0.5)
    assert (alone.members, both.members) == ([0], [1, 2])
    assert alone.nearest == both.nearest == 0.35
    assert alone.kin == ((1, 0.35),)
    assert both.kin == ((0, 0.35),)


def test_a_faint_word_does_not_hold_sure_ones_apart():
    scores = {(0, 1): 0.9, (0, 2): 0.7, (1, 2): 0.1}
    assert [group.members for group in cluster([1, 1, 1], scores, 0.5)] == [[0, 1], [2]]
    assert [group.members for group in cluster([1, 0.1, 1], scores, 0.5)] == [[0, 1, 2]]


def test_what_a_word_counts_goes_by_how_sure_it_is(monkeypatch):
    scores = {(0, 1): 0.9, (0, 2): 0.7, (1, 2): 0.1}
    monkeypatch.setattr(merging, "likeness", lambda *_: scores)
    for faint, groups in ((0.9, 2), (0.2, 1)):
        scored = ((2, 0.9), (5, faint), (8, 0.9))
        told = [trigger(token, kind=EventType.COERCE, score=score) for token, score in scored]
        assert len(merge(told, None, LinearModel(0.0, {}, 0.5, ""))) == groups


@pytest.mark.parametrize(
    ("likeness", "apart"),
    [
        (0.36, ("ASSAULT", "ACCUSE", "COERCE", "SANCTION")),
        (0.42, ("COERCE", "SANCTION", "MOBILIZE")),
        (0.50, ("SANCTION", "MOBILIZE")),
    ],
)
def test_charges_are_joined_sooner_than_arrests_and_sentences_last(monkeypatch, likeness, apart):
    monkeypatch.setattr(merging, "likeness", lambda *_: {(0, 1): likeness})
    for kind in (EventType.ACCUSE, EventType.ASSAULT, EventType.COERCE, EventType.SANCTION):
        told = [trigger(2, kind=kind), trigger(8, kind=kind)]
        found = merge(told, None, LinearModel(0.0, {}, 0.46, ""))
        assert len(found) == 1 + (kind in apart)
        if kind in apart:
            assert [[token for token, _ in one.kin] for one in found] == [[8], [2]]
            assert [round(score, 6) for one in found for _, score in one.kin] == [likeness, likeness]
