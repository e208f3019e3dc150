"""The one normalisation of a text, after which it never changes.

Rules, in order, all of them one character for one but the first two:

1. Byte order marks (U+FEFF) at the beginning go.
2. CR LF becomes LF.
3. CR alone, and the line and paragraph separators U+2028, U+2029 and U+0085, become LF.
4. Every other control character (Unicode category Cc) becomes a space; tabs stay.
5. Surrogates that stand alone, which UTF-8 cannot write, become U+FFFD.

Nothing else: no Unicode normalisation, no trimming, no joining of lines. The frozen text of a UTF-8 file
with LF line ends is that file, code point for code point. Furniture is labelled, not removed.
"""

import hashlib
import re
from collections.abc import Collection
from datetime import date

from dateline.model import BlockRole, PublishedBasis, Report
from dateline.sources.layout import lay_out
from dateline.sources.limits import MAXIMUM_TEXT, size_reason
from dateline.sources.publication import find_publication
from dateline.sources.refusal import UnreadableError

__all__ = ["assemble", "freeze", "normalise"]

_LINE_ENDS = re.compile("\r\n|[\r\u0085\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def normalise(text: str) -> str:
    """The text by the rules of this module; applying it twice changes nothing more."""
    text = _LINE_ENDS.sub("\n", text.lstrip("\ufeff"))
    return _SURROGATES.sub("\ufffd", _CONTROLS.sub(" ", text))


def freeze(
    text: str,
    *,
    title: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    author: str | None = None,
    language: str = "en",
    published: date | None = None,
    published_basis: PublishedBasis | None = None,
) -> Report:
    """A report from a text that a program holds.

    Args:
        text: the report, headline first if it has one, a paragraph a line.
        title: the headline; taken from the text where it is None.
        url: address of the page.
        publisher: the outlet.
        author: who wrote it.
        language: ISO 639 code; nothing is checked here.
        published: day of publication; looked for in the text where it is None.
        published_basis: where `published` comes from; "given" where it is None.

    Returns:
        The report; `report.text` equals `text` but for line ends and control characters.

    Raises:
        ValueError: if the text is empty or longer than a million code points.
    """
    try:
        return assemble(
            text,
            title=title,
            url=url,
            publisher=publisher,
            author=author,
            language=language,
            published=published,
            published_basis=published_basis,
        )
    except UnreadableError as reason:
        raise ValueError(f"no report: {reason}") from reason


def assemble(
    text: str,
    *,
    title: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    author: str | None = None,
    language: str = "en",
    published: date | None = None,
    published_basis: PublishedBasis | None = None,
    captions: Collection[str] = (),
) -> Report:
    """As `freeze`, with the lines that a page marks as captions.

    Raises:
        UnreadableError: if the text is empty or too long.
    """
    frozen = normalise(text)
    if not any(letter.isalpha() for letter in frozen):
        raise UnreadableError(
            "it is empty; give a report of at least one sentence"
            if not frozen.strip()
            else "it holds no words"
        )
    if len(frozen) > MAXIMUM_TEXT:
        raise UnreadableError(
            size_reason(
                len(frozen),
                MAXIMUM_TEXT,
                "characters of text",
                "split it into one file a report, or into JSONL with one report a line",
            )
        )
    title = " ".join(normalise(title).split()) or None if title else None
    blocks = lay_out(frozen, title=title, captions=[normalise(caption) for caption in captions])
    if title is None:
        title = next((frozen[b.start : b.end] for b in blocks if b.role == BlockRole.HEADLINE), None)
    basis = published_basis or (PublishedBasis.GIVEN if published else None)
    if published is None:
        published, basis = find_publication(frozen, blocks)
    return Report(
        id="sha256:" + hashlib.sha256(frozen.encode()).hexdigest(),
        url=url,
        title=title,
        publisher=publisher,
        author=author,
        language=language,
        published=published.isoformat() if published else None,
        published_basis=basis,
        text=frozen,
        blocks=blocks,
    )
