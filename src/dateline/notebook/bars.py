"""Incidents over time as bars, each over the days that it counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dateline.desk.pages.plot import Frame, Plot
from dateline.model import TimelineBin

__all__ = ["Bar", "Bars", "bars"]

FRAME = Frame(width=640, height=110, left=40, ceiling=10, floor=88)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bin, in user units."""

    x: float
    y: float
    width: float
    height: float
    told: str
    """For a person: the days, the number, and the types."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars(Plot):
    """The timeline of a ledger; its figures are counts."""

    bars: tuple[Bar, ...]


def bars(bins: Sequence[TimelineBin]) -> Bars | None:
    """The bins as bars from the first day to the last; None where no incident has a day."""
    if not bins:
        return None
    start = date.fromisoformat(bins[0].start)
    days = (date.fromisoformat(bins[-1].end) - start).days + 1
    top = max(one.count for one in bins)
    unit = (FRAME.width - FRAME.left) / days
    drawn = []
    for one in bins:
        first, last = date.fromisoformat(one.start), date.fromisoformat(one.end)
        height = FRAME.rise(one.count, top)
        # A pixel of air between neighbours; never thinner than one, however long the ledger.
        width = max(1.0, ((last - first).days + 1) * unit - 1)
        drawn.append(
            Bar(
                x=round(FRAME.left + (first - start).days * unit, 1),
                y=round(FRAME.floor - height, 1),
                width=round(width, 1),
                height=round(height, 1),
                told=_told(one),
            )
        )
    return Bars(
        bars=tuple(drawn),
        first=bins[0].start,
        last=bins[-1].end,
        top=top,
        frame=FRAME,
    )


def _told(one: TimelineBin) -> str:
    days = one.start if one.start == one.end else f"{one.start} to {one.end}"
    types = sorted(one.by_type.items(), key=lambda pair: (-pair[1], pair[0]))
    return f"{days}: {one.count:,} ({', '.join(f'{count:,} {name.lower()}' for name, count in types)})"
