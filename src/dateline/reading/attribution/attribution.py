"""Words that tie a stretch of text to who says it."""

from dataclasses import dataclass

from dateline.model import Stance

__all__ = ["Attribution"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source, the cue that makes it one, and what it is cited for."""

    cue: tuple[int, int]
    """Offsets of the reporting words ("said", "according to", "claimed responsibility for")."""
    cue_token: int
    """Index of the cue's head token."""
    source: tuple[int, int] | None
    """Offsets of the source's noun phrase; None where the words hide it ("reportedly", "it is believed")."""
    source_token: int | None
    """Index of the source's head token."""
    contents: tuple[tuple[int, int], ...]
    """Offsets of what is said, in order; a quotation that runs on over sentences is included."""
    stance: Stance
    via: tuple[int, int] | None = None
    """Offsets of an outlet that passes the source's word on ("state media quoted officials")."""
    via_token: int | None = None
    reporting: bool = True
    """False where the cue itself is an act that the manual codes (condemn, demand, threaten, deny)."""
