"""Events of many reports joined into incidents."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from incident_occurrences import IRAN, PAKISTAN, PANJGUR, SARAVAN, occurrence

from dateline.model import ActorKind, EventType, Granularity, PlacePrecision
from dateline.reconciling.incidents import PIVOTS, blocks, cluster, related
from dateline.reconciling.incidents.blocking import compares, known_by_months
from dateline.reconciling.incidents.comparison import pair_features
from dateline.reconciling.incidents.conflict import conflict
from dateline.reconciling.incidents.linkage import components
from dateline.reconciling.incidents.sketch import sketch


def groups(clusters):
    return {frozenset(one.members) for one in clusters}


STRIKE = {"actor": (IRAN,), "killed": 2}


def test_two_reports_of_one_strike_are_one_incident():
    one, other = (
        occurrence(1, **STRIKE),
        occurrence(2, **STRIKE, title="Iran hits village in Panjgur, two dead"),
    )
    (incident,) = cluster([one, other])
    assert incident.members == (one.key, other.key)
    assert incident.scores[one.key] == 1
    assert 0 < incident.scores[other.key] <= 1
    assert incident.flags == ()


@pytest.mark.parametrize(
    ("why", "changes"),
    [
        ("time", {"day": "2024-01-19", "published": "2024-01-20"}),
        ("place", {"place": SARAVAN, "title": "", "words": "a strike"}),
        ("swapped", {"actor": (PAKISTAN,), "recipient": (IRAN,)}),
        ("type", {"kind": EventType.CONSULT}),
        ("name", {"name": "Swift Sword"}),
    ],
)
def test_what_keeps_two_events_apart(why, changes):
    base = {**STRIKE, "recipient": (PAKISTAN,), "name": "Broad Shield"}
    one, other = occurrence(1, **base), occurrence(2, **{**base, **changes})
    assert conflict(sketch(one), sketch(other)) == why
    assert len(cluster([one, other])) == 2


def test_a_judgement_joins_what_conflicts_and_parts_what_is_alike():
    strike, alike = occurrence(1, **STRIKE), occurrence(2, **STRIKE)
    talks = occurrence(3, kind=EventType.CONSULT, day="2024-05-01", published="2024-05-02")
    pair = frozenset({(strike.key, talks.key)})
    (merged,) = [one for one in cluster([strike, talks], must=pair) if len(one.members) > 1]
    assert merged.scores[talks.key] == 1
    assert len(cluster([strike, alike])) == 1
    assert len(cluster([strike, alike], cannot=frozenset({(alike.key, strike.key)}))) == 2


def test_of_two_reports_without_a_date_one_may_give_the_day_and_the_other_none():
    dated, undated = (
        occurrence(n, **STRIKE, published=None, day=day) for n, day in ((1, "2024-01-16"), (2, None))
    )
    assert len(cluster([dated, undated])) == 1


def test_events_of_one_report_are_joined_through_another_only():
    told, again = occurrence(1, 1, **STRIKE), occurrence(1, 2, **STRIKE)
    assert len(cluster([told, again])) == 2
    assert len(cluster([told, again, occurrence(2, **STRIKE)])) == 1


def test_a_month_holds_its_days():
    coarse = occurrence(2, **STRIKE, day="2024-01-01", end="2024-01-31", granularity=Granularity.MONTH)
    assert len(cluster([occurrence(1, **STRIKE), coarse])) == 1


def test_days_of_a_month_are_compared_with_the_whole_month_alone():
    """Days that are far apart share the month's key for the sake of what has no day, and are not compared."""
    early, late = (
        occurrence(n, **STRIKE, day=day, published=day) for n, day in ((1, "2024-01-17"), (2, "2024-02-07"))
    )
    whole = occurrence(3, **STRIKE, day="2024-01-15", end="2024-02-13", granularity=Granularity.MONTH)
    assert known_by_months(sketch(whole))
    assert not known_by_months(sketch(early))
    assert blocks(early) & blocks(late)
    assert not any(compares(key, False, False) for key in blocks(early) & blocks(late))
    assert any(compares(key, False, True) for key in blocks(early) & blocks(whole))


@pytest.mark.parametrize(
    ("speaker", "number"),
    [
        (IRAN, 1),
        (("Iranian foreign ministry", ActorKind.GOVERNMENT, "IRN"), 1),
        (PAKISTAN, 2),
        (("Jundallah", ActorKind.ARMED_GROUP, "IRN"), 2),
    ],
)
def test_speech_is_its_speakers(speaker, number):
    words = {
        "kind": EventType.ACCUSE,
        "recipient": (("India", *IRAN[1:2], "IND"),),
        "place": None,
        "title": "Tehran condemns India over dam",
        "words": "condemned India over the dam",
    }
    assert (
        len(cluster([occurrence(1, actor=(IRAN,), **words), occurrence(2, actor=(speaker,), **words)]))
        == number
    )


