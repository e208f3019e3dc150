"""What the reader finds in a text of a set."""

from datetime import date

from dateline.model import Ledger
from dateline.reading.reader import Reader
from dateline.sources import freeze

__all__ = ["read_text"]


def read_text(reader: Reader, text: str, published: date | None = None, title: str | None = None) -> Ledger:
    """The ledger of a text, read as a user would have it read.

    Args:
        reader: what is measured.
        text: a report or a sentence; offsets of the ledger count in `ledger.report.text`.
        published: the publication date, where the set knows it.
        title: the headline, where the set keeps it apart from the text.

    Raises:
        dateline.reading.reader.ReadingError: if the reader refuses the text.
    """
    return reader.read(freeze(text, published=published, title=title))
