"""Reports as plain text."""

from dateline.model import Report
from dateline.sources.decoding import decode
from dateline.sources.intake import Given, admit

__all__ = ["text_report"]


def text_report(raw: bytes | str, given: Given | None = None, *, declared: str | None = None) -> Report:
    """The report in a text file: headline first, a paragraph a line.

    Args:
        raw: the file's content.
        given: what the user states.
        declared: the encoding that a server names.

    Raises:
        UnreadableError: if the content is binary, damaged, empty, too long, or not English.
    """
    text = raw if isinstance(raw, str) else decode(raw, declared)
    return admit(text, given or Given())
