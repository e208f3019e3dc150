"""The ground of a small drawing over days: its measures, and what its axes say."""

from dataclasses import dataclass

__all__ = ["Frame", "Plot"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Measures of a drawing in user units, from its upper left corner.

    Attributes:
        width: Of the whole drawing.
        height: Of the whole drawing.
        left: Where the days begin, right of the figures.
        ceiling: How high the highest figure is.
        floor: How high 0 is.
    """

    width: int
    height: int
    left: int
    ceiling: int
    floor: int

    def rise(self, value: int, top: int) -> float:
        """How far above the floor a figure stands.

        Args:
            value: The figure.
            top: The highest figure, which stands at the ceiling.
        """
        return value / max(1, top) * (self.floor - self.ceiling)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """Figures over days; `axes` of `plot.html.jinja` draws the axes.

    Attributes:
        first: First day, ISO 8601.
        last: Last day.
        top: The highest figure; the lowest is 0.
        frame: The measures of the drawing.
    """

    first: str
    last: str
    top: int
    frame: Frame
