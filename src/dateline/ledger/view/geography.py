"""Circles and boxes on the globe, as conditions that an index on latitude and longitude can answer."""

import math
import sqlite3

from sqlalchemy import ColumnElement, Connection, Float, and_, func, literal, or_

from dateline.ledger.tables import derived
from dateline.ledger.view.error import QueryError

__all__ = ["in_box", "kilometres", "near", "prepare"]

EARTH = 6371.0088
"""Mean radius in kilometres (IUGG)."""
SLACK = 1e-6
"""Degrees: rounding must not cut a place on the edge off before the distance itself is reckoned."""


def kilometres(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Distance of two places over the globe, by the haversine formula."""
    first, second = math.radians(latitude), math.radians(other_latitude)
    across = math.radians(other_longitude - longitude)
    half = (
        math.sin((second - first) / 2) ** 2 + math.cos(first) * math.cos(second) * math.sin(across / 2) ** 2
    )
    return 2 * EARTH * math.asin(math.sqrt(min(1.0, half)))


def prepare(connection: Connection) -> None:
    """Give SQLite the distance, since not every build of it knows sine and cosine."""
    if connection.dialect.name == "sqlite":
        raw = connection.connection.dbapi_connection
        if isinstance(raw, sqlite3.Connection):
            raw.create_function("dateline_km", 4, kilometres, deterministic=True)


def near(connection: Connection, latitude: float, longitude: float, radius: float) -> ColumnElement[bool]:
    """Places within a radius in kilometres: first a box that an index finds, then the distance itself.

    Raises:
        QueryError: if there is no such place on the globe, or the radius is not positive.
    """
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180 and 0 < radius < math.inf):
        raise QueryError(
            f"near {latitude:g},{longitude:g},{radius:g} is no circle: write latitude,longitude,kilometres, "
            "such as 33.3,44.4,50"
        )
    prepare(connection)
    span = math.degrees(radius / EARTH) + SLACK
    south, north = latitude - span, latitude + span
    parts: list[ColumnElement[bool]] = [_latitudes(max(south, -90.0), min(north, 90.0))]
    if south > -90 and north < 90:
        # The meridians that touch the circle: sin(across) = sin(radius) / cos(latitude); none around a pole.
        reach = math.sin(math.radians(span)) / math.cos(math.radians(latitude))
        across = math.degrees(math.asin(min(1.0, reach))) + SLACK
        parts.append(_between(longitude - across, longitude + across))
    parts.append(_distance(connection, latitude, longitude) <= radius)
    return and_(*parts)


def in_box(west: float, south: float, east: float, north: float) -> ColumnElement[bool]:
    """Places in a box; one whose west lies east of its east crosses the date line.

    Raises:
        QueryError: if it is no box on the globe.
    """
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise QueryError(
            f"box {west:g},{south:g},{east:g},{north:g} is none: write west,south,east,north in degrees, "
            "such as 44,25,63,40"
        )
    place = derived.incident.c
    if west <= east:
        across: ColumnElement[bool] = place.longitude.between(west, east)
    else:
        across = or_(place.longitude >= west, place.longitude <= east)
    return and_(_latitudes(south, north), across)


def _latitudes(south: float, north: float) -> ColumnElement[bool]:
    """Latitudes from south to north, degree by degree.

    An index that begins with the latitude is read along whole parallels: seventy times the width of a circle
    of 300 km. Of one that begins with rounded latitudes only the longitudes of each degree are read.
    """
    latitude = derived.incident.c.latitude
    # Databases round halves differently; every way of rounding stays between these.
    degrees = [float(degree) for degree in range(math.floor(south), math.ceil(north) + 1)]
    return and_(func.round(latitude).in_(degrees), latitude.between(south, north))


def _between(west: float, east: float) -> ColumnElement[bool]:
    """Longitudes from west to east, either of which may lie beyond the date line."""
    place = derived.incident.c
    if east - west >= 360:
        return place.longitude.is_not(None)
    if west < -180:
        return or_(place.longitude >= west + 360, place.longitude <= east)
    if east > 180:
        return or_(place.longitude >= west, place.longitude <= east - 360)
    return place.longitude.between(west, east)


def _distance(connection: Connection, latitude: float, longitude: float) -> ColumnElement[float]:
    place = derived.incident.c
    if connection.dialect.name == "sqlite":
        return func.dateline_km(latitude, longitude, place.latitude, place.longitude, type_=Float)
    half = func.pow(func.sin(func.radians(place.latitude - latitude) / 2), 2) + func.cos(
        literal(math.radians(latitude))
    ) * func.cos(func.radians(place.latitude)) * func.pow(
        func.sin(func.radians(place.longitude - longitude) / 2), 2
    )
    return 2 * EARTH * func.asin(func.sqrt(func.least(1.0, half)), type_=Float)
