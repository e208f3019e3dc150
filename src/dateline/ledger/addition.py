"""What adding a report to a ledger came to."""

from dataclasses import dataclass
from typing import Literal

__all__ = ["Addition", "Failure", "Outcome"]

Outcome = Literal["added", "version", "reread", "held"]


@dataclass(frozen=True, slots=True)
class Addition:
    """What became of the rows of one report."""

    outcome: Outcome
    """`added`; a `version` of a story held in other words; `reread` by another reader; `held` already."""
    report: str
    story: str
    """Id of the first version of the same story."""
    version: int
    """1, 2 … within the story."""
    incidents: tuple[str, ...] = ()
    """Ids of the incidents that tell of it now."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A report that could not be read."""

    target: str
    reason: str
    first: str
    """UTC, ISO 8601."""
    latest: str
    tries: int
