"""The toll over time as a small drawing: each figure on the day of the report that gives it."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from dateline.desk.pages.plot import Frame, Plot
from dateline.model import Effect, Incident, TollSide, Version

__all__ = ["TollChart", "TollMark", "toll_charts"]

FRAME = Frame(width=640, height=180, left=56, ceiling=14, floor=154)
MARGIN = 12
"""User units between the ends of the axis and the first and last day."""


@dataclass(frozen=True, slots=True)
class TollMark:
    """One figure of one day: a dot, or a bar where it is a range.

    Attributes:
        x: Centre, in user units.
        low_y: Height of the low end; of the high end where the low one is open.
        high_y: Height of the high end; of the low end where the high one is open.
        side: Whose figure it is.
        day: ISO 8601.
        label: The figure in words.
        publishers: Who printed it.
        reports: How many reports give it.
    """

    x: float
    low_y: float
    high_y: float
    side: TollSide | None
    day: str
    label: str
    publishers: tuple[str, ...]
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TollChart(Plot):
    """The figures of one effect."""

    effect: Effect
    marks: tuple[TollMark, ...]


def toll_charts(incident: Incident) -> tuple[TollChart, ...]:
    """One chart for each effect that dated reports give figures of."""
    charts = []
    for effect in Effect:
        versions = [one for one in incident.versions if one.field == f"casualties.{effect}"]
        chart = _chart(effect, versions)
        if chart is not None:
            charts.append(chart)
    return tuple(charts)


def _chart(effect: Effect, versions: list[Version]) -> TollChart | None:
    figures = []
    for version in versions:
        low, high = version.bounds()
        if low is None and high is None:
            continue
        dated = sorted(
            (one.published[:10], one.publisher or "unnamed") for one in version.sources if one.published
        )
        for day, group in groupby(dated, key=lambda pair: pair[0]):
            figures.append((day, version, low, high, [publisher for _, publisher in group]))
    if not figures:
        return None
    days = sorted({figure[0] for figure in figures})
    top = max(value for figure in figures for value in figure[2:4] if value is not None)
    start, span = date.fromisoformat(days[0]), max(1, (_day(days[-1]) - _day(days[0])).days)

    def across(day: str) -> float:
        share = (_day(day) - start).days / span if len(days) > 1 else 0.5
        return round(FRAME.left + MARGIN + share * (FRAME.width - FRAME.left - 2 * MARGIN), 1)

    def up(value: int) -> float:
        return round(FRAME.floor - FRAME.rise(value, top), 1)

    marks = []
    for day, version, low, high, publishers in sorted(figures, key=lambda f: (f[0], f[1].label)):
        least = low if low is not None else high
        most = high if high is not None else low
        assert least is not None
        assert most is not None
        marks.append(
            TollMark(
                across(day),
                up(least),
                up(most),
                version.side,
                day,
                version.label,
                tuple(dict.fromkeys(publishers)),
                len(publishers),
            )
        )
    return TollChart(
        effect=effect,
        marks=tuple(marks),
        first=days[0],
        last=days[-1],
        top=top,
        frame=FRAME,
    )


def _day(words: str) -> date:
    return date.fromisoformat(words)
