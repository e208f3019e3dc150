"""The query's fields as parameters of an address, under the names that the command line gives them."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, WithJsonSchema

from dateline.model import Effect, EventType, Query, Standing, Status
from dateline.model.query import SortKey

__all__ = ["AsOf", "Cursor", "Filters", "PagedFilters", "TimelineFilters", "Words"]

LATITUDE = r"-?(?:90(?:\.0{1,12})?|[1-8]?[0-9](?:\.[0-9]{1,12})?)"
LONGITUDE = r"-?(?:180(?:\.0{1,12})?|(?:1[0-7]|[1-9])?[0-9](?:\.[0-9]{1,12})?)"
KILOMETRES = r"(?:[1-9][0-9]{0,4}(?:\.[0-9]{1,6})?|0\.[0-9]{0,5}[1-9])"
LIST = 100
"""Most values of one field: more is a list of ids, which an export serves better."""


def _day(words: str) -> str:
    try:
        date.fromisoformat(words)
    except ValueError:
        raise ValueError(f"the calendar has no day {words}") from None
    return words


def _moment(words: str) -> str:
    if not re.fullmatch(r"s-[0-9a-f]{16}|[0-9]{1,15}", words, re.ASCII):
        try:
            datetime.fromisoformat(words)
        except ValueError:
            raise ValueError(
                "write a day or time as ISO 8601 does, the number of an entry, or a snapshot's id"
            ) from None
    return words


def _box(words: str) -> str:
    _, south, _, north = _numbers(words)
    if south > north:
        raise ValueError("south lies above north: write west,south,east,north")
    return words


def _numbers(words: str) -> tuple[float, ...]:
    return tuple(float(part) for part in words.split(","))


Words = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=r"^[^\x00]+$")]
"""Text of a filter; a NUL, which PostgreSQL can't hold, is in no report."""
Day = Annotated[
    str,
    Field(
        pattern=r"^[0-9]{4}-[0-9][0-9]-[0-9][0-9]$",
        examples=["2024-01-16"],
        json_schema_extra={"format": "date"},
    ),
    AfterValidator(_day),
]
AsOf = Annotated[
    str,
    StringConstraints(max_length=40),
    AfterValidator(_moment),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "format": "date"},
                {"type": "string", "format": "date-time"},
                {"type": "string", "pattern": r"^[0-9]{1,15}$"},
                {"type": "string", "pattern": "^s-[0-9a-f]{16}$"},
            ],
            "examples": ["2024-01-20"],
        }
    ),
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
        Annotated[str, Field(pattern=f"^{LATITUDE},{LONGITUDE},{KILOMETRES}$", examples=["26.6,62.4,50"])]
        | None
    ) = None
    """Latitude, longitude, radius in kilometres."""
    box: (
        Annotated[
            str,
            Field(pattern=f"^{LONGITUDE},{LATITUDE},{LONGITUDE},{LATITUDE}$", examples=["44,25,64,40"]),
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
        Annotated[str, Field(pattern=rf"^({'|'.join(Effect)}):[0-9]{{1,9}}$", examples=["killed:10"])] | None
    ) = None
    """An effect and the least figure that some source must give."""
    status: Annotated[list[Status], Field(max_length=LIST)] = []
    standing: Annotated[list[Standing], Field(max_length=LIST)] = []
    source: Annotated[list[Words], Field(max_length=LIST)] = []
    """Publishers, or names of those who are quoted."""
    report: (
        Annotated[str, Field(pattern="^(sha256:[0-9a-f]{64}|[0-9a-f]{12})$", examples=["0123456789ab"])]
        | None
    ) = None
    """Id of a report that tells of it, or its first twelve digits."""
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
