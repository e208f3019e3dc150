"""Every format passes its own checker, and the checkers find what is planted."""

import json
import sqlite3
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_incidents import (
    ENVOY,
    IRAN,
    IRAN_GUARDS,
    MARCHERS,
    MILITANTS,
    PAKISTAN,
    RIVALS,
    SARAVAN,
    UNITED_NATIONS,
    VILLAGERS,
    StandIn,
    day,
    incident,
    toll,
)

from dateline.checks import CHECKS, check
from dateline.data import read_yaml
from dateline.exports import FORMATS, load_codebook
from dateline.services.exporting import export, write_export

PLOVER = read_yaml("ontology/plover.yaml")
PARTIES = [ENVOY, IRAN_GUARDS, MARCHERS, MILITANTS, PAKISTAN, RIVALS, UNITED_NATIONS, VILLAGERS]


def written(view, form: str, folder: Path) -> Path:
    path = folder / f"made{load_codebook(form).suffix}"
    write_export(export(view, None, form), path)
    return path


def test_every_format_can_be_checked():
    assert set(CHECKS) == set(FORMATS)


@pytest.mark.parametrize("form", FORMATS)
def test_an_export_passes_its_checker(view, tmp_path, form):
    made = export(view, None, form)
    path = tmp_path / "made"
    write_export(made, path)
    assert [str(fault) for fault in check(path, form)] == []
    assert made.loss.incidents == len(view.incidents)
    assert made.loss.rows > 0


@pytest.mark.parametrize("form", FORMATS)
def test_an_export_of_nothing_passes_its_checker(tmp_path, form):
    path = written(StandIn([]), form, tmp_path)
    assert [str(fault) for fault in check(path, form)] == []


@st.composite
def any_incident(draw, number: int = 1):
    kind = draw(st.sampled_from(sorted(PLOVER)))
    mode = draw(st.sampled_from([None, *sorted(PLOVER[kind].get("modes", {}))]))
    coded = PLOVER[kind]["modes"][mode] if mode else (PLOVER[kind]["score"], PLOVER[kind]["cameo"])
    first = draw(st.dates(date(1990, 1, 1), date(2030, 1, 1)))
    last = first + timedelta(days=draw(st.sampled_from([0, 0, 0, 1, 6, 30, 400])))
    low = draw(st.none() | st.integers(0, 300))
    high = draw(st.none() | st.integers(low or 0, 400))
    tolls = () if low is None and high is None else (toll("killed", low, high), toll("injured", 3, None))
    words = st.text(
        st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")) | st.sampled_from('\t\n\r",;|'),
        max_size=12,
    )
    parties = st.lists(st.sampled_from(PARTIES), max_size=3, unique_by=lambda party: party.id).map(tuple)
    return incident(
        number,
        type=kind,
        mode=mode,
        intensity=coded[0],
        cameo=coded[1],
        quad=PLOVER[kind]["quad"],
        title="A " + draw(words),
        status=draw(st.sampled_from(["actual", "actual", "future", "negated"])),
        standing=draw(st.sampled_from(["confirmed", "single_source", "contested", "denied"])),
        actor=draw(parties),
        recipient=draw(parties),
        time=draw(st.sampled_from([None, day(first.isoformat(), last.isoformat(), "range")])),
        place=draw(st.sampled_from([None, SARAVAN, IRAN, SARAVAN.model_copy(update={"country": "USA"})])),
        instruments=draw(st.lists(words.filter(bool), max_size=2)),
        tolls=tolls,
    )


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(any_incident(), min_size=1, max_size=6))
@pytest.mark.parametrize("form", FORMATS)
def test_whatever_is_exported_passes_its_checker(tmp_path, form, drawn):
    view = StandIn([one.model_copy(update={"id": f"i-{n:013x}"}) for n, one in enumerate(drawn, start=1)])
    path = written(view, form, tmp_path)
    assert [str(fault) for fault in check(path, form)] == []


