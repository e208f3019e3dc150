"""A line of the frozen text, with what can be told of it without reading the language."""

import re
from dataclasses import dataclass
from functools import cached_property

__all__ = ["Line", "lines_of"]

_WORD = re.compile(r"[^\W_]+(?:[.'’\-][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_SENTENCE_BREAK = re.compile(r"[a-z0-9)”\"’][.!?][\"'”’]*\s+[\"'“‘(]?[A-Z]")
_ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|Pfc|Sen|Rep|Gov|St|No|Jr|Sr)\.$"
)
_EDGES = " \t\u00a0.,:;!?…-–—|•·*»«›‹>→←▶►▼▲\"'“”‘’()[]{}"


@dataclass(frozen=True)
class Line:
    """One non-empty line, without the white space around it."""

    start: int
    end: int
    text: str
    after_break: bool = False
    """True where an empty line (or nothing) comes before it."""
    before_lower: bool = False
    """True where the very next line opens with a lower-case letter: a sentence broken over lines."""

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Runs of letters and digits."""
        return tuple(_WORD.findall(self.text))

    @cached_property
    def key(self) -> str:
        """Lower case, single spaces, no punctuation at the edges: what repeated lines and labels share."""
        return " ".join(self.text.lower().replace("’", "'").split()).strip(_EDGES)

    @cached_property
    def ends_sentence(self) -> bool:
        """A full stop, question or exclamation mark at the end, also within closing quotes."""
        return _SENTENCE_END.search(self.text) is not None

    @cached_property
    def is_one_sentence(self) -> bool:
        """No sentence ends before the line does."""
        return not any(
            not _ABBREVIATION.search(self.text[: match.start() + 2])
            for match in _SENTENCE_BREAK.finditer(self.text)
        )

    @cached_property
    def has_letters(self) -> bool:
        """Some letter of any script."""
        return any(letter.isalpha() for letter in self.text)

    @cached_property
    def is_title_like(self) -> bool:
        """Short, and ended by no full stop: a label or a headline."""
        return len(self.text) <= 160 and not self.text.rstrip("\"'”’)]").endswith((".", "…"))


def lines_of(text: str) -> tuple[Line, ...]:
    """The non-empty lines of a text that has been normalised (line feeds only)."""
    lines: list[Line] = []
    offset, gap = 0, True
    pieces = text.split("\n")
    for number, piece in enumerate(pieces):
        stripped = piece.strip()
        if stripped:
            start = offset + len(piece) - len(piece.lstrip())
            following = pieces[number + 1].lstrip() if number + 1 < len(pieces) else ""
            lines.append(Line(start, start + len(stripped), stripped, gap, following[:1].islower()))
        gap = not stripped
        offset += len(piece) + 1
    return tuple(lines)
