"""How incidents become UCDP's rows."""

import pytest
from exported_rows import left_out, rows
from made_incidents import (
    IRAN_GUARDS,
    IRAN_POLICE,
    MILITANTS,
    NIGHT_GUARD,
    RIVALS,
    VILLAGERS,
    day,
    incident,
    toll,
)


@pytest.mark.parametrize(
    ("changes", "violence", "sides", "column"),
    [
        ({}, "1", ("Government of Pakistan", "Jaish al-Adl"), "deaths_b"),
        (
            {"actor": (MILITANTS,), "recipient": (IRAN_GUARDS,)},
            "1",
            ("Government of Iran", "Jaish al-Adl"),
            "deaths_a",
        ),
        ({"actor": (RIVALS,), "mode": "firearms"}, "2", ("Second Column", "Jaish al-Adl"), "deaths_unknown"),
        ({"recipient": (VILLAGERS,)}, "3", ("Government of Pakistan", "Civilians"), "deaths_civilians"),
        (
            {"recipient": (IRAN_GUARDS, VILLAGERS)},
            "1",
            ("Government of Pakistan", "Government of Iran"),
            "deaths_unknown",
        ),
        # The police and the guards of one state are one side: who else is hit decides.
        (
            {"actor": (IRAN_GUARDS,), "recipient": (IRAN_POLICE, MILITANTS)},
            "1",
            ("Government of Iran", "Jaish al-Adl"),
            "deaths_b",
        ),
        (
            {"actor": (IRAN_GUARDS,), "recipient": (IRAN_POLICE, VILLAGERS)},
            "3",
            ("Government of Iran", "Civilians"),
            "deaths_civilians",
        ),
    ],
)
def test_ucdp_sides_and_whose_dead(changes, violence, sides, column):
    (row,), _ = rows(
        "ucdp", incident(1, tolls=(toll("killed", 7, 12, latest_low=9, latest_high=9),), **changes)
    )
    assert (row["type_of_violence"], (row["side_a"], row["side_b"])) == (violence, sides)
    parts = {name: int(row[name]) for name in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")}
    assert {name for name, n in parts.items() if n} == {column}
    assert sum(parts.values()) == int(row["best"]) == 9
    assert (row["low"], row["high"]) == ("7", "12")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"status": "hypothetical"}, "status"),
        ({"standing": "denied"}, "standing"),
        ({"rejected": True}, "standing"),
        ({"type": "COERCE", "mode": "arrest"}, "scope"),
        ({"tolls": ()}, "no_deaths"),
        ({"tolls": (toll("killed", 0, 0),)}, "no_deaths"),
        ({"actor": (), "recipient": (VILLAGERS,)}, "no_organised_actor"),
        ({"recipient": ()}, "no_other_side"),
        ({"actor": (IRAN_GUARDS,), "recipient": (IRAN_POLICE,)}, "no_other_side"),
        # A guard of nobody knows whom is no government.
        ({"actor": (NIGHT_GUARD,)}, "no_organised_actor"),
        ({"place": None}, "no_country"),
        ({"time": day("1988-12-31")}, "period"),
        ({"time": None}, "no_time"),
        ({"time": day("2022-01-01", "2023-12-31", "range")}, "no_time"),
    ],
)
def test_ucdp_leaves_out_what_it_cannot_hold_and_says_why(changes, reason):
    found, loss = rows("ucdp", incident(1, **{"tolls": (toll("killed", 5, 5),), **changes}))
    assert found == []
    assert left_out(loss, reason) == 1
    assert [one["reason"] for one in loss.document()["left_out"]] == [reason]
