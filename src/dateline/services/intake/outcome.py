"""What became of one report on its way into a ledger."""

from dataclasses import dataclass

from dateline.ledger import Addition

__all__ = ["AddOutcome"]


@dataclass(frozen=True, slots=True)
class AddOutcome:
    """An addition, or the reason why there is none.

    Exactly one of `addition` and `reason` is set.
    """

    target: str
    """Where the report came from, as the user would recognise it."""
    addition: Addition | None = None
    reason: str | None = None
    """One line: why the report was set aside."""
    title: str | None = None

    def __post_init__(self) -> None:
        if (self.addition is None) == (self.reason is None):
            raise ValueError("an outcome is either an addition or a reason")
