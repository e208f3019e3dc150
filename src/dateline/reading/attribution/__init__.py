"""Who says what: cues, sources, contents and stances."""

from dateline.reading.attribution.attribution import Attribution
from dateline.reading.attribution.attribution_stage import AttributionStage
from dateline.reading.attribution.finder import find_attitudes, find_attributions

__all__ = ["Attribution", "AttributionStage", "find_attitudes", "find_attributions"]
