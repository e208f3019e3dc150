"""Where."""

from pydantic import Field

from dateline.model.span import Row, Span
from dateline.model.vocabulary import PlacePrecision

__all__ = ["Place"]


class Place(Row):
    """A place that the report names, resolved as finely as is certain."""

    id: str
    name: str
    geonameid: int | None = None
    country: str | None = None
    """ISO 3166-1 alpha-3 code."""
    admin1: str | None = None
    latitude: float | None = Field(default=None, ge=-90, le=90)
    longitude: float | None = Field(default=None, ge=-180, le=180)
    precision: PlacePrecision | None = None
    """Null where the name is not in the gazetteer."""
    ends: tuple[str, ...] = ()
    """Of a route or a border the ids of the places at its two ends; the point is the middle between them."""
    mentions: tuple[Span, ...] = ()