def test_the_name_of_a_province_is_no_town():
    province = SARAVAN.model_copy(
        update={"name": "Sistan-Baluchestan", "precision": PlacePrecision.ADMIN1, "latitude": None}
    )
    village = province.model_copy(update={"name": "Koh-e-Sabz", "precision": PlacePrecision.POPULATED_PLACE})
    for place, kind in ((province, "admin1"), (village, "name")):
        one, other = (sketch(occurrence(n, **STRIKE, place=place)) for n in (1, 2))
        assert f"place={kind}" in pair_features(one, other)


def test_a_group_and_the_state_that_it_is_of_are_two_doers():
    one = sketch(occurrence(1, actor=(IRAN,)))
    other = sketch(occurrence(2, actor=(("Jundallah", ActorKind.ARMED_GROUP, "IRN"),)))
    assert "actor=other" in pair_features(one, other)


def test_flags():
    (incident,) = cluster(
        [
            occurrence(1, actor=(IRAN,), killed=2),
            occurrence(2, killed=9),
            occurrence(3, actor=(IRAN,), killed=2),
        ]
    )
    assert incident.flags == ("toll_conflict",)


def test_no_block_grows_with_the_years():
    """A thousand strikes of one army over years: each is compared with those of its days."""
    days = [
        f"{year}-{month:02}-{day:02}"
        for year in range(2015, 2025)
        for month in range(1, 13)
        for day in range(1, 28, 3)
    ]
    held: dict[str, int] = {}
    for number, day in enumerate(days):
        one = occurrence(number, actor=(IRAN,), day=day, published=day, title="", words="an air strike")
        keys = blocks(one)
        assert len(keys) <= 40
        for key in keys:
            held[key] = held.get(key, 0) + 1
    assert max(held.values()) <= PIVOTS


def test_two_rare_words_bring_a_trial_beside_the_deed():
    """Years apart, at no place that is known: only what the titles name leads from one to the other."""
    deed = occurrence(1, title="Two dead in shooting at Quarrendon pier", words="gunfire", place=None)
    trial = occurrence(
        2,
        title="Jury hears of Quarrendon pier gunman Ambelthorpe",
        words="the shooting",
        place=None,
        day=None,
        published="2025-06-01",
    )
    other = occurrence(3, title="Jury hears of pier in court", place=None, day=None, published="2025-06-01")
    assert blocks(deed) & blocks(trial)
    assert not blocks(deed) & blocks(other)


FIELDS = st.fixed_dictionaries(
    {
        "event": st.integers(1, 2),
        "kind": st.sampled_from([EventType.ASSAULT, EventType.COERCE, EventType.ACCUSE]),
        "actor": st.sampled_from([(), (IRAN,), (PAKISTAN,)]),
        "recipient": st.sampled_from([(), (PAKISTAN,), (IRAN,)]),
        "day": st.sampled_from([None, "2024-01-15", "2024-01-16", "2024-01-17", "2024-01-18"]),
        "place": st.sampled_from([None, PANJGUR, SARAVAN]),
        "killed": st.sampled_from([None, 2, 9]),
        "published": st.sampled_from(["2024-01-17", "2024-01-18", "2024-01-25"]),
        "title": st.sampled_from(
            ["Strike kills two children in Panjgur", "Iran strikes Panjgur", "Saravan bombed"]
        ),
    }
)
LEDGERS = st.lists(
    st.tuples(st.integers(1, 9), FIELDS), min_size=2, max_size=14, unique_by=lambda e: (e[0], e[1]["event"])
)


@given(events=LEDGERS, seed=st.integers(0, 99))
@settings(max_examples=60, deadline=None)
def test_any_order_gives_the_same_incidents(events, seed):
    ledger = [occurrence(report, **fields) for report, fields in events]
    shuffled = random.Random(seed).sample(ledger, len(ledger))
    assert cluster(shuffled) == cluster(ledger)
    assert sorted(key for one in cluster(ledger) for key in one.members) == sorted(one.key for one in ledger)


@given(events=LEDGERS)
@settings(max_examples=60, deadline=None)
def test_components_apart_give_the_whole(events):
    ledger = {(one := occurrence(report, **fields)).key: one for report, fields in events}
    pairs = [
        (a, b)
        for a in ledger
        for b in ledger
        if a < b and blocks(ledger[a]) & blocks(ledger[b]) and related(ledger[a], ledger[b])
    ]
    apart = [one for part in components(ledger, pairs) for one in cluster([ledger[key] for key in part])]
    assert groups(apart) == groups(cluster(list(ledger.values())))


@given(events=LEDGERS, data=st.data())
@settings(max_examples=30, deadline=None)
def test_judged_pairs_hold(events, data):
    ledger = [occurrence(report, **fields) for report, fields in events]
    keys = sorted(one.key for one in ledger)
    joined = data.draw(
        st.tuples(st.sampled_from(keys), st.sampled_from(keys)).filter(lambda pair: pair[0] != pair[1])
    )
    of = {key: n for n, one in enumerate(cluster(ledger, must=frozenset({joined}))) for key in one.members}
    assert of[joined[0]] == of[joined[1]]
    of = {key: n for n, one in enumerate(cluster(ledger, cannot=frozenset({joined}))) for key in one.members}
    assert of[joined[0]] != of[joined[1]]
