"""Incidents that were exported whole: JSON lines and Parquet."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.model import Incident

__all__ = ["read_incident", "read_incidents", "read_parquet_rows"]


def read_incident(text: str) -> Incident:
    """An incident from its JSON.

    Raises:
        pydantic.ValidationError: where it is none.
    """
    return Incident.model_validate_json(text)


def read_parquet_rows(path: Path) -> Iterator[str]:
    """The JSON of each incident of a Parquet file, a row group at a time.

    Raises:
        ValueError: if it is no Parquet file, or none of incidents.
    """
    import pyarrow as pa  # noqa: PLC0415 - heavy
    import pyarrow.parquet as pq  # noqa: PLC0415 - heavy

    try:
        with pq.ParquetFile(path) as file:
            if missing := set(Incident.model_fields) - set(file.schema_arrow.names):
                raise ValueError(f"no Parquet file of incidents: the column {min(missing)} is missing")
            for batch in file.iter_batches(batch_size=500):
                yield from (_document(row) for row in batch.to_pylist())
    except pa.ArrowInvalid as error:
        raise ValueError(f"no Parquet file: {error}") from error


def _document(row: dict[str, Any]) -> str:
    for version in row["versions"]:
        version["value"] = json.loads(version["value"])
    for name in ("first_published", "last_published"):
        row[name] = row[name].isoformat() if row[name] else None
    return json.dumps(row, ensure_ascii=False)


def read_incidents(path: Path) -> Iterator[Incident]:
    """The incidents of a file that was exported as jsonl or parquet.

    Raises:
        ValueError: if it is neither.
        OSError: if it can't be read.
    """
    if path.suffix == ".parquet":
        yield from map(read_incident, read_parquet_rows(path))
        return
    with path.open(encoding="utf-8") as stream:
        yield from (read_incident(line) for line in stream if line.strip())
