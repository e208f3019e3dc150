"""What is wrong with a file, and where."""

from dataclasses import dataclass

__all__ = ["Fault"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One breach of a codebook's rule."""

    line: int | None
    """Line of a text file, row of a table, from 1; None for the file as a whole."""
    column: str | None
    words: str
    """What is wrong and what would be right."""

    def __str__(self) -> str:
        place = f"line {self.line}: " if self.line is not None else ""
        column = f"{self.column}: " if self.column else ""
        return f"{place}{column}{self.words}"
