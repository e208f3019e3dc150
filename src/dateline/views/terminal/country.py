"""Country codes in words."""

from functools import lru_cache
from importlib.resources import files

__all__ = ["country_name"]


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """ISO 3166-1 alpha-3 to the first name in the countries' table of the actors' data."""
    table = (files("dateline") / "data" / "actors" / "countries.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {row[0]: row[1].partition(";")[0] for row in rows if len(row) > 1 and len(row[0]) == 3}


def country_name(code: str) -> str:
    """The country's plain name, or the code itself where it is in no table."""
    return _names().get(code, code)
