"""Days as a person writes them, and the columns that hold them."""

import re
from calendar import monthrange
from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, func, literal_column

from dateline.ledger.tables import derived
from dateline.ledger.view.error import QueryError

__all__ = ["first_day", "happened", "last_day", "overlaps"]

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def first_day(words: str, name: str = "since") -> date:
    """The first day of a year, a month or a day in ISO 8601.

    Raises:
        QueryError: if it is none.
    """
    return _days(words, name)[0]


def last_day(words: str, name: str = "until") -> date:
    """The last day of a year, a month or a day in ISO 8601.

    Raises:
        QueryError: if it is none.
    """
    return _days(words, name)[1]


def _days(words: str, name: str) -> tuple[date, date]:
    match = _DAY.fullmatch(words.strip())
    try:
        year, month, day = match.groups() if match else ("0", None, None)
        first = date(int(year), int(month or 1), int(day or 1))
        last_month = int(month or 12)
        last = int(day) if day else monthrange(first.year, last_month)[1]
        return first, date(first.year, last_month, last)
    except ValueError:
        raise QueryError(f"{name} {words!r} is no day: write it as YYYY-MM-DD, YYYY-MM or YYYY") from None


def overlaps(
    start: ColumnElement[str], end: ColumnElement[str], since: str | None, until: str | None
) -> ColumnElement[bool]:
    """Incidents whose time shares a day with the stretch; those without a time share none.

    Days are compared as text. The end is compared with the day after it, so that hours
    (`2024-01-18T05:30`) count whatever the database's collation makes of the sign between.

    Args:
        start: of the incident.
        end: of the incident.
        since: first day, month or year.
        until: last one.

    Raises:
        QueryError: if a day can't be understood, or the stretch ends before it begins.
    """
    parts: list[ColumnElement[bool]] = [start.is_not(None)]
    if since is not None:
        parts.append(end >= first_day(since).isoformat())
    if until is not None:
        last = last_day(until)
        if last < date.max:
            parts.append(start < (last + timedelta(days=1)).isoformat())
    if since is not None and until is not None and first_day(since) > last_day(until):
        raise QueryError(f"since {since} lies after until {until}")
    return and_(*parts)


def happened() -> ColumnElement[str]:
    """The day by which incidents are ordered: of the happening, else of the first report, else empty."""
    column = derived.incident.c
    # Spelt out, not passed as a parameter: an index answers only the expression that it was made on.
    return func.coalesce(column.time_start, column.first_published, literal_column("''"))
