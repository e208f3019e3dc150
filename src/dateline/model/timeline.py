"""Incidents over time, and on a map."""

from typing import Literal

from pydantic import Field

from dateline.model.incident import Standing
from dateline.model.span import Row
from dateline.model.vocabulary import EventType, PlacePrecision

__all__ = ["Bins", "IncidentPoint", "TimelineBin"]

Bins = Literal["day", "week", "month", "auto"]


class TimelineBin(Row):
    """The incidents that begin within one stretch of days."""

    start: str
    """First day, ISO 8601."""
    end: str
    """Last day, inclusive."""
    count: int = Field(ge=1)
    killed_low: int = Field(ge=0)
    """Sum of the headline figures' low ends; unknown figures add nothing."""
    killed_high: int = Field(ge=0)
    by_type: dict[str, int] = Field(default_factory=dict)
    """Event type to the number of incidents."""


class IncidentPoint(Row):
    """An incident on a map."""

    id: str
    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)
    precision: PlacePrecision | None = None
    type: EventType
    standing: Standing
    killed_high: int | None = None
    country: str | None = None
    """ISO 3166-1 alpha-3 code."""
    admin1: str | None = None
    geonameid: int | None = None
    start: str | None = None
    """First day, ISO 8601."""
    end: str | None = None
    """Last day, ISO 8601."""
