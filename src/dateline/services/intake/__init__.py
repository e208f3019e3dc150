"""From targets to a ledger that keeps what was read."""

from dateline.services.intake.outcome import AddOutcome
from dateline.services.intake.service import IntakeService

__all__ = ["AddOutcome", "IntakeService"]
