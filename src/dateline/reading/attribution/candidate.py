"""A cue found in the parse, before its offsets and its quotations are settled."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from dateline.model import Stance

__all__ = ["Candidate"]


@dataclass(slots=True)
class Candidate:
    """Token ranges are half-open indices into the document."""

    cue: tuple[int, int]
    token: Token
    """The cue's head."""
    stance: Stance
    group: tuple[int, int]
    """The reporting group: source, cue and what stands between or belongs to the cue alone."""
    reporting: bool = True
    sources: list[Token] = field(default_factory=list)
    """Heads of the sources; none where the words hide them."""
    contents: list[tuple[int, int]] = field(default_factory=list)
    quotes: bool = False
    """Whether a quotation beside the group is content."""
    via: Token | None = None
    whole_noun: bool = False
    """The source is one phrase even where the parse coordinates it ("Report: …")."""
