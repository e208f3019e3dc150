"""OGC GeoPackage 1.3: a SQLite file with the layer `incident` and the tables `toll` and `report`."""

import json
import sqlite3
import struct
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from dateline.data import read_yaml
from dateline.exports.codebook import load_codebook
from dateline.exports.exporter import Exporter
from dateline.exports.flat import flat_row, is_coarse
from dateline.exports.record import Record

__all__ = ["APPLICATION_ID", "GeopackageExporter"]

APPLICATION_ID = 0x47504B47
"""`GPKG` (OGC 12-128r17, requirement 2)."""
_USER_VERSION = 10300
_WGS84 = 4326
_POINT_AT = 13
"""Bytes before the coordinates: the header's 8, WKB's byte order and type."""
_BATCH = 2_000
_CHUNK = 1 << 20
_SQL_TYPES = {"text": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "BOOLEAN", "date": "DATE"}
_TOLL = ("effect", "side", "low", "high", "latest_low", "latest_high", "sources")
_REPORT = (
    "event",
    "report",
    "title",
    "publisher",
    "url",
    "published",
    "copy_of",
    "score",
    "start",
    "end",
    "quote",
)


class GeopackageExporter(Exporter):
    """Writes the package aside, as SQLite needs a file, and passes it on in pieces of 1 MiB."""

    name = "gpkg"

    def chunks(self, records: Iterable[Record]) -> Iterator[bytes]:
        """The file; `gpkg_metadata` holds the note and the loss report."""
        with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
            path = Path(folder) / "export.gpkg"
            with closing(sqlite3.connect(path)) as connection:
                self._write(connection, records)
            with path.open("rb") as stream:
                while chunk := stream.read(_CHUNK):
                    yield chunk

    def _write(self, connection: sqlite3.Connection, records: Iterable[Record]) -> None:
        columns = load_codebook("csv").columns
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {_USER_VERSION}")
        layout = read_yaml("exports/geopackage_tables.yaml")
        for statement in layout["tables"]:
            connection.execute(statement)
        for srs in layout["reference_systems"]:
            connection.execute("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", srs)
        defined = ", ".join(f'"{column.name}" {_SQL_TYPES[column.type]}' for column in columns)
        connection.execute(
            f"CREATE TABLE incident (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom POINT, {defined})"
        )
        marks = ", ".join("?" * (len(columns) + 1))
        names = ", ".join(f'"{column.name}"' for column in columns)
        insert = f"INSERT INTO incident (geom, {names}) VALUES ({marks})"
        extent = [180.0, 90.0, -180.0, -90.0]
        for number, record in enumerate(records, start=1):
            self.loss.read()
            self.loss.wrote()
            row = flat_row(record.document)
            point = self._point(record.document)
            if point:
                extent = [*map(min, extent[:2], point), *map(max, extent[2:], point)]
            values = (
                (column.many or "; ").join(value) if isinstance(value, list) else value
                for column in columns
                for value in (row[column.name],)
            )
            connection.execute(insert, (_geometry(point), *values))
            self._write_parts(connection, record.document)
            if number % _BATCH == 0:
                connection.commit()
        for statement in layout["spatial_index"]:
            connection.execute(statement)
        _fill_index(connection)
        self._describe(connection, extent)
        connection.commit()

    def _point(self, document: Mapping[str, Any]) -> tuple[float, float] | None:
        place = document["place"] or {}
        longitude, latitude = place.get("longitude"), place.get("latitude")
        if longitude is None or latitude is None:
            self.loss.note("no_coordinates")
            return None
        if is_coarse(document):
            self.loss.note("coarse")
        return longitude, latitude

    def _write_parts(self, connection: sqlite3.Connection, document: Mapping[str, Any]) -> None:
        for table, rows, names in (
            ("toll", document["tolls"], _TOLL),
            ("report", document["members"], _REPORT),
        ):
            marks = ", ".join("?" * (len(names) + 1))
            listed = ", ".join(f'"{name}"' for name in ("incident", *names))
            connection.executemany(
                f"INSERT INTO {table} ({listed}) VALUES ({marks})",
                ((document["id"], *(row[name] for name in names)) for row in rows),
            )

    def _describe(self, connection: sqlite3.Connection, extent: list[float]) -> None:
        time = (self.note.snapshot.time or "1970-01-01T00:00:00")[:19] + ".000Z"
        bounds = extent if extent[0] <= extent[2] else [None] * 4
        insert = "INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        connection.execute(
            insert, ("incident", "features", "incident", "One row an incident", time, *bounds, _WGS84)
        )
        for table, words in (("toll", "Tolls by effect and side"), ("report", "Reports of each incident")):
            connection.execute(insert, (table, "attributes", table, words, time, *[None] * 4, None))
        connection.execute(
            "INSERT INTO gpkg_geometry_columns VALUES ('incident', 'geom', 'POINT', ?, 0, 0)", (_WGS84,)
        )
        texts = (("dateline", self.note.document()), ("dateline.loss", self.loss.document()))
        for number, (name, document) in enumerate(texts, start=1):
            connection.execute(
                "INSERT INTO gpkg_metadata VALUES (?, 'dataset', ?, 'application/json', ?)",
                (number, f"urn:{name}", json.dumps(document, ensure_ascii=False)),
            )
            connection.execute(
                "INSERT INTO gpkg_metadata_reference VALUES ('geopackage', NULL, NULL, NULL, ?, ?, NULL)",
                (time, number),
            )


def _fill_index(connection: sqlite3.Connection) -> None:
    """Every point into the R-tree; SQLite holds a few pages of it at a time."""
    connection.create_function("point", 2, _coordinate, deterministic=True)
    connection.execute(
        "INSERT INTO rtree_incident_geom SELECT fid, point(geom, 0), point(geom, 0), point(geom, 1), "
        "point(geom, 1) FROM incident WHERE geom NOTNULL"
    )


def _coordinate(geometry: bytes, axis: int) -> float:
    """Longitude (axis 0) or latitude (1) of a point that `_geometry` wrote."""
    value: float = struct.unpack_from("<d", geometry, _POINT_AT + 8 * axis)[0]
    return value


def _geometry(point: tuple[float, float] | None) -> bytes | None:
    """A point as GeoPackage binary: header without envelope, little-endian WKB (OGC 12-128r17, 2.1.3)."""
    if point is None:
        return None
    return b"GP" + struct.pack("<BBiBIdd", 0, 1, _WGS84, 1, 1, *point)
