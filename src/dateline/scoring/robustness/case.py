"""One case of the suite: a text, the text changed, and what the change may do to the ledger."""

from dataclasses import dataclass
from datetime import date

from dateline.scoring.robustness.binding import Binding
from dateline.scoring.robustness.shape import StatusFrame

__all__ = ["Case", "Version"]


@dataclass(frozen=True, slots=True)
class Version:
    """A text with the names in it.

    Attributes:
        text: what is read.
        published: its publication date.
        binding: what its slots stand for; None where names need no telling apart.
        plain: coloured words in it, with the plain ones that they stand for.
        coloured: whether it is one side of a change of plain words to coloured ones.
    """

    text: str
    published: date
    binding: Binding | None = None
    plain: tuple[tuple[str, str], ...] = ()
    coloured: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """A text and its change.

    Attributes:
        change: the sort of change ("voice", "names").
        kind: the change itself ("exchanged", "soft hyphens").
        shape: the shape that the text has.
        base: the text.
        changed: the text after the change.
        type: the event that the base must tell of for the case to count; None for any.
        status: for a change of status, what it asks for; None where the ledger must stay as it is.
    """

    change: str
    kind: str
    shape: str
    base: Version
    changed: Version
    type: str | None = None
    status: StatusFrame | None = None
