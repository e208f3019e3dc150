"""The stage of the reading chain that finds time expressions."""

from datetime import date
from typing import TYPE_CHECKING, Any

from dateline.reading.timex.finder import find_timexes

if TYPE_CHECKING:
    # The chain's frame imports the annotation of this package, so it cannot be imported here at run time.
    from dateline.reading.stage import Reading

__all__ = ["TimexStage"]


class TimexStage:
    """Adds the time expressions of the report."""

    name = "timex"
    needs = ("doc",)
    adds = ("timexes",)

    def __call__(self, reading: "Reading") -> dict[str, Any]:
        """Find the expressions of all blocks but furniture.

        Raises:
            ValueError: if no stage before has parsed the text.
        """
        if reading.doc is None:
            raise ValueError("timex needs the parsed text")
        published = reading.report.published
        day = date.fromisoformat(published) if published else None
        return {"timexes": find_timexes(reading.doc, day, blocks=reading.report.blocks)}
