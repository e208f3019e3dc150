"""Borders of countries out of the desk's map: Natural Earth's, de facto, as `tools/build_map.py` makes it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from dateline.views.terminal.country import country_name

__all__ = ["Country", "Ring", "countries"]

Ring = list[tuple[float, float]]
"""Longitudes and latitudes, or places in a drawing."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country's outline; holes are rings like the others."""

    name: str
    rings: tuple[Ring, ...]


@lru_cache(maxsize=1)
def countries() -> tuple[Country, ...]:
    """All countries, in the order of the file; none where this installation has no map."""
    found = next((path for path in _places() if path.is_file()), None)
    return _decode(json.loads(found.read_text(encoding="utf-8"))) if found else ()


def _places() -> tuple[Path, ...]:
    """Where the map lies in an installation, and in a checkout whose front end is not built."""
    package = Path(str(files("dateline")))
    return (
        package / "desk" / "static" / "map" / "world.json",
        package.parents[1] / "frontend" / "public" / "map" / "world.json",
    )


def _decode(topology: dict[str, Any]) -> tuple[Country, ...]:
    """Quantised TopoJSON: each arc is a first point and steps, and a ring is arcs end to end."""
    (wide, high), (west, south) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: dict[int, Ring] = {}

    def arc(number: int) -> Ring:
        if number < 0:  # the ones' complement of an arc means that arc backwards
            return arc(~number)[::-1]
        if number not in arcs:
            x = y = 0
            laid = []
            for step_x, step_y in topology["arcs"][number]:
                x, y = x + step_x, y + step_y
                laid.append((x * wide + west, y * high + south))
            arcs[number] = laid
        return arcs[number]

    def ring(numbers: Sequence[int]) -> Ring:
        joined: Ring = []
        for number in numbers:
            joined += arc(number)[1 if joined else 0 :]
        return joined

    found = []
    for shape in topology["objects"]["countries"]["geometries"]:
        polygons = {"Polygon": [shape.get("arcs")], "MultiPolygon": shape.get("arcs")}.get(
            shape["type"]
        ) or []
        rings = tuple(ring(numbers) for polygon in polygons for numbers in polygon)
        found.append(Country(country_name(shape["properties"]["code"]), rings))
    return tuple(found)
