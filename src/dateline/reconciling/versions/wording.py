"""Values as a person reads them: figures, times, places, lists of names."""

from collections.abc import Sequence
from datetime import date

from dateline.model import Granularity, IncidentPlace, IncidentTime, PlacePrecision
from dateline.reading.actors.lexicon import load_lexicon

__all__ = ["country_name", "figure_label", "joined", "place_label", "time_label"]

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def joined(names: Sequence[str], most: int = 3) -> str:
    """`A, B and C`; of more than `most` the first ones and how many others."""
    if len(names) > most:
        return f"{', '.join(names[: most - 1])} and {len(names) - most + 1} others"
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def figure_label(low: int | None, high: int | None) -> str:
    """`7`, `7 to 9`, `at least 7`, `up to 20`; `unknown` where neither end is known."""
    if low is None and high is None:
        return "unknown"
    if low is None:
        return f"up to {high:,}"
    if high is None:
        return f"at least {low:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def place_label(place: IncidentPlace) -> str:
    """The name, and what holds it: `Saravan, Iran`."""
    country = country_name(place.country)
    if country is None or country in place.name or place.precision is PlacePrecision.COUNTRY:
        return place.name
    return f"{place.name}, {country}"


def country_name(code: str | None) -> str | None:
    """The short English name of a country by its ISO 3166-1 alpha-3 code."""
    if code is None:
        return None
    state = load_lexicon().states.get(code)
    return state.name if state else code


def time_label(time: IncidentTime) -> str:
    """`17 January 2024`, `16 to 18 January 2024`, `January 2024`, `2024`."""
    start, end = date.fromisoformat(time.start[:10]), date.fromisoformat(time.end[:10])
    if time.granularity is Granularity.YEAR and start.year == end.year:
        return str(start.year)
    month = f"{_MONTHS[end.month - 1]} {end.year}"
    if time.granularity is Granularity.MONTH and (start.year, start.month) == (end.year, end.month):
        return month
    if start == end:
        hours = f", {time.start[11:]}" if len(time.start) > 10 else ""
        if hours and time.end != time.start:
            hours += f" to {time.end[11:]}"
        return f"{start.day} {month}{hours}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {end.day} {month}"
    years = "" if start.year == end.year else f" {start.year}"
    return f"{start.day} {_MONTHS[start.month - 1]}{years} to {end.day} {month}"
