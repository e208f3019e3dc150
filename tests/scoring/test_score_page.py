"""The table in the document, and floors."""

import pytest

from dateline.scoring.floors import FloorsError, parse_floors, under_floors
from dateline.scoring.measure import Fault
from dateline.scoring.page import BEGIN, END, PageError, insert_scores
from dateline.scoring.score import FigureScore, SetScore
from dateline.scoring.table import format_faults, format_table


def score(name, value=0.5, **more):
    return SetScore(name, f"about {name}", 12, (FigureScore("event", value, 0.4, 0.6, 0.8),), {}, **more)


PAGE = f"# Scores\n\nBefore.\n\n{BEGIN}\n{END}\n\nAfter.\n"


def test_the_rest_of_the_page_stays():
    page = insert_scores(PAGE, [score("one")])
    assert page.startswith("# Scores\n\nBefore.\n\n")
    assert page.endswith("\n\nAfter.\n")
    assert "| `one` | 12 | event | 0.500 | 0.400 to 0.600 | 0.80 |" in page
    assert "- `one`: about one" in page


def test_rows_of_sets_that_were_not_measured_stay_and_the_others_are_replaced():
    page = insert_scores(PAGE, [score("one"), score("two")], ["two", "one"])
    page = insert_scores(page, [score("one", 0.7)], ["two", "one"])
    assert page.index("`two` | 12 | event | 0.500") < page.index("`one` | 12 | event | 0.700")
    assert page.count("| `one` |") == page.count("- `one`:") == 1


@pytest.mark.parametrize("page", ["", f"{BEGIN}", f"{END}\n{BEGIN}", f"{BEGIN}{BEGIN}{END}"])
def test_a_page_without_a_place_is_refused(page):
    with pytest.raises(PageError, match="scores: begin"):
        insert_scores(page, [])


def test_floors():
    floors = parse_floors({"one": {"event": 0.6, "link": 0.1}, "absent": {"event": 1}})
    assert under_floors(floors, [score("one")]) == [
        "one event 0.500 is under its floor 0.6",
        "one has no figure 'link' to hold a floor on",
    ]
    assert under_floors(parse_floors({"one": {"event": 0.5}}), [score("one")]) == []


@pytest.mark.parametrize("document", [[], {"one": 3}, {"one": {"event": "x"}}, {"one": {"event": 2}}])
def test_what_is_no_floor_is_refused(document):
    with pytest.raises(FloorsError):
        parse_floors(document)


def test_the_table_says_set_units_interval_and_target():
    head, row = format_table([score("one")])
    assert head.split()[:2] == ["set", "figure"]
    assert row.split() == ["one", "(12)", "event", "0.500", "0.400", "to", "0.600", "0.80"]


def test_faults_come_by_cause_the_commonest_first():
    faults = tuple(Fault("cue missed" if n % 3 else "wrong type", f"text\n{n}") for n in range(9))
    lines = list(format_faults(score("one", faults=faults), 2))
    assert lines[0] == "one: 9 errors"
    assert [line.split() for line in lines[1:3]] == [["6", "cue", "missed"], ["text", "1"]]
    assert sum("text" in line for line in lines) == 4
