"""POLECAT-shaped files as a second opinion."""

from collections.abc import Iterator
from pathlib import Path

from dateline.checks.polecat import POLECAT_SHAPE
from dateline.data import read_yaml
from dateline.exports.country import countries, country_named
from dateline.imports.happening import ForeignHappening
from dateline.imports.rows import day_of, foreign_rows

__all__ = ["read_polecat"]

_NEEDED = ("Event ID", "Event Date", "Event Type", "Actor Name", "Recipient Name", "Latitude", "Longitude")


def read_polecat(path: Path) -> Iterator[ForeignHappening]:
    """The rows of a POLECAT file; rows without a day are passed over. POLECAT tells no toll.

    Raises:
        ImportFileError: if a column is missing.
        OSError: if the file can't be read.
    """
    radii = read_yaml("exports/comparison.yaml")["polecat_radius"]
    for row in foreign_rows(path, "polecat", _NEEDED, POLECAT_SHAPE):
        day = day_of(row.text("Event Date"))
        if day is None:
            continue
        country = row.text("Country")
        named = country_named(country)
        names = (
            part.strip() for role in ("Actor", "Recipient") for part in row.text(f"{role} Name").split(";")
        )
        yield ForeignHappening(
            id=row.text("Event ID"),
            start=day,
            end=day,
            latitude=row.number("Latitude"),
            longitude=row.number("Longitude"),
            country=country if country in countries() else (named.iso3 if named else None),
            place=row.text("Placename"),
            radius=float(radii.get(row.text("Feature Type")[:1], 25)),
            kind=row.text("Event Type"),
            actors=tuple(name for name in names if name),
            killed_low=None,
            killed_best=None,
            killed_high=None,
        )
