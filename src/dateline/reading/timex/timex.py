"""A time expression of the text, resolved as far as the words allow."""

from dataclasses import dataclass
from datetime import date

from dateline.model import Granularity

__all__ = ["RelativeTime", "Timex"]


@dataclass(frozen=True, slots=True)
class RelativeTime:
    """A distance in time from another happening ("two days after Tehran bombed …")."""

    days: int
    """Signed: negative for before. Weeks are 7, months 30, years 365; the granularity says how exact."""
    anchor: int
    """Offset of the first character of the words that name the other happening."""


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression: its words, and the days that it stands for.

    `first` and `last` are inclusive. Both are None where the words place nothing on the calendar
    ("recently", "for years", "three hours"), or only relative to another happening.
    """

    start: int
    end: int
    first: date | None
    last: date | None
    granularity: Granularity
    hours: tuple[str, str] | None = None
    """Clock times "HH:MM" of first and last, where the report gives them."""
    habitual: bool = False
    """True for sets ("every Friday", "routinely")."""
    relative: RelativeTime | None = None
    bound: bool = False
    """True where the words tell by when or since when, not when ("as of Tuesday", "the first since 2015")."""

    def may_date(self, published: date | None) -> bool:
        """Whether it may date a happening: it has days, which recur not, and bound none that is past."""
        if self.first is None or self.last is None or self.habitual:
            return False
        return not self.bound or (published is not None and self.last > published)

    def days(self, published: date | None) -> tuple[date, date]:
        """The first and the last day that a happening has by it: up to a bound, from the publication date."""
        assert self.first is not None
        assert self.last is not None
        return (published if self.bound and published is not None else self.first), self.last
