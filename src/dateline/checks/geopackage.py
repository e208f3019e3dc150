"""GeoPackage: the standard's requirements on the file, and the codebook's on the layer `incident`."""

import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from dateline.checks.delimited import TableRow, check_cells
from dateline.checks.fault import Fault
from dateline.checks.own import flat_faults
from dateline.exports import load_codebook
from dateline.exports.geopackage import APPLICATION_ID

__all__ = ["check_geopackage"]

_TABLES = ("gpkg_spatial_ref_sys", "gpkg_contents", "gpkg_geometry_columns")
_SYSTEMS = (-1, 0, 4326)


def check_geopackage(path: Path) -> Iterator[Fault]:
    """The faults of a GeoPackage; lines are rows of the layer.

    Raises:
        OSError: if the file can't be read.
    """
    with path.open("rb") as stream:
        if stream.read(16) != b"SQLite format 3\x00":
            yield Fault(None, None, "is not a SQLite file")
            return
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            yield from _package(connection)
    except sqlite3.DatabaseError as error:
        yield Fault(None, None, f"is not a sound SQLite file: {error}")


def _package(connection: sqlite3.Connection) -> Iterator[Fault]:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        yield Fault(None, "application_id", "is not GPKG")
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if missing := [name for name in _TABLES if name not in tables]:
        yield Fault(None, missing[0], "the table is missing; a GeoPackage needs it")
        return
    systems = {number for (number,) in connection.execute("SELECT srs_id FROM gpkg_spatial_ref_sys")}
    for number in _SYSTEMS:
        if number not in systems:
            yield Fault(None, "gpkg_spatial_ref_sys", f"the reference system {number} is missing")
    for (name,) in connection.execute("SELECT table_name FROM gpkg_contents"):
        if name not in tables:
            yield Fault(None, "gpkg_contents", f"names a table {name} that is not there")
    for fault in connection.execute("PRAGMA integrity_check(5)"):
        if fault[0] != "ok":
            yield Fault(None, None, str(fault[0]))
    columns = connection.execute(
        "SELECT table_name, column_name, srs_id FROM gpkg_geometry_columns"
    ).fetchall()
    for table, column, system in columns:
        if table in tables:
            yield from _geometries(connection, table, column, system)
    yield from _indexes(connection, tables)
    if "incident" in tables:
        yield from _incidents(connection)


def _geometries(connection: sqlite3.Connection, table: str, column: str, system: int) -> Iterator[Fault]:
    geometry, layer = _quoted(column), _quoted(table)
    rows = connection.execute(f"SELECT rowid, {geometry} FROM {layer} WHERE {geometry} NOTNULL")
    for number, blob in rows:
        if not isinstance(blob, bytes) or len(blob) < 8 or blob[:2] != b"GP":
            yield Fault(number, column, "is no GeoPackage geometry")
            continue
        order = "<" if blob[3] & 1 else ">"
        if struct.unpack(f"{order}i", blob[4:8])[0] != system:
            yield Fault(number, column, f"has another reference system than the layer's {system}")


def _indexes(connection: sqlite3.Connection, tables: set[str]) -> Iterator[Fault]:
    """Whether every spatial index that the package declares is there and knows every geometry."""
    if "gpkg_extensions" not in tables:
        return
    declared = connection.execute(
        "SELECT table_name, column_name FROM gpkg_extensions WHERE extension_name = 'gpkg_rtree_index'"
    ).fetchall()
    for table, column in declared:
        index = f"rtree_{table}_{column}"
        if index not in tables or table not in tables:
            yield Fault(None, "gpkg_extensions", f"declares a spatial index {index} that is not there")
            continue
        # Bit 4 of the flags (byte 4) marks a geometry without points, which no index holds.
        rows = connection.execute(
            f"SELECT rowid, {_quoted(column)} FROM {_quoted(table)} WHERE {_quoted(column)} NOTNULL "
            f"AND rowid NOT IN (SELECT id FROM {_quoted(index)})"
        )
        for number, blob in rows:
            if isinstance(blob, bytes) and len(blob) > 3 and not blob[3] & 0x10:
                yield Fault(number, column, f"is missing from the spatial index {index}: no map will find it")


def _quoted(name: str) -> str:
    """A name as SQL takes it, whatever is in it."""
    return '"' + name.replace('"', '""') + '"'


def _incidents(connection: sqlite3.Connection) -> Iterator[Fault]:
    book = load_codebook("csv")
    present = {row[1] for row in connection.execute("PRAGMA table_info(incident)")}
    names = [name for name in book.names if name in present]
    for name in set(book.names) - present:
        yield Fault(None, name, "the column is missing from the layer incident")
    listed = ", ".join(f'"{name}"' for name in names)
    booleans = {column.name for column in book.columns if column.type == "boolean"}
    for number, *values in connection.execute(f"SELECT fid, {listed} FROM incident"):
        cells = {
            name: "" if value is None else ("true" if value else "false") if name in booleans else str(value)
            for name, value in zip(names, values, strict=True)
        }
        row = TableRow(number, cells)
        yield from check_cells(row, book)
        yield from flat_faults(row)
