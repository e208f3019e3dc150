"""A name of a place in a parsed text, before it is resolved."""

from dataclasses import dataclass

from dateline.gazetteer import Candidate

__all__ = ["Mention"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A place name in the text, as token indices; `core` is the part that is looked up."""

    start: int
    end: int
    core_start: int
    core_end: int
    candidates: tuple[Candidate, ...]
    directional: bool
    """"northern Iraq": the name is of a part of what `core` names."""
    dateline: bool

    @property
    def key(self) -> tuple[int, int]:
        """Order in the text."""
        return self.start, self.end
