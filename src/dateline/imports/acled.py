"""ACLED-shaped files as a second opinion."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from dateline.data import read_yaml
from dateline.exports.country import countries, country_named
from dateline.imports.happening import ForeignHappening
from dateline.imports.rows import day_of, foreign_rows, whole

__all__ = ["read_acled"]

_NEEDED = (
    "event_id_cnty",
    "event_date",
    "event_type",
    "sub_event_type",
    "actor1",
    "latitude",
    "longitude",
    "fatalities",
)
_SPREAD = {1: 0, 2: 3, 3: 15}
"""Days to both sides of event_date at each time_precision: a week has its middle, a month too."""


def read_acled(path: Path) -> Iterator[ForeignHappening]:
    """The rows of an ACLED file; rows without a day are passed over.

    Raises:
        ImportFileError: if a column is missing.
        OSError: if the file can't be read.
    """
    rules = read_yaml("exports/comparison.yaml")
    by_number = {country.numeric: country.iso3 for country in countries().values() if country.numeric}
    for row in foreign_rows(path, "acled", _NEEDED):
        day = day_of(row.text("event_date"))
        if day is None:
            continue
        spread = timedelta(days=_SPREAD.get(whole(row, "time_precision") or 1, 0))
        named = country_named(row.text("country"))
        number = whole(row, "iso")
        killed = whole(row, "fatalities")
        sides = ("actor1", "assoc_actor_1", "actor2", "assoc_actor_2")
        yield ForeignHappening(
            id=row.text("event_id_cnty"),
            start=day - spread,
            end=day + spread,
            latitude=row.number("latitude"),
            longitude=row.number("longitude"),
            country=(by_number.get(number) if number else None) or (named.iso3 if named else None),
            place=row.text("location"),
            radius=float(rules["acled_radius"].get(whole(row, "geo_precision"), 25)),
            kind=row.text("sub_event_type"),
            actors=tuple(
                part.strip() for side in sides for part in row.text(side).split(";") if part.strip()
            ),
            # ACLED writes 0 for unknown too: no lower figure can be read out of it.
            killed_low=killed or None,
            killed_best=killed or None,
            killed_high=killed or None,
        )
