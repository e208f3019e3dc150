"""An incident's standing, sides, flags, figures, times and places in words."""

from dateline.model import EventTime, IncidentSummary, IncidentTime, PlacePrecision, Standing, TollSide
from dateline.views.terminal.country import country_name
from dateline.views.terminal.glyphs import Glyphs, clean
from dateline.views.terminal.words import day_words, time_words

__all__ = [
    "FLAG",
    "SIDE",
    "STANDING",
    "STANDING_STYLE",
    "place_words",
    "range_words",
    "short_day",
    "when_words",
]

STANDING = {
    Standing.CONFIRMED: "confirmed by independent sources",
    Standing.SINGLE_SOURCE: "single source",
    Standing.CONTESTED: "contested",
    Standing.DENIED: "denied",
    Standing.RETRACTED: "retracted",
}
STANDING_STYLE = {
    Standing.CONFIRMED: "bold green",
    Standing.SINGLE_SOURCE: "yellow",
    Standing.CONTESTED: "bold yellow",
    Standing.DENIED: "bold red",
    Standing.RETRACTED: "dim strike",
}
SIDE = {
    TollSide.OFFICIAL: "official",
    TollSide.HOSTILE: "the other side",
    TollSide.THIRD_PARTY: "third party",
    TollSide.UNATTRIBUTED: "in the report's own voice",
}
FLAG = {
    "large": "grew large: see that it is one happening",
    "spread": "its reports lie far apart in place or time: see that it is one happening",
    "toll_conflict": "figures conflict",
    "actors_conflict": "sources name different actors",
    "reread": "a newer reading changed it",
}


def range_words(low: int | None, high: int | None, glyphs: Glyphs) -> str:
    """`7`, `≥7`, `≤20` or `200–300`; empty where neither end is known."""
    if low is None and high is None:
        return ""
    if low is not None and high is not None:
        return f"{low:,}" if low == high else f"{low:,}–{high:,}"
    return f"{glyphs.at_least}{low:,}" if low is not None else f"{glyphs.at_most}{high:,}"


def short_day(iso: str) -> str:
    """`5 Mar 2024`."""
    day, month, year = day_words(iso).split()
    return f"{day} {month[:3]} {year}"


def when_words(time: IncidentTime) -> str:
    """When it happened, as briefly as its granularity allows."""
    return time_words(
        EventTime(start=time.start, end=time.end, granularity=time.granularity, basis=time.basis)
    )


def place_words(incident: IncidentSummary) -> str:
    """The place and what contains it, from small to large; empty where none is known."""
    place = incident.place
    if place is None:
        return ""
    parts = [clean(place.name)]
    division = None if place.precision == PlacePrecision.ADMIN1 else place.admin1  # it is that itself
    for wider in (division, country_name(place.country) if place.country else None):
        if wider and wider.casefold() not in parts[-1].casefold():
            parts.append(clean(wider))
    return ", ".join(parts)
