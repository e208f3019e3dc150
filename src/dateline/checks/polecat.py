"""POLECAT and PETRARCH: rules on rows."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from dateline.checks.delimited import Shape, TableRow, check_table
from dateline.checks.fault import Fault
from dateline.checks.gdelt import GDELT_SHAPE
from dateline.data import read_yaml
from dateline.exports import load_codebook
from dateline.exports.cameo import goldstein

__all__ = ["POLECAT_SHAPE", "check_petrarch", "check_polecat", "contexts", "modes", "quad"]

POLECAT_SHAPE = Shape(delimiter="\t", empty="None")
"""The published files'."""


@cache
def _codings() -> Mapping[str, Any]:
    codings: Mapping[str, Any] = read_yaml("ontology/plover.yaml")
    return codings


def modes(kind: str) -> Mapping[str, Any]:
    """PLOVER's modes of a type, with their scores; none for a type that it doesn't know."""
    found: Mapping[str, Any] = _codings().get(kind, {}).get("modes", {})
    return found


def quad(kind: str) -> int | None:
    """PLOVER's quad of a type."""
    coding = _codings().get(kind)
    return int(coding["quad"]) if coding else None


@cache
def contexts() -> frozenset[str]:
    """PLOVER's contexts."""
    return frozenset(read_yaml("ontology/contexts.yaml"))


def check_polecat(path: Path) -> Iterator[Fault]:
    """The faults of a POLECAT file, in order of lines.

    Raises:
        OSError: if the file can't be read.
    """
    return check_table(path, load_codebook("polecat"), _together, shape=POLECAT_SHAPE)


def _together(row: TableRow) -> Iterator[Fault]:
    quads = load_codebook("polecat").rules["quads"]
    kind, mode = row.text("Event Type"), row.text("Event Mode")
    if mode and quad(kind) and mode not in modes(kind):
        yield Fault(row.line, "Event Mode", f"{mode!r} is no mode of {kind}")
    if (right := quad(kind)) and row.text("Quad Code") and row.text("Quad Code") != quads[right]:
        yield Fault(row.line, "Quad Code", f"is {row.text('Quad Code')}; {kind} is {quads[right]}")
    for context in filter(None, row.text("Contexts").split(";")):
        if context.strip() not in contexts():
            yield Fault(row.line, "Contexts", f"{context.strip()!r} is no context of PLOVER")
    if bool(row.text("Latitude")) != bool(row.text("Longitude")):
        yield Fault(row.line, "Latitude", "latitude and longitude come together")


def check_petrarch(path: Path) -> Iterator[Fault]:
    """The faults of a file of PETRARCH lines.

    Raises:
        OSError: if the file can't be read.
    """
    return check_table(path, load_codebook("petrarch"), _line, shape=GDELT_SHAPE)


def _line(row: TableRow) -> Iterator[Fault]:
    try:
        goldstein(row.text("cameo"))
    except KeyError:
        yield Fault(row.line, "cameo", f"{row.text('cameo')!r} is no code of CAMEO")
