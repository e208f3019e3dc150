"""UCDP GED files as a second opinion."""

from collections.abc import Iterator
from pathlib import Path

from dateline.data import read_yaml
from dateline.exports.country import country_named
from dateline.imports.happening import ForeignHappening
from dateline.imports.rows import day_of, foreign_rows, whole

__all__ = ["read_ucdp"]

_NEEDED = ("id", "side_a", "side_b", "latitude", "longitude", "date_start", "date_end", "best", "low", "high")


def read_ucdp(path: Path) -> Iterator[ForeignHappening]:
    """The rows of a UCDP GED file, any version with these columns; rows without a day are passed over.

    Raises:
        ImportFileError: if a column is missing.
        OSError: if the file can't be read.
    """
    radii = read_yaml("exports/comparison.yaml")["ucdp_radius"]
    for row in foreign_rows(path, "ucdp", _NEEDED):
        start = day_of(row.text("date_start"))
        end = day_of(row.text("date_end")) or start
        if start is None or end is None:
            continue
        country = country_named(row.text("country"))
        low, high = whole(row, "low"), whole(row, "high")
        yield ForeignHappening(
            id=row.text("id"),
            start=min(start, end),
            end=max(start, end),
            latitude=row.number("latitude"),
            longitude=row.number("longitude"),
            country=row.text("iso3") or (country.iso3 if country else None),
            place=row.text("where_coordinates"),
            radius=float(radii.get(whole(row, "where_prec"), 25)),
            kind=f"type {row.text('type_of_violence')}",
            actors=tuple(filter(None, (row.text("side_a"), row.text("side_b")))),
            killed_low=low,
            killed_best=whole(row, "best"),
            killed_high=high,
        )
