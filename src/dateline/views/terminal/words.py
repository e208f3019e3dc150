"""Dates, tolls, kinds and links in words."""

from datetime import date

from dateline.model import (
    Casualty,
    ClaimKind,
    EventTime,
    EventType,
    Granularity,
    LinkKind,
    PublishedBasis,
    Stance,
    Status,
    TimeBasis,
)
from dateline.views.terminal.glyphs import Glyphs, clean

__all__ = [
    "BASIS",
    "CLAIM_KIND",
    "EVENT_NOUN",
    "LINK",
    "MONTHS",
    "STANCE",
    "STATUS",
    "day_words",
    "figure_words",
    "plural",
    "time_basis_words",
    "time_words",
]

# A fixed calendar in English: `strftime` would follow the machine's locale.
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

BASIS = {
    PublishedBasis.GIVEN: "date given by the user",
    PublishedBasis.METADATA: "date from its metadata",
    PublishedBasis.DATELINE: "date from its dateline",
    PublishedBasis.TEXT: "date from its text",
}

STATUS = {
    Status.ACTUAL: "",
    Status.FUTURE: "planned",
    Status.HYPOTHETICAL: "hypothetical",
    Status.NEGATED: "did not happen",
    Status.GENERIC: "habitual",
}

STANCE = {
    Stance.ASSERTS: "according to",
    Stance.DENIES: "denied by",
    Stance.HEDGES: "hedged by",
    Stance.CLAIMS_RESPONSIBILITY: "responsibility claimed by",
    Stance.DISCLAIMS_RESPONSIBILITY: "responsibility disclaimed by",
}

CLAIM_KIND = {
    ClaimKind.OFFICIAL: "official",
    ClaimKind.PARTY: "party to the conflict",
    ClaimKind.ANONYMOUS: "unnamed source",
    ClaimKind.MEDIA: "media",
    ClaimKind.ORGANISATION: "organisation",
    ClaimKind.WITNESS: "witness",
    ClaimKind.ANALYST: "analyst",
    ClaimKind.DOCUMENT: "document",
}

LINK = {
    LinkKind.RETALIATION_FOR: "in retaliation for",
    LinkKind.RESPONSE_TO: "in response to",
    LinkKind.CAUSED_BY: "caused by",
    LinkKind.PART_OF: "part of",
    LinkKind.FOLLOWS: "after",
}

EVENT_NOUN = {
    EventType.AGREE: ("agreement", "with"),
    EventType.CONSULT: ("meeting", "with"),
    EventType.SUPPORT: ("support", "for"),
    EventType.CONCEDE: ("concession", "to"),
    EventType.COOPERATE: ("cooperation", "with"),
    EventType.AID: ("help", "for"),
    EventType.RETREAT: ("retreat", "before"),
    EventType.REQUEST: ("request", "to"),
    EventType.ACCUSE: ("accusation", "against"),
    EventType.REJECT: ("refusal", "to"),
    EventType.THREATEN: ("threat", "to"),
    EventType.PROTEST: ("protest", "against"),
    EventType.SANCTION: ("sanction", "on"),
    EventType.MOBILIZE: ("deployment", "against"),
    EventType.COERCE: ("coercion", "of"),
    EventType.ASSAULT: ("attack", "on"),
}
"""A noun for each type, and the preposition before whom it befell."""


def day_words(iso: str, weekday: bool = False) -> str:
    """`2024-01-18` as `18 January 2024`, with `Thu` before it where asked for."""
    day = date.fromisoformat(iso[:10])
    words = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{WEEKDAYS[day.weekday()]} {words}" if weekday else words


def time_words(time: EventTime) -> str:
    """An interval as briefly as its granularity allows."""
    start, end = date.fromisoformat(time.start[:10]), date.fromisoformat(time.end[:10])
    if start == end:
        hours = ""
        if "T" in time.start:
            first, last = time.start.partition("T")[2], time.end.partition("T")[2]
            hours = f", {_clock(first)}" if first == last or not last else f", {_clock(first)}–{_clock(last)}"
        return day_words(time.start, weekday=True) + hours
    if time.granularity is Granularity.MONTH and (start.year, start.month) == (end.year, end.month):
        return f"{MONTHS[start.month - 1]} {start.year}"
    if time.granularity is Granularity.YEAR and start.year == end.year:
        return str(start.year)
    if time.granularity is Granularity.DECADE:
        return f"{start.year}–{end.year}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{end.day} {MONTHS[end.month - 1]} {end.year}"
    if start.year == end.year:
        return f"{start.day} {MONTHS[start.month - 1]} – {end.day} {MONTHS[end.month - 1]} {end.year}"
    return f"{day_words(time.start)} – {day_words(time.end)}"


def _clock(hours: str) -> str:
    return hours if ":" in hours else f"{hours}:00"


def time_basis_words(time: EventTime) -> str:
    """Where the time comes from; a fallback says that it is one."""
    if time.basis is TimeBasis.REPORT:
        return "publication date: no date in the text"
    quoted = f"“{clean(time.text)}”" if time.text else ""
    if time.basis is TimeBasis.EVENT:
        return f"counted from another event{': ' + quoted if quoted else ''}"
    return quoted


def figure_words(row: Casualty, glyphs: Glyphs) -> str:
    """`7`, `≥7`, `≤20` or `200–300`."""
    if row.low is not None and row.high is not None:
        return f"{row.low:,}" if row.low == row.high else f"{row.low:,}–{row.high:,}"
    return f"{glyphs.at_least}{row.low:,}" if row.low is not None else f"{glyphs.at_most}{row.high or 0:,}"


def plural(count: int, noun: str, nouns: str | None = None) -> str:
    """`1 event`, `2 events`."""
    return f"{count:,} {noun if count == 1 else nouns or noun + 's'}"
