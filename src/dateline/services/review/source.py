"""What reviewing asks of a ledger: the methods of its store and view that are called here, no more."""

from collections.abc import Sequence
from typing import Protocol

from dateline.model import ActorProfile, Incident, Judgement, NewJudgement, QueuePage

__all__ = ["ReviewLedger", "ReviewView"]


class ReviewView(Protocol):
    """A ledger as it stands."""

    def incident(self, identity: str, /) -> Incident:
        """The incident with this id; any member's own id or key leads to it."""

    def actor(self, identity: str, /) -> ActorProfile:
        """One actor."""

    def judgements(self, incident: str | None = None) -> Sequence[Judgement]:
        """What people decided, oldest first; what was taken back is marked."""

    def queue(self, limit: int = 50, cursor: str | None = None) -> QueuePage:
        """What is worth a person's time."""


class ReviewLedger(Protocol):
    """A ledger that judgements can be written to."""

    def view(self) -> ReviewView:
        """The ledger now."""

    def judge(self, judgement: NewJudgement, /) -> Judgement:
        """Write a judgement down."""
