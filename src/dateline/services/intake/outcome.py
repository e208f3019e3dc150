"""What became of one report on its way into a ledger."""

from dataclasses import dataclass

from dateline.ledger import Addition

__all__ = ["AddOutcome"]


@dataclass(frozen=True, slots=True)
class AddOutcome:
    """An addition, or the reason why there is none, or the report that is held already and was not read.

    Exactly one of `addition`, `reason` and `held` is set.
    """

    target: str
    """Where the report came from, as the user would recognise it."""
    addition: Addition | None = None
    reason: str | None = None
    """One line: why the report was set aside."""
    held: str | None = None
    """Id of the report."""
    title: str | None = None

    def __post_init__(self) -> None:
        if sum(one is not None for one in (self.addition, self.reason, self.held)) != 1:
            raise ValueError("an outcome is an addition, a reason, or a report that is held")

    @property
    def report(self) -> str | None:
        """Id of the report in the ledger; None where it could not be read."""
        return self.addition.report if self.addition else self.held
