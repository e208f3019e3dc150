"""Place names: found, resolved, and judged by whether something is put there."""

from dateline.reading.toponyms.recognition import ToponymStage
from dateline.reading.toponyms.toponym import Resolved, Toponym

__all__ = ["Resolved", "Toponym", "ToponymStage"]
