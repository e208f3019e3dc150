"""A ledger beside other data sets."""

import json

import pytest
from click.testing import CliRunner
from made_incidents import MILITANTS, RIVALS, VILLAGERS, StandIn, day, incident, toll

from dateline.cli.program import program
from dateline.imports import ImportFileError
from dateline.services.comparing import ComparisonError, Window, compare, comparison_lines, plot
from dateline.services.exporting import export, write_export

FAR = {"name": "Chabahar", "latitude": 25.29, "longitude": 60.64}


def lethal(number: int, killed: int = 9, **changes):
    time = changes.get("time", day("2024-01-18"))
    published = {"first_published": time.start, "last_published": time.end} if time else {}
    return incident(number, tolls=(toll("killed", killed, killed),), **published, **changes)


@pytest.fixture
def ged(tmp_path):
    def write(*incidents, form: str = "ucdp"):
        path = tmp_path / f"theirs.{form}"
        write_export(export(StandIn(incidents), None, form), path)
        return path

    return write


def test_the_same_happenings_match_one_to_one(ged):
    ours = [lethal(1), lethal(2, 3, time=day("2024-01-25")), lethal(3, 4, recipient=(VILLAGERS,))]
    found = compare(StandIn(ours), ged(*ours), "ucdp")
    assert [(pair.ours.id, int(pair.theirs.id)) for pair in found.pairs] == [
        ("i-0000000000001", 1),
        ("i-0000000000003", 3),
        ("i-0000000000002", 2),
    ]
    assert found.tolls()["same"] == 3
    assert not found.only_ours
    assert not found.only_theirs


def test_where_neither_tells_a_place_those_who_took_part_decide(ged):
    talks = {"type": "CONSULT", "mode": "visit", "cameo": "042", "quad": 1, "intensity": 4, "place": None}
    ours = [
        incident(1, **talks),
        incident(2, **talks, actor=(MILITANTS,), recipient=(RIVALS,)),
        incident(3, **talks, actor=(), recipient=()),
    ]
    found = compare(StandIn(ours), ged(*reversed(ours), form="polecat"), "polecat")
    assert [(pair.ours.id, pair.theirs.id) for pair in found.pairs] == [(ours[0].id,) * 2, (ours[1].id,) * 2]
    assert [one.id for one in found.only_ours] == [ours[2].id]


def test_misses_and_differences_of_tolls_are_told(ged):
    theirs = [
        lethal(1, 9),
        lethal(2, 5, time=day("2024-01-25")),
        lethal(4, 8, time=day("2024-02-10")),
        lethal(5, 6, time=day("2024-01-29")),
    ]
    ours = [lethal(1, 4), lethal(2, 5, time=day("2024-01-26")), lethal(3, 8, time=day("2024-02-03"))]
    found = compare(StandIn(ours), ged(*theirs), "ucdp", window=Window(days=2))
    assert [(pair.days, pair.toll, pair.toll_difference) for pair in found.pairs] == [
        (0, "apart", -5),
        (1, "same", 0),
    ]
    assert [one.id for one in found.only_ours] == ["i-0000000000003"]
    # A row of a day when the ledger's reports were written is missed; what came after their last one isn't.
    assert [one.id for one in found.only_theirs] == ["5"]
    assert found.theirs_outside == 1


@pytest.mark.parametrize(
    ("changes", "window", "matched"),
    [
        ({"time": day("2024-01-20")}, Window(days=2), True),
        ({"time": day("2024-01-21")}, Window(days=2), False),
        ({"time": day("2024-01-15", "2024-01-31", "range")}, Window(days=0), True),
        ({"place": FAR}, Window(kilometres=50), False),
        ({"place": FAR}, Window(kilometres=500), True),
        ({"killed": 40}, Window(toll_factor=3), False),
        ({"killed": 40}, Window(toll_factor=5), True),
        ({"killed": 40}, Window(), True),
    ],
)
def test_the_windows_bound_what_may_match(ged, changes, window, matched):
    kept = lethal(2, 2, time=day("2024-01-10")), lethal(3, 2, time=day("2024-02-10"))
    place = changes.pop("place", None)
    moved = lethal(1, changes.pop("killed", 9), **changes)
    if place:
        moved = moved.model_copy(update={"place": moved.place.model_copy(update=place)})
    found = compare(StandIn([moved, *kept]), ged(lethal(1, 9), *kept), "ucdp", window=window)
    assert ("i-0000000000001" in {pair.ours.id for pair in found.pairs}) == matched


