"""How incidents become rows of the formats that code by CAMEO or PLOVER."""

import json
from datetime import date

import pytest
from exported_rows import noted, rows
from made_incidents import (
    ENVOY,
    IRAN_GUARDS,
    MARCHERS,
    MILITANTS,
    PAKISTAN,
    UNITED_NATIONS,
    VILLAGERS,
    StandIn,
    incident,
)

from dateline.exports.cameo import goldstein, quad_class
from dateline.exports.gdelt import fraction_of_year
from dateline.services.exporting import export


def test_the_quad_of_a_protest_follows_the_target_format():
    protest = incident(1, type="PROTEST", mode="demo", cameo="141", actor=(MARCHERS,), recipient=())
    (gdelt,), _ = rows("gdelt", protest)
    (polecat,), _ = rows("polecat", protest, delimiter="\t")
    plover = json.loads(b"".join(export(StandIn([protest]), None, "plover")))
    assert (gdelt["QuadClass"], polecat["Quad Code"], plover["quad_code"]) == ("3", "MATERIAL CONFLICT", 4)


def test_a_planned_meeting_is_an_agreement():
    meeting = incident(
        1,
        type="CONSULT",
        mode="visit",
        cameo="042",
        quad=1,
        intensity=4,
        status="future",
        actor=(ENVOY,),
        recipient=(UNITED_NATIONS,),
    )
    (gdelt,), _ = rows("gdelt", meeting)
    (polecat,), loss = rows("polecat", meeting, delimiter="\t")
    plover = json.loads(b"".join(export(StandIn([meeting]), None, "plover")))
    assert gdelt["EventCode"] == "036"
    assert (polecat["Event Type"], polecat["Event Mode"], polecat["Intensity"]) == ("AGREE", "None", "2.5")
    assert (plover["event"], plover["event_scale"], "mode" in plover) == ("AGREE", 2.5, False)
    assert noted(loss, "planned") == 1
    assert rows("acled", meeting)[0] == []


@pytest.mark.parametrize(
    ("code", "score", "quad"),
    [
        ("1213", -4.0, 3),
        ("1214", -4.0, 3),
        ("0874", 10.0, 2),
        ("0871", 9.0, 2),
        ("1823", -10.0, 4),
        ("138", -7.0, 3),
        ("1384", -7.0, 3),
        ("145", -7.5, 3),
        ("016", -2.0, 1),
        ("090", -2.0, 2),
    ],
)
def test_goldstein_scores_are_gdelts(code, score, quad):
    assert (goldstein(code), quad_class(code)) == (score, quad)


def test_gdelt_codes_actors_by_country_and_role():
    (row,), loss = rows("gdelt", incident(1, actor=(IRAN_GUARDS, PAKISTAN), recipient=(UNITED_NATIONS,)))
    assert (row["Actor1Code"], row["Actor1Type1Code"]) == ("IRNMIL", "MIL")
    assert (row["Actor2Code"], row["Actor2CountryCode"], row["Actor2Type1Code"]) == ("IGO", "", "IGO")
    assert (row["ActionGeo_Type"], row["ActionGeo_CountryCode"], row["FractionDate"]) == (
        "4",
        "IR",
        "2024.0493",
    )
    assert noted(loss, "several_actors") == 1


def test_mentions_are_one_row_a_report_with_the_number_of_the_event():
    given = incident(171)
    events, _ = rows("gdelt", given)
    mentions, _ = rows("gdelt-mentions", given)
    assert {row["GLOBALEVENTID"] for row in events + mentions} == {"171"}
    assert [row["MentionSourceName"] for row in mentions] == ["Outlet 1", "Outlet 2"]
    assert [row["Confidence"] for row in mentions] == ["100", "90"]


def test_petrarch_writes_a_line_for_each_pair():
    found, _ = rows("petrarch", incident(1, actor=(IRAN_GUARDS, PAKISTAN), recipient=(MILITANTS, VILLAGERS)))
    assert [(row["source"], row["target"]) for row in found] == [
        ("IRNMIL", "IRNREB"),
        ("IRNMIL", "CVL"),
        ("PAKMIL", "IRNREB"),
        ("PAKMIL", "CVL"),
    ]


def test_a_code_that_is_not_cameos_gives_way_to_the_types():
    (row,), _ = rows("gdelt", incident(1, cameo="99"))
    assert (row["EventCode"], row["EventRootCode"]) == ("180", "18")


@pytest.mark.parametrize(
    ("day", "fraction"), [("2007-07-04", 2007.5041), ("2016-07-01", 2016.4959), ("2017-01-01", 2017.0027)]
)
def test_fractions_of_a_year_are_those_of_gdelts_files(day, fraction):
    assert round(fraction_of_year(date.fromisoformat(day)), 4) == fraction
