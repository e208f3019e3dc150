"""What became of one report."""

from dataclasses import dataclass

from dateline.model import Ledger

__all__ = ["Outcome"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A ledger, or the reason why there is none.

    Exactly one of `ledger` and `reason` is set.
    """

    target: str
    """Where the report came from, as the user would recognise it."""
    ledger: Ledger | None = None
    reason: str | None = None
    """One line: why the report was set aside."""

    def __post_init__(self) -> None:
        if (self.ledger is None) == (self.reason is None):
            raise ValueError("an outcome is either a ledger or a reason")
