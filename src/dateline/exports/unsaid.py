"""What rows of one code a line (GDELT, PETRARCH, POLECAT) can't say of their incident."""

from dateline.exports.days import Days
from dateline.exports.loss import LossReport
from dateline.exports.scope import is_planned_meeting
from dateline.model import Incident, Standing

__all__ = ["note_unsaid"]


def note_unsaid(loss: LossReport, incident: Incident, days: Days) -> None:
    """Tell the loss report of a plan, a toll, a stretch of days and a denial that the row leaves unsaid."""
    if is_planned_meeting(incident):
        loss.note("planned")
    if incident.tolls:
        loss.note("injuries")
    if days.count > 1:
        loss.note("several_days")
    if incident.standing is Standing.CONTESTED:
        loss.note("contested")
