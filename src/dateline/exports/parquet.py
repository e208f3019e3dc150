"""Parquet: one row an incident, typed and nested, a row group at a time."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from dateline.exports.exporter import Exporter
from dateline.exports.record import Record

if TYPE_CHECKING:
    import pyarrow

__all__ = ["ROW_GROUP", "ParquetExporter", "parquet_schema"]

ROW_GROUP = 10_000
"""Incidents a row group. The file's index of its groups, 70 columns each, is held until the end: few groups
keep it small. With groups of 2,000 a million incidents took 100 MB more than twenty thousand."""
_ROWS = 250
"""Incidents held as Python objects at a time, ten times what Arrow takes for them. 1,000 took 25 MB more."""


@cache
def parquet_schema() -> "pyarrow.Schema":
    """The types of all columns. What has any JSON shape (a version's value) is JSON text."""
    import pyarrow as pa  # noqa: PLC0415 - heavy

    text, whole, real, flag = pa.string(), pa.int64(), pa.float64(), pa.bool_()
    texts = pa.list_(text)
    party = pa.struct(
        {"id": text, "name": text, "kind": text, "country": texts, "plover": texts, "wikidata": text}.items()
    )
    time = pa.struct({"start": text, "end": text, "granularity": text, "basis": text}.items())
    place = pa.struct(
        {
            "name": text,
            "geonameid": whole,
            "country": text,
            "admin1": text,
            "latitude": real,
            "longitude": real,
            "precision": text,
        }.items()
    )
    bound = pa.struct({"value": whole, "publisher": text, "published": text, "source": text}.items())
    ends = {"low": whole, "high": whole, "latest_low": whole, "latest_high": whole}
    toll = pa.struct(
        {
            **{"effect": text, "side": text},
            **ends,
            **{"set_low": bound, "set_high": bound, "sources": whole},
        }.items()
    )
    source = pa.struct(
        {
            **dict.fromkeys(("report", "event", "claim", "source", "kind", "stance"), text),
            "via": texts,
            **dict.fromkeys(("publisher", "published", "copy_of"), text),
            **{"start": whole, "end": whole, "quote": text},
        }.items()
    )
    version = pa.struct(
        {
            **dict.fromkeys(("field", "value", "label", "side"), text),
            "independent": whole,
            **{"first": text, "latest": text, "headline": flag, "judgement": whole},
            "sources": pa.list_(source),
        }.items()
    )
    member = pa.struct(
        {
            **dict.fromkeys(("event", "report", "title", "publisher", "url", "published", "copy_of"), text),
            **{"score": real, "start": whole, "end": whole, "quote": text},
        }.items()
    )
    link = pa.struct(
        {"kind": text, "outgoing": flag, "incident": text, "title": text, "reports": whole}.items()
    )
    return pa.schema(
        {
            **{"id": text, "title": text, "type": text, "mode": text, "quad": pa.int8(), "intensity": real},
            **{"status": text, "standing": text, "accepted": flag, "rejected": flag, "flags": texts},
            **{"actor": pa.list_(party), "recipient": pa.list_(party), "time": time, "place": place},
            **dict.fromkeys(("killed_low", "killed_high", "injured_low", "injured_high"), whole),
            **{
                "reports": whole,
                "sources": whole,
                "first_published": pa.date32(),
                "last_published": pa.date32(),
            },
            **{"score": real, "name": text, "contexts": texts, "cameo": text, "instruments": texts},
            **{"tolls": pa.list_(toll), "versions": pa.list_(version), "members": pa.list_(member)},
            **{"links": pa.list_(link), "policy": text},
        }.items()
    )


class _Sink:
    """A file for pyarrow to write to whose content is taken away as it grows."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._position = 0
        self.closed = False

    def write(self, data: bytes) -> int:
        self._parts.append(bytes(data))
        self._position += len(data)
        return len(data)

    def tell(self) -> int:
        return self._position

    def flush(self) -> None:
        """Nothing waits."""

    def close(self) -> None:
        self.closed = True

    def take(self) -> bytes:
        taken = b"".join(self._parts)
        self._parts.clear()
        return taken


class ParquetExporter(Exporter):
    """Writes row groups of `ROW_GROUP` incidents; note and loss report stand in the file's metadata."""

    name = "parquet"

    def chunks(self, records: Iterable[Record]) -> Iterator[bytes]:
        """The file; its metadata, at the end, holds `dateline` (the note) and `dateline.loss`."""
        import pyarrow as pa  # noqa: PLC0415 - heavy
        import pyarrow.parquet as pq  # noqa: PLC0415 - heavy

        sink = _Sink()
        schema = parquet_schema()
        writer = pq.ParquetWriter(pa.PythonFile(sink, mode="w"), schema, compression="zstd")
        try:
            for tables in _grouped(pa.Table.from_pylist(rows, schema=schema) for rows in self._rows(records)):
                writer.write_table(pa.concat_tables(tables), row_group_size=ROW_GROUP)
                yield sink.take()
            writer.add_key_value_metadata(
                {
                    "dateline": json.dumps(self.note.document(), ensure_ascii=False),
                    "dateline.loss": json.dumps(self.loss.document(), ensure_ascii=False),
                }
            )
        finally:
            writer.close()
        yield sink.take()

    def _rows(self, records: Iterable[Record]) -> Iterator[list[Mapping[str, Any]]]:
        rows: list[Mapping[str, Any]] = []
        for record in records:
            self.loss.read()
            self.loss.wrote()
            rows.append(_row(record.document))
            if len(rows) == _ROWS:
                yield rows
                rows = []
        if rows:
            yield rows


def _grouped(tables: "Iterable[pyarrow.Table]") -> "Iterator[list[pyarrow.Table]]":
    """Tables of `_ROWS` rows, as many as make a row group."""
    group: list[pyarrow.Table] = []
    for table in tables:
        group.append(table)
        if len(group) * _ROWS >= ROW_GROUP:
            yield group
            group = []
    if group:
        yield group


def _row(document: dict[str, Any]) -> Mapping[str, Any]:
    """The incident with its days as days and its versions' values as JSON text."""
    days = {
        name: date.fromisoformat(document[name]) if document[name] else None
        for name in ("first_published", "last_published")
    }
    versions = [
        {**version, "value": json.dumps(version["value"], ensure_ascii=False)}
        for version in document["versions"]
    ]
    return {**document, **days, "versions": versions}
