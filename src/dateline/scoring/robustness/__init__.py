"""Changes to a text that may change the ledger only in a stated way, and how often the reader holds to it."""

from dateline.scoring.robustness.case import Case, Version
from dateline.scoring.robustness.generator import CHANGES, generate_cases
from dateline.scoring.robustness.score import RobustnessScore, Violation, score_robustness
from dateline.scoring.robustness.table import format_robustness, format_violations

__all__ = [
    "CHANGES",
    "Case",
    "RobustnessScore",
    "Version",
    "Violation",
    "format_robustness",
    "format_violations",
    "generate_cases",
    "score_robustness",
]
