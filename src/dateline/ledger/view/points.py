"""Incidents on a map."""

from collections.abc import Iterator

from sqlalchemy import select

from dateline.ledger.tables import derived
from dateline.ledger.view.filters import conditions
from dateline.ledger.view.frames import Opener
from dateline.model import IncidentPoint, Query

__all__ = ["points"]

BATCH = 5_000
"""Rows fetched at once."""


def points(connect: Opener, query: Query) -> Iterator[IncidentPoint]:
    """The incidents of a query whose place has coordinates, by id; few are held at a time."""
    place = derived.incident.c
    with connect() as connection:
        statement = (
            select(
                place.id,
                place.latitude,
                place.longitude,
                place.place_precision.label("precision"),
                place.type,
                place.standing,
                place.killed_high,
                place.country,
                place.admin1,
                place.geonameid,
                place.time_start.label("start"),
                place.time_end.label("end"),
            )
            .where(*conditions(connection, query), place.latitude.is_not(None))
            .where(place.longitude.is_not(None))
            .order_by(place.id)
        )
        streamed = connection.execution_options(stream_results=True, yield_per=BATCH).execute(statement)
        for row in streamed.mappings():
            # Checked when they were folded: checking 50,000 of them again took 4.8 s.
            yield IncidentPoint.model_construct(**row)
