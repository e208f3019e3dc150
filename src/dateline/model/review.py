"""What is worth a person's time, in order."""

from pydantic import Field

from dateline.model.incident import IncidentSummary
from dateline.model.span import Row

__all__ = ["QueuePage", "ReviewItem"]


class ReviewItem(Row):
    """An incident that a person should look at."""

    incident: IncidentSummary
    reasons: tuple[str, ...]
    """In words, the weightiest first."""
    priority: float = Field(ge=0)
    """What the queue is ordered by; the formula is that of `LedgerView.queue`."""


class QueuePage(Row):
    """Some of the queue, the most urgent first."""

    items: tuple[ReviewItem, ...]
    total: int = Field(ge=0)
    next: str | None = None
