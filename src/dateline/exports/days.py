"""The days of an incident, and how precisely formats with codes for it say them."""

from dataclasses import dataclass
from datetime import date, timedelta

from dateline.model import IncidentTime

__all__ = ["Days", "days_of"]


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of whole days, both ends included."""

    start: date
    end: date

    @property
    def count(self) -> int:
        """How many days it is long; 1 for one day."""
        return (self.end - self.start).days + 1

    @property
    def middle(self) -> date:
        """The day in its middle, the earlier one of two."""
        return self.start + timedelta(days=(self.count - 1) // 2)


def days_of(time: IncidentTime | None) -> Days | None:
    """The days of a time; None where nothing is known, or a day that the calendar doesn't have."""
    if time is None:
        return None
    try:
        return Days(date.fromisoformat(time.start[:10]), date.fromisoformat(time.end[:10]))
    except ValueError:
        return None
