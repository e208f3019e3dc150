"""What a fold wrote, and what it keeps for the next one."""

from dataclasses import dataclass, field

from dateline.ledger.fold.regrouping import Linkages
from dateline.model import EventKey
from dateline.reconciling.incidents.likeness import Likeness
from dateline.reconciling.incidents.sketch import Sketch
from dateline.reconciling.occurrence import Occurrence

__all__ = ["Changes", "Memory"]


@dataclass(slots=True)
class Changes:
    """What a fold wrote."""

    reports: set[str] = field(default_factory=set)
    """Reports whose rows appeared, changed or went."""
    incidents: set[str] = field(default_factory=set)
    """Incidents that appeared, changed or went."""


@dataclass(slots=True)
class Memory:
    """What a fold keeps unpacked for the next one; good only as long as no other writer comes between."""

    occurrences: dict[EventKey, Occurrence] = field(default_factory=dict)
    sketches: dict[EventKey, Sketch] = field(default_factory=dict)
    likeness: Likeness = field(default_factory=Likeness)
    linkages: Linkages = field(default_factory=Linkages)
