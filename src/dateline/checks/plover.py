"""PLOVER's JSON records: the manual's rules on fields."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.checks.cell import cell_faults
from dateline.checks.fault import Fault
from dateline.checks.polecat import contexts, modes, quad
from dateline.exports import Column, load_codebook

__all__ = ["check_plover", "read_json_lines"]


def read_json_lines(path: Path) -> Iterator[tuple[int, Any] | Fault]:
    """The records of a file of JSON lines, with their line numbers.

    Raises:
        OSError: if the file can't be read.
    """
    with path.open(encoding="utf-8-sig", errors="replace") as stream:
        for number, line in enumerate(stream, start=1):
            if not line.strip():
                continue
            try:
                yield number, json.loads(line)
            except ValueError as error:
                yield Fault(number, None, f"is not JSON: {error}")


def check_plover(path: Path) -> Iterator[Fault]:
    """The faults of a file of PLOVER records, in order of lines.

    Raises:
        OSError: if the file can't be read.
    """
    seen: set[str] = set()
    for found in read_json_lines(path):
        if isinstance(found, Fault):
            yield found
            continue
        line, record = found
        if not isinstance(record, dict):
            yield Fault(line, None, "is not a JSON object")
            continue
        yield from _record(line, record)
        identifier = str(record.get("id"))
        if identifier in seen:
            yield Fault(line, "id", f"{identifier} stands on an earlier line too")
        seen.add(identifier)


def _record(line: int, record: dict[str, Any]) -> Iterator[Fault]:
    book = load_codebook("plover")
    columns: dict[str, Column] = {column.name: column for column in book.columns}
    for name in record.keys() - columns.keys():
        yield Fault(line, name, "PLOVER has no such field")
    for name, column in columns.items():
        value = record.get(name)
        empty = value in (None, "", [], {})
        if column.type == "json":
            words = ["is empty; the format requires it"] if empty and column.required else []
        else:
            words = list(cell_faults(column, "" if empty else str(value)))
        yield from (Fault(line, name, one) for one in words)
    kind = str(record.get("event"))
    mode = record.get("mode")
    if mode and quad(kind) and mode not in modes(kind):
        yield Fault(line, "mode", f"{mode!r} is no mode of {kind}")
    if quad(kind) and record.get("quad_code") not in (None, quad(kind)):
        yield Fault(line, "quad_code", f"is {record['quad_code']}; {kind} is {quad(kind)}")
    if kind in book.rules["required_recipient"] and not record.get("recipient"):
        yield Fault(line, "recipient", f"is empty; {kind} requires one")
    context = record.get("context") or []
    for name in context if isinstance(context, list) else [context]:
        if name not in contexts():
            yield Fault(line, "context", f"{name!r} is no context of PLOVER")
    yield from _parts(line, record)


def _parts(line: int, record: dict[str, Any]) -> Iterator[Fault]:
    place = record.get("event_loc") or {}
    if isinstance(place, dict):
        for name, most in (("lat", 90), ("lon", 180)):
            value = place.get(name)
            if value is not None and (not isinstance(value, int | float) or abs(value) > most):
                yield Fault(line, "event_loc", f"{name} {value!r} is outside -{most} to {most}")
        if place.get("resolution") not in (None, 1, 2, 3, 4, 5):
            yield Fault(line, "event_loc", f"resolution {place['resolution']!r} is outside 1 to 5")
    if record.get("enddate") and str(record["enddate"]) < str(record.get("date")):
        yield Fault(line, "enddate", "is before date")
    size = record.get("size") or {}
    if isinstance(size, dict):
        for name, value in size.items():
            if not (isinstance(value, int) and value >= 0) and not re.fullmatch(r"\w+", str(value)):
                yield Fault(line, "size", f"{name} {value!r} is neither a number nor a code")
    for role in ("actor", "recipient"):
        for entity in record.get(role) or []:
            if isinstance(entity, dict) and not (entity.get("code") or entity.get("entity_text")):
                yield Fault(line, role, "an entity has neither a code nor a text")
