"""What was exported and read back is equal on the fields that the format holds."""

import csv
import io
import json

import pytest
from made_incidents import StandIn, incident, toll

from dateline.exports import FORMATS
from dateline.imports import READERS, read_incidents
from dateline.services.exporting import export, write_export


def bytes_of(view, form: str) -> bytes:
    return b"".join(export(view, None, form))


def test_json_lines_hold_the_whole_incident(view, incidents, tmp_path):
    write_export(export(view, None, "jsonl"), tmp_path / "made.jsonl")
    assert list(read_incidents(tmp_path / "made.jsonl")) == incidents


def test_parquet_holds_the_whole_incident(view, incidents, tmp_path):
    write_export(export(view, None, "parquet"), tmp_path / "made.parquet")
    assert list(read_incidents(tmp_path / "made.parquet")) == incidents


def test_parquet_is_typed_and_nested(view, tmp_path):
    import polars

    write_export(export(view, None, "parquet"), tmp_path / "made.parquet")
    frame = polars.read_parquet(tmp_path / "made.parquet")
    assert frame.schema["first_published"] == polars.Date
    assert frame.schema["killed_low"] == polars.Int64
    tolls = (
        frame.select("id", "tolls").explode("tolls", empty_as_null=False, keep_nulls=False).unnest("tolls")
    )
    assert tolls.filter(side="official")["high"].to_list() == [9]


def test_csv_holds_every_column(view, incidents):
    rows = list(csv.DictReader(io.StringIO(bytes_of(view, "csv").decode())))
    assert len(rows) == len(incidents)
    for row, one in zip(rows, incidents, strict=True):
        assert (row["id"], row["title"], row["name"]) == (one.id, one.title, one.name or "")
        assert row["killed_low"] == ("" if one.killed_low is None else str(one.killed_low))
        assert row["killed_high"] == ("" if one.killed_high is None else str(one.killed_high))
        assert row["actor_id"].split("; ") == [party.id for party in one.actor] or not one.actor
        assert row["instruments"] == "; ".join(one.instruments)
        assert row["latitude"] == ("" if one.place is None else str(one.place.latitude))
        assert row["time_end"] == ("" if one.time is None else one.time.end)


def test_geojson_holds_points_and_properties(view, incidents):
    document = json.loads(bytes_of(view, "geojson"))
    assert [feature["id"] for feature in document["features"]] == [one.id for one in incidents]
    for feature, one in zip(document["features"], incidents, strict=True):
        point = feature["geometry"] and feature["geometry"]["coordinates"]
        assert point == (None if one.place is None else [one.place.longitude, one.place.latitude])
        assert feature["properties"]["actor"] == [party.name for party in one.actor]
        assert feature["properties"]["killed_high"] == one.killed_high


def test_ucdp_gives_back_days_places_and_tolls(tmp_path):
    given = incident(255, tolls=(toll("killed", 7, 12, latest_low=9, latest_high=9),))
    write_export(export(StandIn([given]), None, "ucdp"), tmp_path / "made.csv")
    (row,) = READERS["ucdp"](tmp_path / "made.csv")
    assert (row.id, row.country, row.killed_low, row.killed_best, row.killed_high) == ("255", "IRN", 7, 9, 12)
    assert (row.latitude, row.longitude, row.place) == (27.37, 62.33, "Saravan")
    assert row.start.isoformat() == row.end.isoformat() == given.time.start
    assert row.actors == ("Government of Pakistan", "Jaish al-Adl")


def test_acled_gives_back_days_places_and_actors(tmp_path):
    given = incident(255, tolls=(toll("killed", 7, 12),))
    write_export(export(StandIn([given]), None, "acled"), tmp_path / "made.csv")
    (row,) = READERS["acled"](tmp_path / "made.csv")
    assert (row.id, row.country, row.killed_best, row.kind) == ("IRN255", "IRN", 7, "Air/drone strike")
    assert (row.start.isoformat(), row.latitude, row.actors) == (
        "2024-01-18",
        27.37,
        ("Pakistan's military", "Jaish al-Adl"),
    )


def test_polecat_gives_back_types_and_actors(view, incidents, tmp_path):
    write_export(export(view, None, "polecat"), tmp_path / "made.txt")
    rows = {row.id: row for row in READERS["polecat"](tmp_path / "made.txt")}
    first = rows[incidents[0].id]
    assert (first.kind, first.actors, first.country) == (
        "ASSAULT",
        ("Pakistan's military", "Jaish al-Adl"),
        "IRN",
    )
    assert rows["i-0000000000005"].kind == "AGREE"
    assert rows["i-0000000000008"].latitude is None if "i-0000000000008" in rows else True


def test_plover_gives_back_its_fields(view):
    records = [json.loads(line) for line in bytes_of(view, "plover").splitlines()]
    first = records[0]
    assert (first["event"], first["mode"], first["quad_code"], first["event_scale"]) == (
        "ASSAULT",
        "aerial",
        4,
        -9.5,
    )
    assert first["size"] == {"dead": 9, "injured": 4}
    assert first["link"] == ["i-0000000000002"]
    assert first["event_loc"]["geonameid"] == 1159716


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_snapshot_gives_the_same_bytes(view, form):
    assert bytes_of(view, form) == bytes_of(view, form)
