"""What an export could not carry over, and how fields were mapped."""

from collections import Counter
from typing import Any

from dateline.exports.codebook import Codebook

__all__ = ["LossReport"]


class LossReport:
    """Counts kept while an export runs; whole once it has ended.

    Args:
        codebook: the format's rules, which hold the sentences that the counts belong to.
    """

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook
        self.incidents = 0
        """Incidents that the query found."""
        self.rows = 0
        """Rows, records or features written."""
        self._left_out: Counter[str] = Counter()
        self._notes: Counter[str] = Counter()

    def read(self) -> None:
        """One more incident was taken up."""
        self.incidents += 1

    def wrote(self, rows: int = 1) -> None:
        """More rows were written."""
        self.rows += rows

    def leave_out(self, reason: str) -> None:
        """An incident has no row.

        Raises:
            KeyError: where the format's data file has no such reason.
        """
        self.codebook.left_out[reason]
        self._left_out[reason] += 1

    def note(self, key: str) -> None:
        """A row says less than its incident.

        Raises:
            KeyError: where the format's data file has no such note.
        """
        self.codebook.notes[key]
        self._notes[key] += 1

    def document(self) -> dict[str, Any]:
        """The report as JSON."""
        book = self.codebook
        return {
            "format": book.name,
            "incidents": self.incidents,
            "rows": self.rows,
            "left_out": [
                {"reason": key, "words": words, "incidents": self._left_out[key]}
                for key, words in book.left_out.items()
                if self._left_out[key]
            ],
            "changed": [
                {"note": key, "words": words, "rows": self._notes[key]}
                for key, words in book.notes.items()
                if self._notes[key]
            ],
            "not_held": list(book.not_held),
            "mapping": {column.name: column.source for column in book.columns if column.source},
        }

    def lines(self) -> list[str]:
        """The report in words, for a person; without the mapping of columns."""
        found, written = _number(self.incidents, "incident"), _number(self.rows, "row")
        said = [f"{found} found, {written} written as {self.codebook.name}"]
        for key, words in self.codebook.left_out.items():
            if self._left_out[key]:
                said.append(f"left out {self._left_out[key]:,}: {words}")
        for key, words in self.codebook.notes.items():
            if self._notes[key]:
                said.append(f"changed {self._notes[key]:,}: {words}")
        said.extend(f"not held: {words}" for words in self.codebook.not_held)
        return said


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
