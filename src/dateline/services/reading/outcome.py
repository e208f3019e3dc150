"""What became of one report."""

from dataclasses import dataclass

from dateline.model import Ledger, Report

__all__ = ["Outcome"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A ledger, or the reason why there is none, or the report that was not read because it is held already.

    Exactly one of `ledger`, `reason` and `held` is set.
    """

    target: str
    """Where the report came from, as the user would recognise it."""
    ledger: Ledger | None = None
    reason: str | None = None
    """One line: why the report was set aside."""
    held: Report | None = None
    """What whoever asked holds already and wants no second time."""

    def __post_init__(self) -> None:
        if sum(one is not None for one in (self.ledger, self.reason, self.held)) != 1:
            raise ValueError("an outcome is a ledger, a reason, or a report that is held")
