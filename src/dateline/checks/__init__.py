"""Whether a file keeps the rules of its format: types, enumerations, invariants, precision codes."""

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from dateline.checks.fault import Fault

__all__ = ["CHECKS", "Fault", "check"]

_HOMES = {
    "csv": ("own", "check_csv"),
    "jsonl": ("own", "check_jsonl"),
    "parquet": ("own", "check_parquet"),
    "geojson": ("web", "check_geojson"),
    "gpkg": ("geopackage", "check_geopackage"),
    "plover": ("plover", "check_plover"),
    "polecat": ("polecat", "check_polecat"),
    "acled": ("acled", "check_acled"),
    "ucdp": ("ucdp", "check_ucdp"),
    "gdelt": ("gdelt", "check_gdelt"),
    "gdelt-mentions": ("gdelt", "check_mentions"),
    "petrarch": ("polecat", "check_petrarch"),
    "prov": ("web", "check_prov"),
    "annotation": ("web", "check_annotation"),
    "claimreview": ("web", "check_claimreview"),
}

CHECKS = tuple(_HOMES)
"""Names of the formats that can be checked."""


def check(path: Path, name: str) -> Iterator[Fault]:
    """The faults of a file, as they are found.

    Args:
        path: the file, this project's or anyone's.
        name: one of `CHECKS`.

    Raises:
        KeyError: if there is no such format.
        OSError: if the file can't be read.
    """
    module, function = _HOMES[name]
    checker: Callable[[Path], Iterator[Fault]] = getattr(import_module(f"dateline.checks.{module}"), function)
    return checker(path)
