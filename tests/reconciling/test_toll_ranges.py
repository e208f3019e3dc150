"""The human cost as ranges by effect and side."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_occurrences import (
    CHILDREN,
    GROUP,
    INJURED,
    IRAN,
    KILLED,
    MONITOR,
    PAKISTAN,
    PAKISTAN_ARMY,
    SARAVAN,
    UNITED_STATES,
    grouped,
    occurrence,
    own,
    party,
    says,
)

from dateline.model import ActorKind, ClaimKind, Stance, TollSide
from dateline.reconciling.versions import assemble, toll_side


def incident(*occurrences, **more):
    return assemble(grouped(*occurrences), occurrences, **more)


def toll(whole, effect=KILLED, side=None):
    return next((t for t in whole.tolls if t.effect is effect and t.side is side), None)


def killed(low, high):
    return [(KILLED, low, high)]


def test_a_rising_toll_is_a_range_with_its_latest_figure():
    first = occurrence("Northline", own(killed(40, None)), published="2024-03-22")
    second = occurrence("Dispatch", own(killed(133, 133)), published="2024-03-23")
    third = occurrence("Lantern", own(killed(140, 140)), published="2024-03-27")
    whole = incident(third, first, second)
    found = toll(whole)
    assert (found.low, found.high) == (40, 140)
    assert (found.latest_low, found.latest_high) == (140, 140)
    assert (found.set_low.publisher, found.set_low.published) == ("Northline", "2024-03-22")
    assert found.set_high.publisher == "Lantern"
    assert found.sources == 3
    assert (whole.killed_low, whole.killed_high) == (40, 140)


def test_unknown_is_never_zero():
    whole = incident(occurrence("Northline"))
    assert whole.tolls == ()
    assert whole.killed_low is whole.killed_high is whole.injured_low is None


def test_an_end_that_no_source_sets_is_open():
    assert (toll(incident(occurrence("a", own(killed(7, None))))).high) is None
    assert (toll(incident(occurrence("a", own(killed(None, 20))))).low) is None


def test_an_open_figure_beyond_the_closed_ones_sets_the_end():
    whole = incident(occurrence("a", own(killed(9, None))), occurrence("b", own(killed(2, 2))))
    assert (toll(whole).low, toll(whole).high) == (2, 9)
    assert toll(whole).set_high.publisher == "a"


def test_parts_of_a_total_are_left_out():
    whole = incident(occurrence("a", own(killed(7, 7)), parts=[(KILLED, 4, 4), (INJURED, 1, 1)]))
    assert (toll(whole).low, toll(whole).high) == (7, 7)
    assert toll(whole, INJURED) is None


def test_of_several_figures_of_one_source_in_one_report_the_highest_is_the_total():
    whole = incident(occurrence("a", says(IRAN, figures=[(KILLED, 9, 9), (KILLED, 2, 2)])))
    assert (toll(whole).low, toll(whole).high) == (9, 9)


def test_effects_are_kept_apart():
    whole = incident(occurrence("a", own([(KILLED, 7, 7), (INJURED, 30, 30)])))
    assert (whole.killed_high, whole.injured_high) == (7, 30)


def test_copies_are_one_source():
    first = occurrence("Northline", own(killed(7, 7)), origin="Reuters")
    copies = [
        occurrence(f"Copy {n}", own(killed(7, 7)), origin="Reuters", copy_of=first.provenance.report)
        for n in range(9)
    ]
    whole = incident(first, *copies)
    assert toll(whole).sources == 1
    version = next(v for v in whole.versions if v.field == "casualties.killed")
    assert version.independent == 1
    assert len(version.sources) == 10


def test_figures_by_side():
    told = occurrence(
        "a",
        says(IRAN, figures=killed(9, 9)),
        says(PAKISTAN, figures=killed(3, 3), quote="Islamabad said"),
        says(MONITOR, ClaimKind.ORGANISATION, figures=killed(12, 12), quote="a monitor said"),
        own(killed(7, None)),
        recipient=[CHILDREN],
    )
    whole = incident(told)
    sides = {t.side: (t.low, t.high) for t in whole.tolls}
    assert sides == {
        None: (3, 12),
        TollSide.OFFICIAL: (9, 9),
        TollSide.HOSTILE: (3, 3),
        TollSide.THIRD_PARTY: (12, 12),
        TollSide.UNATTRIBUTED: (7, None),
    }


POLICE = party("police", ActorKind.POLICE)
IRAN_MINISTRY = party("Iranian interior ministry", ActorKind.GOVERNMENT, "IRN")
PAKISTAN_MINISTRY = party("Pakistani foreign ministry", ActorKind.GOVERNMENT, "PAK")
REUTERS = party("Reuters", ActorKind.MEDIA)
SECURITY_OFFICIAL = party("a security official", ActorKind.PERSON, "IRN").model_copy(
    update={"plover": ("SPY",)}
)
UN = party("United Nations", ActorKind.IGO)


@pytest.mark.parametrize(
    ("speaker", "kind", "actor", "recipient", "place", "side"),
    [
        (IRAN_MINISTRY, ClaimKind.OFFICIAL, [PAKISTAN], [], SARAVAN, TollSide.OFFICIAL),
        (PAKISTAN_MINISTRY, ClaimKind.OFFICIAL, [PAKISTAN_ARMY], [], SARAVAN, TollSide.HOSTILE),
        (UNITED_STATES, ClaimKind.OFFICIAL, [PAKISTAN], [], SARAVAN, TollSide.THIRD_PARTY),
        (GROUP, ClaimKind.PARTY, [GROUP], [IRAN], SARAVAN, TollSide.HOSTILE),
        (GROUP, ClaimKind.PARTY, [PAKISTAN], [GROUP], SARAVAN, TollSide.OFFICIAL),
        (GROUP, ClaimKind.PARTY, [PAKISTAN], [], SARAVAN, TollSide.THIRD_PARTY),
        (POLICE, ClaimKind.OFFICIAL, [GROUP], [], SARAVAN, TollSide.OFFICIAL),
        (IRAN_MINISTRY, ClaimKind.OFFICIAL, [], [IRAN], None, TollSide.OFFICIAL),
        (IRAN_MINISTRY, ClaimKind.OFFICIAL, [IRAN], [CHILDREN], SARAVAN, TollSide.HOSTILE),
        (SECURITY_OFFICIAL, ClaimKind.ANONYMOUS, [PAKISTAN], [], SARAVAN, TollSide.OFFICIAL),
        (REUTERS, ClaimKind.MEDIA, [PAKISTAN], [], SARAVAN, TollSide.THIRD_PARTY),
        (UN, ClaimKind.ORGANISATION, [PAKISTAN], [], SARAVAN, TollSide.THIRD_PARTY),
        (MONITOR, ClaimKind.ORGANISATION, [PAKISTAN], [], SARAVAN, TollSide.THIRD_PARTY),
    ],
)
def test_whose_figure_it_is(speaker, kind, actor, recipient, place, side):
    told = occurrence("a", says(speaker, kind), actor=actor, recipient=recipient, place=place)
    assert toll_side(told.claims[0], told) is side


def test_the_reports_own_voice_is_unattributed():
    told = occurrence("a")
    assert toll_side(told.claims[0], told) is TollSide.UNATTRIBUTED
    assert toll_side(None, told) is TollSide.UNATTRIBUTED


def test_a_conflict_of_two_sides_is_flagged_and_a_rising_toll_is_not():
    sides = occurrence("a", says(IRAN, figures=killed(9, 9)), says(PAKISTAN, figures=killed(0, 3)))
    assert "toll_conflict" in incident(sides).flags
    rising = [
        occurrence("a", own(killed(40, 40)), published="2024-03-22"),
        occurrence("a2", own(killed(140, 140)), published="2024-03-25", publisher="a"),
    ]
    assert "toll_conflict" not in incident(*rising).flags
    compatible = occurrence("a", says(IRAN, figures=killed(7, None)), says(PAKISTAN, figures=killed(9, 9)))
    assert "toll_conflict" not in incident(compatible).flags


def test_a_denied_figure_is_shown_and_counts_for_nothing():
    told = occurrence(
        "a", says(IRAN, figures=killed(9, 9)), says(PAKISTAN, stance=Stance.DENIES, figures=killed(40, 40))
    )
    whole = incident(told)
    assert (toll(whole).low, toll(whole).high) == (9, 9)
    denied = next(v for v in whole.versions if v.label == "40")
    assert denied.independent == 0
    assert not denied.headline


bounds = st.one_of(
    st.tuples(st.integers(0, 500), st.none()),
    st.tuples(st.none(), st.integers(0, 500)),
    st.tuples(st.integers(0, 500), st.integers(0, 500)).map(lambda pair: (min(pair), max(pair))),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(bounds, min_size=1, max_size=6))
def test_every_figure_lies_within_the_range(figures):
    told = [
        occurrence(f"r{at}", own(killed(low, high)), published=f"2024-01-{10 + at}")
        for at, (low, high) in enumerate(figures)
    ]
    found = toll(incident(*told))
    assert found.low is None or found.high is None or found.low <= found.high
    for low, high in figures:
        for end in (low, high):
            if end is not None:
                assert found.low is None or found.low <= end
                assert found.high is None or end <= found.high
    assert (found.low is None) == all(low is None for low, _ in figures)
    assert (found.high is None) == all(high is None for _, high in figures)
    assert found.latest_low == figures[-1][0]
    assert found.latest_high == figures[-1][1]
