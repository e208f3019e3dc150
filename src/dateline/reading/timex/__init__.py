"""Time expressions: found, and resolved to days as far as the words allow."""

from dateline.reading.timex.finder import find_timexes
from dateline.reading.timex.stage import TimexStage
from dateline.reading.timex.timex import RelativeTime, Timex

__all__ = ["RelativeTime", "Timex", "TimexStage", "find_timexes"]
