"""What every format's writer does."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from typing import ClassVar

from dateline.exports.codebook import Codebook, load_codebook
from dateline.exports.loss import LossReport
from dateline.exports.note import Note
from dateline.exports.record import Record

__all__ = ["Exporter"]


class Exporter(ABC):
    """Writes incidents in one format, in memory that does not grow with their number.

    Args:
        note: what the export says of itself, for formats with a place for it.
        loss: counts what is left out and changed.
    """

    name: ClassVar[str]

    def __init__(self, note: Note, loss: LossReport) -> None:
        self.note = note
        self.loss = loss

    @property
    def codebook(self) -> Codebook:
        """The format's rules."""
        return load_codebook(self.name)

    @abstractmethod
    def chunks(self, records: Iterable[Record]) -> Iterator[bytes]:
        """The file, piece by piece."""
