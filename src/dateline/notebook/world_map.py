"""A small map of where incidents happened, as lines and dots of a drawing."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model import IncidentPoint, PlacePrecision
from dateline.notebook.borders import Country, Ring, countries

__all__ = ["Dot", "Shape", "WorldMap", "draw_map"]

WIDTH, HEIGHT = 640, 320
"""User units: at their smallest scale these hold the whole world."""
AIR = 1.3
"""The window is this much wider than the incidents lie apart, and never narrower than `LEAST` degrees."""
LEAST = (10.0, 5.0)
WIDE = 120
"""Degrees of longitude beyond which no latitude stands for the whole window."""
THIN = 0.7
"""User units: a border's points that are closer than this are left out."""
CELL = 6
"""User units: incidents that fall into one square of this size share a dot."""
COARSE = frozenset({PlacePrecision.ADMIN1, PlacePrecision.COUNTRY, PlacePrecision.REGION})


@dataclass(frozen=True, slots=True)
class Shape:
    """A country, as the data of an SVG path."""

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Dot:
    """Incidents at about one point, in user units."""

    x: float
    y: float
    radius: float
    coarse: bool
    """Whether all of them are known to a country or a division only, whose middle this is."""
    told: str


@dataclass(frozen=True, slots=True)
class WorldMap:
    """What to draw, borders first."""

    shapes: tuple[Shape, ...]
    dots: tuple[Dot, ...]
    incidents: int
    width: int = WIDTH
    height: int = HEIGHT


@dataclass(frozen=True, slots=True)
class _Window:
    """Equirectangular, true to scale at the middle latitude."""

    west: float
    north: float
    scale: float
    narrowing: float

    def across(self, longitude: float) -> float:
        return (longitude - self.west) * self.scale * self.narrowing

    def down(self, latitude: float) -> float:
        return (self.north - latitude) * self.scale


def draw_map(points: Sequence[IncidentPoint]) -> WorldMap | None:
    """The countries around the incidents, and a dot for each place; None without a map or incidents."""
    known = countries()
    if not points or not known:
        return None
    window = _around(points)
    shapes = [Shape(country.name, path) for country in known if (path := _path(country, window))]
    return WorldMap(tuple(shapes), _dots(points, window), len(points))


def _around(points: Sequence[IncidentPoint]) -> _Window:
    west, east = min(one.longitude for one in points), max(one.longitude for one in points)
    south, north = min(one.latitude for one in points), max(one.latitude for one in points)
    middle = (south + north) / 2
    narrowing = 1.0 if east - west > WIDE else max(0.2, math.cos(math.radians(middle)))
    wide, high = max((east - west) * AIR, LEAST[0]), max((north - south) * AIR, LEAST[1])
    scale = max(min(WIDTH / (wide * narrowing), HEIGHT / high), HEIGHT / 180)
    return _Window(
        west=(west + east) / 2 - WIDTH / scale / narrowing / 2,
        north=middle + HEIGHT / scale / 2,
        scale=scale,
        narrowing=narrowing,
    )


def _dots(points: Sequence[IncidentPoint], window: _Window) -> tuple[Dot, ...]:
    cells: dict[tuple[int, int], list[IncidentPoint]] = defaultdict(list)
    for one in points:
        x, y = window.across(one.longitude), window.down(one.latitude)
        cells[round(x / CELL), round(y / CELL)].append(one)
    dots = []
    for here in cells.values():
        types = sorted(
            Counter(one.type.lower() for one in here).items(), key=lambda pair: (-pair[1], pair[0])
        )
        days = sorted(one.start for one in here if one.start)
        when = f", {days[0]}" + (f" to {days[-1]}" if days[-1] != days[0] else "") if days else ""
        dots.append(
            Dot(
                x=round(sum(window.across(one.longitude) for one in here) / len(here), 1),
                y=round(sum(window.down(one.latitude) for one in here) / len(here), 1),
                radius=round(min(16.0, 3 + 1.5 * math.sqrt(len(here) - 1)), 1),
                coarse=all(one.precision in COARSE for one in here),
                told=", ".join(f"{count:,} {name}" for name, count in types) + when,
            )
        )
    # The small over the large, so that none is hidden.
    return tuple(sorted(dots, key=lambda dot: (-dot.radius, dot.x, dot.y)))


def _path(country: Country, window: _Window) -> str:
    parts = []
    for ring in country.rings:
        laid = [(window.across(longitude), window.down(latitude)) for longitude, latitude in ring]
        kept = _thinned(_clipped(laid))
        if len(kept) > 2:
            parts.append("M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in kept) + "Z")
    return "".join(parts)


def _clipped(ring: Ring) -> Ring:
    """The part of a ring inside the drawing and a little beyond, so that no edge shows as a border.

    Sutherland and Hodgman, Reentrant polygon clipping, Communications of the ACM 17(1), 1974.
    """
    margin = 4.0
    for axis, edge, sign in (
        (0, -margin, 1),
        (0, WIDTH + margin, -1),
        (1, -margin, 1),
        (1, HEIGHT + margin, -1),
    ):
        if not ring:
            return ring
        kept: Ring = []
        before = ring[-1]
        for point in ring:
            inside, was = sign * (point[axis] - edge) >= 0, sign * (before[axis] - edge) >= 0
            if inside != was:
                share = (edge - before[axis]) / (point[axis] - before[axis])
                kept.append(
                    (before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1]))
                )
            if inside:
                kept.append(point)
            before = point
        ring = kept
    return ring


def _thinned(ring: Ring) -> Ring:
    kept = ring[:1]
    for point in ring[1:]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= THIN:
            kept.append(point)
    return kept