def test_actors_decide_between_two_on_one_day(ged):
    theirs = [lethal(1, 9, actor=(RIVALS,)), lethal(2, 9, recipient=(VILLAGERS,))]
    ours = [lethal(3, 9, recipient=(VILLAGERS,)), lethal(4, 9, actor=(RIVALS,))]
    found = compare(StandIn(ours), ged(*theirs), "ucdp")
    assert {(pair.ours.id[-1], pair.theirs.id) for pair in found.pairs} == {("3", "2"), ("4", "1")}


def test_only_what_the_data_set_could_hold_is_compared(ged):
    ours = [
        lethal(1),
        incident(2),
        lethal(3, status="future"),
        lethal(4, type="PROTEST", mode="demo"),
        lethal(5, time=None),
    ]
    summary = compare(StandIn(ours), ged(lethal(1)), "ucdp").document()["summary"]
    assert (summary["ours"], summary["both"], summary["undated"]) == (1, 1, 1)


@pytest.mark.parametrize("form", ["acled", "polecat"])
def test_other_formats_compare_too(ged, form):
    ours = [lethal(1), lethal(2, 3, time=day("2024-02-25"), actor=(MILITANTS,), recipient=(VILLAGERS,))]
    found = compare(StandIn(ours), ged(*ours, form=form), form)
    assert len(found.pairs) == 2
    assert found.tolls()["same" if form == "acled" else "one_side"] == 2


def test_a_file_of_another_format_is_refused(ged, tmp_path):
    with pytest.raises(ImportFileError, match="is no acled file: the column event_id_cnty is missing"):
        compare(StandIn([lethal(1)]), ged(lethal(1)), "acled")
    empty = tmp_path / "empty.csv"
    empty.write_text(ged(lethal(1)).read_text(encoding="utf-8").split("\n")[0], encoding="utf-8")
    with pytest.raises(ComparisonError, match="has no rows with a day"):
        compare(StandIn([lethal(1)]), empty, "ucdp")


def test_words_json_and_pictures(ged, tmp_path, monkeypatch):
    theirs = [
        lethal(1, 9),
        lethal(2, 5, time=day("2024-01-25")),
        lethal(9, 50, time=day("2024-01-19"), place=None),
    ]
    ours = [lethal(1, 4), lethal(3, 7, time=day("2024-01-22"))]
    path = ged(*theirs)
    text = "\n".join(comparison_lines(compare(StandIn(ours), path, "ucdp"), 5))
    assert "1  told by both" in text
    assert "Greatest differences of the dead (ledger, file):" in text
    monkeypatch.setattr("dateline.cli.compare.open_view", lambda ledger, as_of: StandIn(ours))
    words = ["compare", str(path), "--format", "ucdp", "--json", "--plot", str(tmp_path / "drawn.svg")]
    result = CliRunner().invoke(program, words, standalone_mode=False)
    assert result.exception is None
    document = json.loads(result.stdout)
    assert document["summary"]["both"] == len(document["pairs"]) == 1
    assert document["pairs"][0]["toll_difference"] == -5
    assert (tmp_path / "drawn.svg").read_text(encoding="utf-8").startswith("<svg")
    assert plot(compare(StandIn(ours), path, "ucdp")).to_dict()["vconcat"]


def test_what_the_format_could_not_hold_is_no_miss_but_may_match(ged):
    unknown = {"actor": (), "recipient": (VILLAGERS,)}
    ours = [lethal(1, **unknown), lethal(2, 6, time=day("2024-01-23"), **unknown)]
    found = compare(
        StandIn(ours), ged(lethal(1, recipient=(VILLAGERS,)), lethal(7, 2, time=day("2024-02-20"))), "ucdp"
    )
    assert [pair.ours.id for pair in found.pairs] == ["i-0000000000001"]
    assert (found.only_ours, found.ours_outside) == ((), 1)
