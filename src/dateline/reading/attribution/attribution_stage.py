"""The stage of the reading chain that finds attributions."""

from typing import TYPE_CHECKING, Any

from dateline.reading.attribution.finder import find_attitudes, find_attributions

if TYPE_CHECKING:
    from dateline.reading.stage import Reading

__all__ = ["AttributionStage"]


class AttributionStage:
    """Adds who says what, and who takes which stand."""

    name = "attribution"
    needs = ("doc",)
    adds = ("attributions", "attitudes")

    def __call__(self, reading: "Reading") -> dict[str, Any]:
        """The attributions and attitudes of every block that is not furniture.

        Raises:
            ValueError: if the report has not been parsed.
        """
        if reading.doc is None:
            raise ValueError("attribution needs the parsed text")
        attributions = find_attributions(reading.doc, reading.report.blocks)
        attitudes = find_attitudes(reading.doc, reading.report.blocks, attributions)
        return {"attributions": attributions, "attitudes": attitudes}
