"""How incidents become ACLED's rows."""

import pytest
from exported_rows import left_out, noted, rows
from made_incidents import (
    ENVOY,
    IRAN_GUARDS,
    MARCHERS,
    MILITANTS,
    VILLAGERS,
    day,
    figure,
    incident,
    source,
    toll,
)

from dateline.model import Party


@pytest.mark.parametrize(
    ("changes", "sub", "inter"),
    [
        ({}, "Air/drone strike", "Rebel group-External/Other forces"),
        ({"actor": (IRAN_GUARDS,)}, "Air/drone strike", "State forces-Rebel group"),
        ({"mode": "firearms"}, "Armed clash", "Rebel group-External/Other forces"),
        ({"mode": "firearms", "recipient": (VILLAGERS,)}, "Attack", "External/Other forces-Civilians"),
        (
            {"mode": "abduct", "recipient": (VILLAGERS,), "actor": (MILITANTS,)},
            "Abduction/forced disappearance",
            "Rebel group-Civilians",
        ),
        (
            {"mode": "explosives", "instruments": ("hand grenades",)},
            "Grenade",
            "Rebel group-External/Other forces",
        ),
        ({"mode": "explosives"}, "Remote explosive/landmine/IED", "Rebel group-External/Other forces"),
        ({"mode": "firearms", "actor": (MARCHERS,)}, "Mob violence", "Rebel group-Rioters"),
        (
            {"actor": (), "mode": "suicide-attack", "recipient": (VILLAGERS,)},
            "Suicide bomb",
            "Political militia-Civilians",
        ),
        (
            {"type": "PROTEST", "mode": "demo", "actor": (MARCHERS,), "recipient": ()},
            "Peaceful protest",
            "Protesters only",
        ),
        (
            {"type": "PROTEST", "mode": "riot", "actor": (MARCHERS,), "recipient": ()},
            "Violent demonstration",
            "Rioters only",
        ),
        (
            {"type": "COERCE", "mode": "arrest", "actor": (IRAN_GUARDS,), "recipient": (MARCHERS,)},
            "Arrests",
            "State forces-Civilians",
        ),
        ({"type": "RETREAT", "mode": "ceasefire"}, "Agreement", "Rebel group-External/Other forces"),
    ],
)
def test_acled_types_by_mode_and_classes(changes, sub, inter):
    (row,), _ = rows("acled", incident(1, **changes))
    assert (row["sub_event_type"], row["interaction"]) == (sub, inter)


def test_acled_takes_the_lowest_figure_and_says_so():
    given = incident(
        1,
        tolls=(toll("killed", 7, 9, latest_low=9, latest_high=9),),
        versions=(figure(7, None, source(1, "at least seven")), figure(9, 9, source(2, "nine"))),
    )
    (row,), loss = rows("acled", given)
    assert row["fatalities"] == "7"
    assert "Killed: 7 to 9" in row["notes"]
    assert noted(loss, "toll_range") == 1


@pytest.mark.parametrize(
    ("quote", "low", "fatalities"),
    [
        ("dozens were killed", 24, "12"),
        ("several people died", 3, "3"),
        ("hundreds died", 200, "100"),
        ("24 died, not dozens", 24, "24"),
    ],
)
def test_acled_has_numbers_of_its_own_for_vague_words(quote, low, fatalities):
    given = incident(
        1,
        tolls=(toll("killed", low, None),),
        versions=(figure(low, None, source(1, quote), label=f"{low} or more"),),
    )
    if fatalities != "24":
        given = given.model_copy(
            update={"versions": (figure(low, None, source(1, quote), label=quote.split()[0]),)}
        )
    (row,), loss = rows("acled", given)
    assert row["fatalities"] == fatalities
    assert noted(loss, "toll_vague") == (fatalities != "24")


def test_acled_writes_unknown_deaths_as_zero_and_says_so():
    (row,), loss = rows("acled", incident(1))
    assert row["fatalities"] == "0"
    assert noted(loss, "toll_unknown") == 1


@pytest.mark.parametrize(
    ("first", "last", "date", "precision"),
    [
        ("2024-01-18", "2024-01-18", "2024-01-18", "1"),
        ("2024-01-15", "2024-01-21", "2024-01-18", "2"),
        ("2024-01-01", "2024-01-31", "2024-01-16", "3"),
    ],
)
def test_acled_puts_weeks_and_months_in_their_middle(first, last, date, precision):
    (row,), _ = rows("acled", incident(1, time=day(first, last)))
    assert (row["event_date"], row["time_precision"]) == (date, precision)


def test_acled_names_those_without_arms_by_class_and_keeps_who_they_are():
    party = Party(id="a-0000000000009", name="Harvest Union", kind="movement", country=("IRN",))
    given = incident(
        1, type="PROTEST", mode="demo", cameo="141", actor=(party, MARCHERS), recipient=(ENVOY, VILLAGERS)
    )
    (row,), _ = rows("acled", given)
    assert (row["actor1"], row["assoc_actor_1"]) == ("Protesters (Iran)", "Harvest Union")
    attack = incident(1, mode="firearms", actor=(MILITANTS,), recipient=(VILLAGERS, ENVOY))
    (row,), _ = rows("acled", attack)
    assert (row["actor2"], row["assoc_actor_2"]) == ("Civilians (Iran)", "Amir Rahimi")
    assert row["civilian_targeting"] == "Civilian targeting"


def test_acled_needs_to_know_on_whom_force_was_used():
    found, loss = rows("acled", incident(1, mode="firearms", actor=(MILITANTS,), recipient=()))
    assert (found, left_out(loss, "no_recipient")) == ([], 1)
    (row,), _ = rows("acled", incident(1, mode="sexual", actor=(MILITANTS,), recipient=()))
    assert (row["sub_event_type"], row["actor2"]) == ("Sexual violence", "Civilians (Iran)")


def test_acled_takes_arrests_by_those_who_hold_power_only():
    arrest = {"type": "COERCE", "mode": "arrest", "cameo": "173"}
    (row,), _ = rows("acled", incident(1, **arrest, actor=(MILITANTS,), recipient=(VILLAGERS,)))
    assert row["sub_event_type"] == "Arrests"
    found, loss = rows("acled", incident(1, **arrest, actor=(VILLAGERS,), recipient=(ENVOY,)))
    assert (found, left_out(loss, "scope")) == ([], 1)
    found, loss = rows("acled", incident(1, **arrest, actor=(), recipient=(ENVOY,)))
    assert (found, left_out(loss, "no_actor")) == ([], 1)


@pytest.mark.parametrize(("when", "written"), [("1996-12-31", 0), ("1997-01-01", 1)])
def test_acled_begins_with_1997(when, written):
    found, loss = rows("acled", incident(1, time=day(when)))
    assert (len(found), left_out(loss, "period")) == (written, 1 - written)
