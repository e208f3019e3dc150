"""A figure of human cost: two bounds, either of which may be open."""

from dataclasses import dataclass

__all__ = ["Figure"]


@dataclass(frozen=True, slots=True)
class Figure:
    """At least `low`, at most `high`; an end that is null is open, and unknown is never zero."""

    low: int | None
    high: int | None

    @property
    def exact(self) -> bool:
        """Whether both ends are known."""
        return self.low is not None and self.high is not None

    @property
    def least(self) -> int:
        """What orders figures: the lower end, else the upper one."""
        return self.low if self.low is not None else self.high or 0

    def excludes(self, other: "Figure") -> bool:
        """Whether the two cannot both hold."""
        return _below(self.high, other.low) or _below(other.high, self.low)


def _below(high: int | None, low: int | None) -> bool:
    return high is not None and low is not None and high < low
