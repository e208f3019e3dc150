"""Countries by the codes and regions of other formats."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["Country", "countries", "country_named", "find_country"]


@dataclass(frozen=True, slots=True)
class Country:
    """One line of `data/exports/countries.tsv`."""

    iso3: str
    iso2: str
    numeric: int | None
    """ISO 3166-1 number."""
    fips: str | None
    """FIPS 10-4 code, as GDELT uses it."""
    cow: int | None
    """Number of the Correlates of War Project."""
    gw: int | None
    """Gleditsch and Ward's number, as UCDP uses it."""
    name: str
    acled_region: str
    ucdp_region: str


@cache
def countries() -> dict[str, Country]:
    """All countries by their ISO 3166-1 alpha-3 code."""
    text = files("dateline.data").joinpath("exports/countries.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    found = {}
    for line in lines[1:]:
        iso3, iso2, numeric, fips, cow, gw, name, acled, ucdp = (
            None if cell == "-" else cell for cell in line.split("\t")
        )
        found[str(iso3)] = Country(
            iso3=str(iso3),
            iso2=str(iso2),
            numeric=int(numeric) if numeric else None,
            fips=fips,
            cow=int(cow) if cow else None,
            gw=int(gw) if gw else None,
            name=str(name),
            acled_region=str(acled),
            ucdp_region=str(ucdp),
        )
    return found


def find_country(iso3: str | None) -> Country | None:
    """The country of an ISO 3166-1 alpha-3 code; None for one that is in no list, as of a former state."""
    return countries().get(iso3) if iso3 else None


@cache
def _names() -> dict[str, Country]:
    return {country.name.casefold(): country for country in countries().values()}


def country_named(name: str) -> Country | None:
    """The country of this name, or of the name before a bracket, as UCDP writes some."""
    folded = name.casefold().strip()
    return _names().get(folded) or _names().get(folded.partition("(")[0].strip())
