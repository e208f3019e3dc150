"""Exports load with the ordinary readers of their formats."""

import csv
import io
import json
from pathlib import Path

import pytest

from dateline.exports import load_codebook
from dateline.services.exporting import export, write_export


@pytest.fixture
def made(view, tmp_path):
    def write(form: str) -> Path:
        path = tmp_path / f"made{load_codebook(form).suffix}"
        write_export(export(view, None, form), path)
        return path

    return write


def test_gdelt_events_load_with_gdelt_py(made):
    """gdelt-py (PyPI): its parser of 2.0 event files, and its checked event model."""
    parsers = pytest.importorskip("py_gdelt.parsers.events")
    models = pytest.importorskip("py_gdelt.models.events")
    events = [models.Event.from_raw(raw) for raw in parsers.EventsParser().parse(made("gdelt").read_bytes())]
    assert len(events) == 9
    first, protest = events[0], events[3]
    assert (first.global_event_id, first.event_code, first.quad_class, first.goldstein_scale) == (
        1,
        "195",
        4,
        -10.0,
    )
    assert first.actor1.name == "PAKISTAN'S MILITARY"
    assert (first.action_geo.lat, first.action_geo.lon, first.action_geo.country_code) == (27.37, 62.33, "IR")
    assert (protest.event_root_code, protest.quad_class) == ("14", 3)
    assert events[4].event_code == "036"


def test_gdelt_mentions_load_with_gdelt_py(made):
    """gdelt-py (PyPI): its parser of 2.0 mentions."""
    parsers = pytest.importorskip("py_gdelt.parsers.mentions")
    models = pytest.importorskip("py_gdelt.models.events")
    raws = parsers.MentionsParser().parse(made("gdelt-mentions").read_bytes())
    mentions = [models.Mention.from_raw(raw) for raw in raws]
    assert len(mentions) == 18
    assert mentions[1].confidence == 90
    assert mentions[0].source_name == "Outlet 1"


def test_acled_loads_with_the_client_of_its_interface(made):
    """acled (PyPI): what its client makes of a row, and the columns that its event type has."""
    clients = pytest.importorskip("acled.clients.acled_data_client")
    models = pytest.importorskip("acled.models")
    client = object.__new__(clients.AcledDataClient)
    rows = list(csv.DictReader(io.StringIO(made("acled").read_text(encoding="utf-8"))))
    assert set(rows[0]) == set(models.AcledEvent.__annotations__)
    events = [client._parse_event(dict(row)) for row in rows]
    assert [event["fatalities"] for event in events][:3] == [7, 2, 12]
    assert events[0]["event_date"].isoformat() == "2024-01-18"
    assert events[0]["timestamp"].isoformat() == "2024-03-01T12:00:00+00:00"


def test_ucdp_loads_with_pandas_as_the_published_file_does(made):
    """pandas (PyPI): no reader of GED of its own is published; this is how its users load it."""
    pandas = pytest.importorskip("pandas")
    frame = pandas.read_csv(made("ucdp"), parse_dates=["date_start", "date_end"])
    assert len(frame.columns) == 49
    parts = frame[["deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"]].sum(axis=1)
    assert (parts == frame["best"]).all()
    assert ((frame["low"] <= frame["best"]) & (frame["best"] <= frame["high"])).all()
    assert str(frame["date_start"].dt.date.iloc[0]) == "2024-01-18"


def test_geopackage_and_geojson_load_with_gdal(made):
    """pyogrio and geopandas (PyPI): GDAL's own drivers."""
    geopandas = pytest.importorskip("geopandas")
    package, collection = (
        geopandas.read_file(made("gpkg"), layer="incident"),
        geopandas.read_file(made("geojson")),
    )
    assert package.crs.to_epsg() == collection.crs.to_epsg() == 4326
    for frame in (package, collection):
        assert len(frame) == 13
        assert frame.geometry.iloc[0].coords[0] == (62.33, 27.37)
        assert frame["killed_high"].iloc[0] == 9
        assert frame.geometry.isna().sum() == 1
    tolls = geopandas.read_file(made("gpkg"), layer="toll")
    assert set(tolls["effect"]) == {"killed", "injured", "missing", "detained"}


def test_gdal_finds_and_uses_the_spatial_index(made):
    """pyogrio (PyPI): what QGIS asks of the driver before it draws a part of the map."""
    pyogrio = pytest.importorskip("pyogrio")
    path = made("gpkg")
    assert pyogrio.read_info(path, layer="incident")["capabilities"]["fast_spatial_filter"]
    around_saravan = pyogrio.read_dataframe(path, layer="incident", bbox=(62, 27, 63, 28))
    assert set(around_saravan["place"]) == {"Saravan", "Sabz Koh"}
    assert len(around_saravan) == 11
    assert list(pyogrio.read_dataframe(path, layer="incident", bbox=(50, 30, 55, 35))["place"]) == ["Iran"]


def test_prov_loads_with_the_prov_library(made):
    """prov (PyPI): the reference implementation of PROV-JSON in Python."""
    model = pytest.importorskip("prov.model")
    document = model.ProvDocument.deserialize(content=made("prov").read_text(encoding="utf-8"), format="json")
    bundles = list(document.bundles)
    assert len(bundles) == 13
    derivations = bundles[0].get_records(model.ProvDerivation)
    quotations = [one for one in derivations if model.PROV["Quotation"] in one.get_asserted_types()]
    assert len(quotations) == 4
    assert document.unified()


def test_parquet_loads_with_duckdb_and_pandas(made):
    """duckdb and pandas (PyPI)."""
    duckdb = pytest.importorskip("duckdb")
    path = made("parquet")
    counted = duckdb.sql(
        f"SELECT type, sum(killed_high) FROM read_parquet('{path}') "
        "WHERE standing = 'contested' GROUP BY type"
    ).fetchall()
    assert counted == [("ASSAULT", 9)]
    named = duckdb.sql(
        f"SELECT actor[1].name FROM read_parquet('{path}') WHERE id = 'i-0000000000002'"
    ).fetchall()
    assert named == [("Islamic Revolutionary Guard Corps",)]


def test_polecat_loads_as_the_loaders_of_the_published_files_read_it(made):
    """csv with tabs and ISO-8859-1, as the published files are read: names survive what is ASCII in them."""
    rows = list(csv.reader(made("polecat").open(encoding="ISO-8859-1", newline=""), delimiter="\t"))
    assert len(rows[0]) == 40
    assert {len(row) for row in rows} == {40}
    assert rows[1][7] == "Pakistan's military"


def test_notes_stand_in_the_formats_own_places(made):
    import pyarrow.parquet as pq

    metadata = pq.read_metadata(made("parquet")).metadata
    assert json.loads(metadata[b"dateline"])["snapshot"]["id"] == "s-0123456789abcdef"
    assert json.loads(metadata[b"dateline.loss"])["rows"] == 13
    geojson = json.loads(made("geojson").read_bytes())
    assert geojson["dateline"]["licence"]
    assert geojson["dateline_loss"]["changed"]
    path = made("acled")
    beside = json.loads(path.with_name(f"{path.name}.meta.json").read_text(encoding="utf-8"))
    assert beside["loss"]["left_out"]
    assert beside["loss"]["mapping"]["fatalities"]
