"""What the reader found in a text of a set: its rows, or the layers that the rows are made of."""

from datetime import date

from dateline.model import Ledger
from dateline.reading.reader import Reader
from dateline.reading.stage import Reading, run_chain
from dateline.sources import freeze

__all__ = ["annotate", "read_text"]


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


def annotate(reader: Reader, text: str, published: date | None = None) -> Reading:
    """All that the reader's stages found in a text.

    Args:
        reader: what is measured.
        text: a report or a sentence; offsets count in `reading.report.text`.
        published: the publication date, where the set knows it.
    """
    return run_chain(reader.stages, Reading(freeze(text, published=published)))
