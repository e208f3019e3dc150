"""The query's fields as parameters of an address, under the names that the command line gives them."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from dateline.model import Effect, EventType, Query, Standing, Status
from dateline.model.query import SortKey

__all__ = ["AsOf", "Cursor", "Filters", "PagedFilters", "TimelineFilters", "Words"]

NUMBER = r"-?\d{1,3}(?:\.\d{1,12})?"
LIST = 100
"""Most values of one field: more is a list of ids, which an export serves better."""


def _day(words: str) -> str:
    try:
        date.fromisoformat(words)
    except ValueError:
        raise ValueError(f"the calendar has no day {words}") from None
    return words


def _moment(words: str) -> str:
    if re.match(r"\d{4}-", words):
        _day(words[:10])
    return words


def _numbers(words: str) -> tuple[float, ...]:
    return tuple(float(part) for part in words.split(","))


def _near(words: str) -> str:
    latitude, longitude, kilometres = _numbers(words)
    _within(latitude, 90, "latitude")
    _within(longitude, 180, "longitude")
    if not 0 < kilometres <= 20_040:
        raise ValueError("the radius is above 0 and at most 20040 kilometres, half the way around the Earth")
    return words


def _box(words: str) -> str:
    west, south, east, north = _numbers(words)
    for name, value in (("west", west), ("east", east)):
        _within(value, 180, name)
    for name, value in (("south", south), ("north", north)):
        _within(value, 90, name)
    if south > north:
        raise ValueError("south lies above north: write west,south,east,north")
    return words


def _within(value: float, bound: int, name: str) -> None:
    if abs(value) > bound:
        raise ValueError(f"{name} {value:g} is outside -{bound} to {bound}")


Words = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=r"^[^\x00]+$")]
"""Text of a filter; a NUL, which PostgreSQL can't hold, is in no report."""
Day = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$", examples=["2024-01-16"]), AfterValidator(_day)]
AsOf = Annotated[
    str,
    Field(
        pattern=r"^(s-[0-9a-f]{16}|\d{1,15}|\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|\+00:00)?)?)$",
        examples=["2024-01-20"],
    ),
    AfterValidator(_moment),
]
"""A day or time in UTC, a sequence number, or a snapshot's id."""
Cursor = Annotated[str, StringConstraints(max_length=2000, pattern=r"^[A-Za-z0-9_-]+$")]


class Filters(BaseModel):
    """What to look for; every filter that is given must hold, values of one filter are alternatives."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    text: Words | None = None
    """Words of the reports or names of actors and places."""
    type: Annotated[list[EventType], Field(max_length=LIST)] = []
    mode: Annotated[list[Words], Field(max_length=LIST)] = []
    actor: Annotated[list[Words], Field(max_length=LIST)] = []
    """Actor ids, or names as words, in either role."""
    by: Annotated[list[Words], Field(max_length=LIST)] = []
    """The same, as actor only."""
    against: Annotated[list[Words], Field(max_length=LIST)] = []
    """The same, as recipient only."""
    country: Annotated[
        list[Annotated[str, Field(pattern=r"^[A-Za-z]{3}$", examples=["IRN"])]], Field(max_length=LIST)
    ] = []
    """ISO 3166-1 alpha-3 codes of where it happened."""
    near: (
        Annotated[
            str,
            Field(pattern=rf"^{NUMBER},{NUMBER},\d{{1,5}}(?:\.\d{{1,6}})?$", examples=["26.6,62.4,50"]),
            AfterValidator(_near),
        ]
        | None
    ) = None
    """Latitude, longitude, radius in kilometres."""
    box: (
        Annotated[
            str,
            Field(pattern=rf"^{NUMBER},{NUMBER},{NUMBER},{NUMBER}$", examples=["44,25,64,40"]),
            AfterValidator(_box),
        ]
        | None
    ) = None
    """West, south, east, north in degrees; west > east crosses the date line."""
    since: Day | None = None
    """First day; an incident counts where its time overlaps."""
    until: Day | None = None
    """Last day."""
    toll: (
        Annotated[str, Field(pattern=rf"^({'|'.join(Effect)}):\d{{1,9}}$", examples=["killed:10"])] | None
    ) = None
    """An effect and the least figure that some source must give."""
    status: Annotated[list[Status], Field(max_length=LIST)] = []
    standing: Annotated[list[Standing], Field(max_length=LIST)] = []
    source: Annotated[list[Words], Field(max_length=LIST)] = []
    """Publishers, or names of those who are quoted."""
    report: Words | None = None
    """Id of a report that tells of it."""
    rejected: bool = False
    """Whether to list what reviewers rejected."""
    as_of: AsOf | None = None
    """The ledger as it stood: a day or time in UTC, a sequence number, or a snapshot's id."""

    def query(self, **more: object) -> Query:
        """As the query that every view takes."""
        effect, _, least = (self.toll or "").partition(":")
        return Query.model_validate(
            {
                "text": self.text,
                **{name: _unique(getattr(self, name)) for name in _LISTS},
                "country": _unique(code.upper() for code in self.country),
                "near": _numbers(self.near) if self.near else None,
                "box": _numbers(self.box) if self.box else None,
                "since": self.since,
                "until": self.until,
                "toll": (effect, int(least)) if self.toll else None,
                "report": self.report,
                "rejected": self.rejected,
                **more,
            }
        )


_LISTS = ("type", "mode", "actor", "by", "against", "status", "standing", "source")


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


class PagedFilters(Filters):
    """Filters, and which page."""

    sort: SortKey = "latest"
    limit: Annotated[int, Field(ge=1, le=1000)] = 50
    cursor: Cursor | None = None
    """`next` of the page before."""

    def query(self, **more: object) -> Query:
        """As the query that every view takes."""
        return super().query(sort=self.sort, limit=self.limit, cursor=self.cursor, **more)


class TimelineFilters(Filters):
    """Filters, and how wide a bin is."""

    bins: Literal["day", "week", "month", "auto"] = "auto"
