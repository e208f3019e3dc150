"""Every version of every field, and the headline among them."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from laid_out import headline, incident, versions
from made_occurrences import (
    CHILDREN,
    GROUP,
    GUNMEN,
    IRAN,
    IRAN_PLACE,
    KILLED,
    MONITOR,
    OTHER_GROUP,
    PAKISTAN,
    PAKISTAN_ARMY,
    SARAVAN,
    UNITED_STATES,
    day,
    grouped,
    occurrence,
    own,
    place,
    says,
)

from dateline.model import (
    ClaimKind,
    EventType,
    Granularity,
    PlacePrecision,
    Stance,
    Standing,
    Status,
    TimeBasis,
)
from dateline.reconciling.occurrence import incident_id
from dateline.reconciling.versions import assemble, policies, policy_named


def test_equal_values_are_one_version_with_all_their_sources():
    whole = incident(
        occurrence("a", actor=[PAKISTAN, UNITED_STATES], published="2024-01-18"),
        occurrence("b", actor=[UNITED_STATES, PAKISTAN], published="2024-01-20"),
    )
    (version,) = versions(whole, "actor")
    assert version.independent == 2
    assert (version.first, version.latest) == ("2024-01-18", "2024-01-20")
    assert {source.publisher for source in version.sources} == {"a", "b"}
    assert all(source.quote for source in version.sources)


def test_two_reports_of_one_outlet_are_one_source():
    whole = incident(occurrence("a1", publisher="a"), occurrence("a2", publisher="a"))
    assert whole.reports == 2
    assert whole.sources == 1
    assert whole.standing is Standing.SINGLE_SOURCE


def test_what_most_independent_sources_give_is_the_headline():
    copies = [occurrence(f"copy{n}", actor=[IRAN], origin="Reuters") for n in range(5)]
    whole = incident(*copies, occurrence("b", actor=[PAKISTAN]), occurrence("c", actor=[PAKISTAN]))
    assert headline(whole, "actor") == ["Pakistan"]
    assert [v.independent for v in versions(whole, "actor")] == [2, 1]


def test_a_name_comes_before_a_description():
    whole = incident(
        occurrence("a", actor=[GUNMEN]), occurrence("b", actor=[GUNMEN]), occurrence("c", actor=[GROUP])
    )
    assert headline(whole, "actor") == ["Jaish al-Adl"]


def test_lists_of_parties_count_for_each_other_where_one_holds_the_other():
    split = incident(
        occurrence("a", actor=[GROUP, GUNMEN]),
        occurrence("b", actor=[GROUP, OTHER_GROUP]),
        occurrence("c", actor=[IRAN], published="2024-01-19"),
    )
    assert GROUP in split.actor
    both = incident(
        occurrence("a", actor=[IRAN, PAKISTAN]),
        occurrence("b", actor=[IRAN]),
        occurrence("c", actor=[PAKISTAN, IRAN]),
    )
    assert set(both.actor) == {IRAN, PAKISTAN}


def test_a_state_counts_for_its_organ_and_not_the_organ_for_the_state():
    whole = incident(
        occurrence("a", actor=[PAKISTAN]),
        occurrence("b", actor=[PAKISTAN]),
        occurrence("c", actor=[PAKISTAN_ARMY]),
        occurrence("d", actor=[PAKISTAN_ARMY]),
        occurrence("e", actor=[IRAN]),
    )
    assert headline(whole, "actor") == ["Pakistan military"]


def test_a_coarser_place_counts_for_the_finer_one_that_it_holds():
    whole = incident(
        occurrence("a", place=IRAN_PLACE), occurrence("b", place=IRAN_PLACE), occurrence("c", place=SARAVAN)
    )
    assert headline(whole, "place") == ["Saravan, Iran"]
    assert whole.place.geonameid == SARAVAN.geonameid


def test_a_division_never_outvotes_the_town_that_lies_in_it():
    county = place("Saravan County", 1159302, PlacePrecision.ADMIN2, 27.6, 62.2)
    province = place("Sistan-Baluchestan", 1159456, PlacePrecision.ADMIN1, 28.5, 60.5)
    town = place("Saravan", 1159301, PlacePrecision.POPULATED_PLACE, 27.37, 62.33)
    for coarse in (county, province):
        whole = incident(
            occurrence("a", place=coarse, origin="Northline"),
            occurrence("b", place=coarse),
            occurrence("c", place=coarse),
            occurrence("d", place=town, origin="Northline"),
        )
        assert headline(whole, "place") == ["Saravan, Iran"]
        assert [v.independent for v in versions(whole, "place")] == [1, 3]
        assert "a division for the towns in it" in whole.policy


def test_a_county_does_not_count_for_a_town_far_from_it():
    county = place("Khash County", 1159303, PlacePrecision.ADMIN2, 28.8, 60.9)
    town = place("Saravan", 1159301, PlacePrecision.POPULATED_PLACE, 27.37, 62.33)
    whole = incident(
        occurrence("a", place=county), occurrence("b", place=county), occurrence("c", place=town)
    )
    assert headline(whole, "place") == ["Khash County, Iran"]


def test_a_town_counts_for_a_site_in_it():
    town = place("Saravan", 1159301, PlacePrecision.POPULATED_PLACE, 27.37, 62.33)
    site = place("Saravan Airport", 1159304, PlacePrecision.SITE, 27.42, 62.32)
    whole = incident(occurrence("a", place=town), occurrence("b", place=town), occurrence("c", place=site))
    assert headline(whole, "place") == ["Saravan Airport, Iran"]


def test_a_publication_date_never_outranks_an_expression():
    fallback = day("2024-01-18", basis=TimeBasis.REPORT)
    whole = incident(
        *(occurrence(name, time=fallback) for name in "abc"),
        occurrence("d", time=day("2024-01-16", text="Tuesday")),
    )
    assert headline(whole, "time") == ["16 January 2024"]
    assert whole.time.basis is TimeBasis.EXPRESSION
    assert [v.independent for v in versions(whole, "time")] == [1, 3]


def test_a_day_that_one_states_and_another_falls_back_on_is_stated():
    for order in ("ab", "ba"):
        whole = incident(
            occurrence(order[0], time=day("2024-01-18", basis=TimeBasis.REPORT), published="2024-01-18"),
            occurrence(order[1], time=day("2024-01-18"), published="2024-01-18"),
            occurrence("c", time=day("2024-01-17", basis=TimeBasis.REPORT)),
        )
        assert whole.time.basis is TimeBasis.EXPRESSION
        assert headline(whole, "time") == ["18 January 2024"]


def test_a_month_counts_for_a_day_in_it():
    month = day("2024-01-01", "2024-01-31", Granularity.MONTH)
    whole = incident(
        occurrence("a", time=month),
        occurrence("b", time=month),
        occurrence("c", time=day("2024-01-16")),
        occurrence("d", time=day("2024-02-16")),
    )
    assert headline(whole, "time") == ["16 January 2024"]
    assert {v.label for v in versions(whole, "time")} == {
        "January 2024",
        "16 January 2024",
        "16 February 2024",
    }


def test_what_happened_comes_before_what_was_planned():
    planned = [occurrence(name, status=Status.FUTURE, published="2024-01-17") for name in "abc"]
    whole = incident(*planned, occurrence("d", published="2024-01-18"))
    assert whole.status is Status.ACTUAL


def test_a_mode_belongs_to_the_type():
    whole = incident(
        occurrence("a"),
        occurrence("b"),
        occurrence("c", kind=EventType.COERCE, mode="seize"),
        occurrence("d", kind=EventType.COERCE, mode="seize"),
        occurrence("e", mode="drone"),
    )
    assert (whole.type, whole.mode) == (EventType.ASSAULT, "aerial")
    assert {v.label for v in versions(whole, "mode")} == {"aerial", "seize", "drone"}


def test_all_instruments_are_the_headline():
    whole = incident(
        occurrence("a", instruments=["drones"]), occurrence("b", instruments=["Drones", "missiles"])
    )
    assert {name.lower() for name in whole.instruments} == {"drones", "missiles"}
    assert len(whole.instruments) == 2


class TestPolicy:
    def told(self):
        return [
            occurrence("a", says(IRAN, figures=[(KILLED, 9, 9)]), published="2024-01-18"),
            occurrence(
                "b", says(MONITOR, ClaimKind.ORGANISATION, figures=[(KILLED, 12, 12)]), published="2024-01-19"
            ),
            occurrence(
                "c", says(MONITOR, ClaimKind.ORGANISATION, figures=[(KILLED, 12, 12)]), published="2024-01-19"
            ),
            occurrence("d", own([(KILLED, 3, 3)]), published="2024-01-18"),
        ]

    @pytest.mark.parametrize(
        ("name", "figure"), [("most-independent", "12"), ("latest-official", "9"), ("lowest", "3")]
    )
    def test_the_headline_toll(self, name, figure):
        whole = incident(*self.told(), policy=policy_named(name))
        assert headline(whole, "casualties.killed") == [figure]
        assert whole.title.endswith(f"; {figure} killed")
        assert whole.policy == policies()[name].words
        assert (whole.killed_low, whole.killed_high) == (3, 12)

    def test_old_figures_lose_to_those_of_the_last_days(self):
        early = [occurrence(n, own([(KILLED, 40, 40)]), published="2024-03-22") for n in "abcde"]
        late = [occurrence(n, own([(KILLED, 140, 140)]), published="2024-03-27") for n in "fg"]
        assert headline(incident(*early, *late), "casualties.killed") == ["140"]

    def test_an_unknown_policy_is_named_with_those_that_there_are(self):
        with pytest.raises(LookupError, match="most-independent"):
            policy_named("highest")


def test_the_order_of_occurrences_plays_no_part():
    told = [
        occurrence("a", says(IRAN, figures=[(KILLED, 9, 9)]), actor=[PAKISTAN], time=day("2024-01-18")),
        occurrence("b", own([(KILLED, 7, None)]), actor=[PAKISTAN_ARMY], published="2024-01-19"),
        occurrence("c", says(PAKISTAN, stance=Stance.DENIES), actor=[], recipient=[CHILDREN], published=None),
        occurrence("d", instruments=["drones"], place=IRAN_PLACE, mode=None, published="2024-01-19"),
    ]
    wholes = {assemble(grouped(*order), order).model_dump_json() for order in itertools.permutations(told)}
    assert len(wholes) == 1


def test_the_id_is_that_of_the_first_report():
    late, early = occurrence("a", published="2024-01-19"), occurrence("b", published="2024-01-18")
    assert incident(late, early).id == incident_id(early.key)
    assert incident(late, early).members[0].publisher == "b"


things = st.fixed_dictionaries(
    {
        "actor": st.sampled_from([(), (PAKISTAN,), (IRAN, GROUP), (GUNMEN,)]),
        "place": st.sampled_from([None, SARAVAN, IRAN_PLACE]),
        "status": st.sampled_from(list(Status)),
        "mode": st.sampled_from([None, "aerial", "drone"]),
        "published": st.sampled_from([None, "2024-01-18", "2024-01-20"]),
        "time": st.sampled_from([None, day("2024-01-16"), day("2024-01-18", basis=TimeBasis.REPORT)]),
    }
)


@settings(max_examples=60, deadline=None)
@given(st.lists(things, min_size=1, max_size=5), st.sampled_from(sorted(policies())))
def test_nothing_is_lost_and_one_value_at_most_is_the_headline(rows, name):
    told = [occurrence(f"r{at}", own([(KILLED, at, None)]), **row) for at, row in enumerate(rows)]
    whole = incident(*told, policy=policy_named(name))
    for field in ("type", "mode", "status", "actor", "time", "place", "casualties.killed"):
        assert len(headline(whole, field)) <= 1
    for one in told:
        if one.actor:
            ids = {party.id for party in one.actor}
            assert any(
                set(v.value) == ids and one.key in {s.event for s in v.sources}
                for v in versions(whole, "actor")
            )
        if one.place:
            assert any(v.value["geonameid"] == one.place.geonameid for v in versions(whole, "place"))
    assert whole.reports == len(told)
    assert all(v.independent <= len({s.event for s in v.sources}) for v in whole.versions)