@pytest.mark.parametrize(
    ("form", "old", "new", "column"),
    [
        ("acled", ",Armed clash,", ",Peaceful protest,", "sub_event_type"),
        ("acled", "External/Other forces-Civilians", "Civilians-External/Other forces", "interaction"),
        ("acled", ",2024-01-18,2024,", ",2024-01-18,2023,", "year"),
        ("acled", ",Middle East,", ",Near East,", "region"),
        ("acled", "IRN1,", "IRN3,", "event_id_cnty"),
        ("acled", ",7,,1709294400", ",about 7,,1709294400", "fatalities"),
        ("ucdp", ",0,9,0,0,9,9,7,", ",0,9,1,0,9,9,7,", "best"),
        ("ucdp", ",0,9,0,0,9,9,7,", ",0,9,0,0,9,8,7,", "high"),
        ("ucdp", ",Jaish al-Adl,2,", ",Government of Pakistan,2,", "side_b"),
        ("ucdp", "2023-12-31 00:00", "2024-03-31 00:00", "date_prec"),
        ("ucdp", "POINT (62.33 27.37),168965", "POINT (62.33 27.37),168966", "priogrid_gid"),
        ("ucdp", ",Iran,630,Middle East,", ",Iran,630,Asia Minor,", "region"),
        ("gdelt", "\t141\t141\t14\t3\t", "\t141\t141\t14\t4\t", "QuadClass"),
        ("gdelt", "\t141\t141\t14\t3\t-6.5", "\t141\t141\t14\t3\t-5", "GoldsteinScale"),
        ("gdelt", "\t141\t141\t14\t", "\t141\t142\t14\t", "EventBaseCode"),
        ("gdelt", "\t2024.0493\t", "\t2024.1315\t", "FractionDate"),
        ("gdelt-mentions", "\t1\t90\t", "\t1\t93\t", "Confidence"),
        ("polecat", "\tASSAULT\taerial\t", "\tASSAULT\tcurfew\t", "Event Mode"),
        ("polecat", "MATERIAL CONFLICT", "VERBAL CONFLICT", "Quad Code"),
        ("polecat", "\tmilitary\t", "\tmartial\t", "Contexts"),
        ("petrarch", "\t195\t", "\t999\t", "cameo"),
        ("plover", '"event": "PROTEST", "mode": "demo"', '"event": "PROTEST", "mode": "drone"', "mode"),
        ("plover", '"quad_code": 4', '"quad_code": 3', "quad_code"),
        ("plover", '"coder"', '"coders"', "coders"),
        ("csv", ",aerial,military,195,4,", ",aerial,military,195,5,", "quad"),
        ("csv", ",7,9,9,9,", ",10,9,9,9,", "killed_low"),
        ("jsonl", '"status":"actual"', '"status":"certain"', "status"),
        ("geojson", '"coordinates": [62.33, 27.37]', '"coordinates": [27.37, 162.33]', "geometry"),
        ("prov", '"prov:usedEntity": "dl:report-', '"prov:usedEntity": "dl:story-', "dl:d1"),
        ("annotation", '"total":', '"total":9', "total"),
        ("claimreview", '"ratingValue": 2', '"ratingValue": 7', "reviewRating"),
    ],
)
def test_a_checker_finds_what_breaks_the_codebook(view, tmp_path, form, old, new, column):
    path = written(view, form, tmp_path)
    text = path.read_text(encoding="utf-8")
    assert old in text, "the plant has no ground"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert column in {fault.column for fault in check(path, form)}


def test_missing_and_unknown_columns_are_told(view, tmp_path):
    path = written(view, "ucdp", tmp_path)
    head, rest = path.read_text(encoding="utf-8").split("\n", 1)
    path.write_text(head.replace("deaths_a", "deaths_alpha") + "\n" + rest, encoding="utf-8")
    assert {"deaths_a", "deaths_alpha"} <= {f.column for f in check(path, "ucdp") if f.line == 1}


def test_a_row_of_another_width_is_told_by_its_line(view, tmp_path):
    path = written(view, "gdelt", tmp_path)
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[1] += "\textra"
    path.write_text("\n".join(lines), encoding="utf-8")
    assert [fault.line for fault in check(path, "gdelt")] == [2]


def test_a_row_of_hxl_tags_and_a_further_column_are_no_fault(view, tmp_path):
    path = written(view, "ucdp", tmp_path)
    lines = path.read_text(encoding="utf-8").splitlines()
    tags = ",".join("#date" if name == "date_start" else "" for name in lines[0].split(","))
    path.write_text("\n".join([lines[0], tags, *lines[1:]]), encoding="utf-8")
    assert list(check(path, "ucdp")) == []


def test_a_broken_geopackage_is_told(view, tmp_path):
    path = written(view, "gpkg", tmp_path)
    with sqlite3.connect(path) as connection:
        # The triggers of the spatial index call functions that GDAL has and SQLite itself hasn't.
        connection.create_function("ST_IsEmpty", 1, lambda _: False)
        for name in ("ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"):
            connection.create_function(name, 1, lambda _: 0.0)
        connection.execute("UPDATE incident SET geom = x'00' WHERE fid = 1")
        connection.execute("UPDATE incident SET quad = 7 WHERE fid = 2")
        connection.execute("DELETE FROM gpkg_spatial_ref_sys WHERE srs_id = -1")
    columns = {fault.column for fault in check(path, "gpkg")}
    assert {"geom", "quad", "gpkg_spatial_ref_sys"} <= columns


def test_a_spatial_index_that_lacks_a_row_or_is_gone_is_told(view, tmp_path):
    path = written(view, "gpkg", tmp_path)
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM rtree_incident_geom WHERE id = 2")
    assert [(fault.line, fault.column) for fault in check(path, "gpkg")] == [(2, "geom")]
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE rtree_incident_geom")
    assert [fault.column for fault in check(path, "gpkg")] == ["gpkg_extensions"]


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_of_another_kind_is_a_fault_and_no_crash(tmp_path, form):
    path = tmp_path / "strange"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\xff" + json.dumps({"a": 1}).encode())
    assert list(check(path, form))
