"""A text's words for the time grammar, beside its parse."""

from bisect import bisect_right
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from dateline.reading.timex import tense
from dateline.reading.timex.lexer import Lexeme, fold, lex
from dateline.reading.timex.numerals import join_numerals

__all__ = ["Words"]


@dataclass
class Words:
    """The lexemes of a text and the tokens that they lie in."""

    doc: Doc
    text: str = field(init=False)
    lexemes: list[Lexeme] = field(init=False)
    _starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.text = self.doc.text
        self.lexemes = join_numerals(lex(fold(self.text)))
        self._starts = [int(offset) for offset in self.doc.to_array("IDX").tolist()]

    def token_index(self, offset: int) -> int:
        """Index of the token that holds a character."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def token(self, offset: int) -> Token:
        """The token that holds a character."""
        return self.doc[self.token_index(offset)]

    def before(self, index: int) -> str:
        """The word before one, or the empty string at the text's start."""
        return self.lexemes[index - 1].text if index > 0 else ""

    def after(self, index: int) -> str:
        """The word at an index, or the empty string past the text's end."""
        return self.lexemes[index].text if index < len(self.lexemes) else ""

    def _bounds(self, start: int, end: int) -> tuple[int, int]:
        return self.token_index(start), self.token_index(end - 1) + 1

    def is_future(self, start: int, end: int) -> bool:
        """Whether the clause around these characters speaks of what is to come."""
        return tense.is_future(self.doc, *self._bounds(start, end))

    def is_past(self, start: int, end: int) -> bool:
        """Whether the clause around these characters is in a past tense."""
        return tense.is_past(self.doc, *self._bounds(start, end))

    def is_present(self, start: int, end: int) -> bool:
        """Whether the clause around these characters is in the simple present."""
        return tense.is_present(self.doc, *self._bounds(start, end))

    def is_perfect(self, start: int, end: int) -> bool:
        """Whether the clause around these characters is in the present perfect."""
        return tense.is_perfect(self.doc, *self._bounds(start, end))
