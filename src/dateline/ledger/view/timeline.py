"""Incidents over time."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import Connection, func, select

from dateline.ledger.tables import derived
from dateline.ledger.view.days import happened
from dateline.ledger.view.filters import conditions
from dateline.model import Bins, Query, TimelineBin

__all__ = ["timeline"]

MOST_DAYS = 92
"""Days up to which `auto` takes days: a quarter of a year in one line."""
MOST_WEEKS = 731
"""Days up to which it takes weeks: two years."""


@dataclass
class _Sum:
    count: int = 0
    low: int = 0
    high: int = 0
    types: Counter[str] = field(default_factory=Counter)


def timeline(connection: Connection, query: Query, bins: Bins = "auto") -> tuple[TimelineBin, ...]:
    """Incidents by the day on which they begin, in order; stretches without any are left out.

    An incident without a time counts on the day of its first report, and not at all where that has none.
    Weeks begin on Monday.
    """
    incident = derived.incident.c
    day = func.substr(happened(), 1, 10).label("day")
    low = func.coalesce(incident.killed_low, incident.killed_high, 0)
    high = func.coalesce(incident.killed_high, incident.killed_low, 0)
    grouped = (
        select(day, incident.type, func.count(), func.sum(low), func.sum(high))
        .where(*conditions(connection, query))
        .group_by(day, incident.type)
        .order_by(day, incident.type)
    )
    rows = [(date.fromisoformat(one), *rest) for one, *rest in connection.execute(grouped) if one]
    if not rows:
        return ()
    width = bins if bins != "auto" else _width((rows[-1][0] - rows[0][0]).days)
    sums: dict[date, _Sum] = {}
    for first, kind, count, killed_low, killed_high in rows:
        one = sums.setdefault(_start(first, width), _Sum())
        one.count += count
        # PostgreSQL sums integers to a decimal.
        one.low += int(killed_low)
        one.high += int(killed_high)
        one.types[kind] += count
    return tuple(
        TimelineBin(
            start=start.isoformat(),
            end=_end(start, width).isoformat(),
            count=one.count,
            killed_low=one.low,
            killed_high=one.high,
            by_type=dict(sorted(one.types.items())),
        )
        for start, one in sorted(sums.items())
    )


def _width(days: int) -> Bins:
    return "day" if days <= MOST_DAYS else "week" if days <= MOST_WEEKS else "month"


def _start(day: date, width: Bins) -> date:
    match width:
        case "week":
            return day - timedelta(days=day.weekday()) if day.toordinal() > 7 else date.min
        case "month":
            return day.replace(day=1)
        case _:
            return day


def _end(start: date, width: Bins) -> date:
    match width:
        case "week":
            return start + timedelta(days=min(6, (date.max - start).days))
        case "month":
            if (start.year, start.month) == (date.max.year, 12):
                return date.max
            return date(start.year + start.month // 12, start.month % 12 + 1, 1) - timedelta(days=1)
        case _:
            return start
