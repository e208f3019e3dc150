"""How incidents become rows, and what the loss report says of it."""

import csv
import io
import json
from datetime import date

import pytest
from sample_incidents import (
    ENVOY,
    IRAN_GUARDS,
    MARCHERS,
    MILITANTS,
    PAKISTAN,
    RIVALS,
    UNITED_NATIONS,
    VILLAGERS,
    StandIn,
    day,
    figure,
    incident,
    source,
    toll,
)

from dateline.exports.cameo import goldstein, quad_class
from dateline.exports.gdelt import fraction_of_year
from dateline.model import Party, Query
from dateline.services.exporting import ExportError, export


def rows(form: str, *incidents, delimiter: str = ",", **kept):
    made = export(StandIn(incidents), None, form)
    text = b"".join(made).decode()
    if form in ("gdelt", "gdelt-mentions", "petrarch"):
        names = made.codebook.names
        found = [dict(zip(names, line.split("\t"), strict=True)) for line in text.splitlines()]
    else:
        found = list(csv.DictReader(io.StringIO(text), delimiter=delimiter))
    return found, made.loss


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
    assert loss.noted("toll_range") == 1


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
    assert loss.noted("toll_vague") == (fatalities != "24")


def test_acled_writes_unknown_deaths_as_zero_and_says_so():
    (row,), loss = rows("acled", incident(1))
    assert row["fatalities"] == "0"
    assert loss.noted("toll_unknown") == 1


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
        ({"place": None}, "no_country"),
        ({"time": None}, "no_time"),
        ({"time": day("2022-01-01", "2023-12-31", "range")}, "no_time"),
    ],
)
def test_ucdp_leaves_out_what_it_cannot_hold_and_says_why(changes, reason):
    found, loss = rows("ucdp", incident(1, **{"tolls": (toll("killed", 5, 5),), **changes}))
    assert found == []
    assert loss.left_out(reason) == 1
    assert [one["reason"] for one in loss.document()["left_out"]] == [reason]


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
    assert loss.noted("planned") == 1
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
    assert loss.noted("several_actors") == 1


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


def test_every_incident_is_a_row_or_left_out_for_one_reason(view):
    for form in ("acled", "ucdp", "gdelt", "polecat", "plover"):
        made = export(view, None, form)
        assert all(isinstance(chunk, bytes) for chunk in made)
        document = made.loss.document()
        assert (
            document["rows"] + sum(one["incidents"] for one in document["left_out"]) == document["incidents"]
        )
        assert set(document["mapping"]) <= set(made.codebook.names)


def test_the_note_says_question_state_reader_and_licence(view):
    made = export(view, Query(country=("IRN",), limit=3, cursor="x"), "acled", as_of="2024-02-01")
    note = made.note.document()
    assert note["query"] == {"country": ["IRN"]}
    assert note["snapshot"]["id"] == "s-0123456789abcdef"
    assert note["readers"] == ["0.1.0"]
    assert note["as_of"] == "2024-02-01"
    assert "not ACLED's data" in note["licence"]
    assert note["generator"].startswith("dateline ")


def test_an_unknown_format_is_named(view):
    with pytest.raises(ExportError, match="no format 'xml': choose from csv, jsonl"):
        export(view, None, "xml")


def test_words_that_were_withdrawn_leave_their_place():
    given = incident(1, versions=(figure(7, 7, source(1, "seven").model_copy(update={"quote": ""})),))
    made = export(StandIn([given]), None, "annotation")
    (annotation,) = json.loads(b"".join(made))["first"]["items"]
    assert [one["type"] for one in annotation["target"]["selector"]] == ["TextPositionSelector"]
    assert made.loss.noted("withdrawn") == 1


def test_a_code_that_is_not_cameos_gives_way_to_the_types():
    (row,), _ = rows("gdelt", incident(1, cameo="99"))
    assert (row["EventCode"], row["EventRootCode"]) == ("180", "18")


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
    assert (found, loss.left_out("no_recipient")) == ([], 1)
    (row,), _ = rows("acled", incident(1, mode="sexual", actor=(MILITANTS,), recipient=()))
    assert (row["sub_event_type"], row["actor2"]) == ("Sexual violence", "Civilians (Iran)")


@pytest.mark.parametrize(
    ("day", "fraction"), [("2007-07-04", 2007.5041), ("2016-07-01", 2016.4959), ("2017-01-01", 2017.0027)]
)
def test_fractions_of_a_year_are_those_of_gdelts_files(day, fraction):
    assert round(fraction_of_year(date.fromisoformat(day)), 4) == fraction
