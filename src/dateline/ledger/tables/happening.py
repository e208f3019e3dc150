"""Columns that the table of events and that of incidents have in common: what, when and where."""

from typing import Any

from sqlalchemy import Column, Float, Integer, String, Text

__all__ = ["scale_columns", "setting_columns", "type_columns"]


def type_columns() -> tuple[Column[Any], ...]:
    """What happened; new columns at each call, since a column belongs to one table."""
    return (
        Column("type", String(16), nullable=False, comment="PLOVER event type"),
        Column("mode", String(24), comment="PLOVER mode"),
    )


def scale_columns() -> tuple[Column[Any], ...]:
    """How grave it is and whether it came about."""
    return (
        Column("quad", Integer, nullable=False, comment="PLOVER quad class, 1 to 4"),
        Column(
            "intensity", Float, nullable=False, comment="PLOVER intensity, -10 (conflict) to 10 (cooperation)"
        ),
        Column(
            "status",
            String(16),
            nullable=False,
            comment="`actual`, `future`, `hypothetical`, `negated`, `generic`",
        ),
    )


def setting_columns() -> tuple[Column[Any], ...]:
    """When and where."""
    return (
        Column("time_start", String(16), comment="first day or hour, ISO 8601; null where none is told"),
        Column("time_end", String(16), comment="last day or hour, inclusive"),
        Column(
            "time_granularity",
            String(16),
            comment="`hour`, `day`, `week`, `month`, `quarter`, `season`, `year`, `decade`",
        ),
        Column(
            "time_basis",
            String(16),
            comment="`expression`, `event`, or `report` where only the day of publication stands in",
        ),
        Column("place", Text, comment="name of the place"),
        Column("geonameid", Integer, comment="its number in GeoNames"),
        Column("country", String(3), comment="where it lies, ISO 3166-1 alpha-3"),
        Column("admin1", Text, comment="first-order division"),
        Column("latitude", Float, comment="degrees"),
        Column("longitude", Float, comment="degrees"),
        Column(
            "place_precision",
            String(16),
            comment="`site`, `populated_place`, `admin2`, `admin1`, `country`, `region`, `water`",
        ),
    )
