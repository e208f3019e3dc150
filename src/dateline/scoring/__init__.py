"""How good the reader is: sets that others coded, the reader's figures on them, and their intervals."""

from dateline.scoring.archive import SetUnreadableError, find_set
from dateline.scoring.measure import Counts, Fault, Figure, Measure, Unit
from dateline.scoring.score import FigureScore, SetScore, score_set
from dateline.scoring.table import format_faults, format_table

__all__ = [
    "Counts",
    "Fault",
    "Figure",
    "FigureScore",
    "Measure",
    "SetScore",
    "SetUnreadableError",
    "Unit",
    "find_set",
    "format_faults",
    "format_table",
    "score_set",
]
