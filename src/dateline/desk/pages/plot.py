"""The ground of a small drawing over days: its measures, and what its axes say."""

from dataclasses import dataclass

__all__ = ["Plot"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """Measures in user units; `axes` of `plot.html.jinja` draws them.

    Attributes:
        first: First day, ISO 8601.
        last: Last day.
        top: The highest figure; the lowest is 0.
        width: Of the whole drawing.
        height: Of the whole drawing.
        left: Where the days begin, right of the figures.
        ceiling: How high the highest figure is.
        floor: How high 0 is.
    """

    first: str
    last: str
    top: int
    width: int
    height: int
    left: int
    ceiling: int
    floor: int
