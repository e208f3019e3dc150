"""Reports in web archives: the pages of WARC files (ISO 28500), compressed or not.

Read with warcio, the reader of the Webrecorder project. Pictures, scripts and answers that are no page are
passed over; a page without an article is set aside like any other page.
"""

from collections.abc import Iterator
from typing import IO

from dateline.model import Report
from dateline.sources.intake import Given
from dateline.sources.limits import MAXIMUM_PAGE_BYTES, size_reason
from dateline.sources.page import page_report
from dateline.sources.refusal import SetAside, UnreadableError
from dateline.sources.text import text_report

__all__ = ["archive_reports", "is_archive"]

_PAGES = {"text/html", "application/xhtml+xml"}
_TEXTS = {"text/plain"}
_GZIP = b"\x1f\x8b"


def is_archive(stream: IO[bytes]) -> bool:
    """Whether a stream begins with a WARC record, plain or in a gzip member; it is left at its beginning."""
    import zlib  # noqa: PLC0415 - for archives alone

    start = stream.read(512)
    stream.seek(0)
    if start.startswith(_GZIP):
        try:
            start = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(start, 16)
        except zlib.error:
            return False
    return start.startswith(b"WARC/")


def archive_reports(stream: IO[bytes], where: str, given: Given) -> Iterator[Report | SetAside]:
    """The reports of a WARC file, in its order.

    Args:
        stream: the file, open for reading bytes.
        where: its name, for the reasons.
        given: what the user states.

    Raises:
        UnreadableError: if it is no WARC file, or holds no page at all.
    """
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - for archives alone
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415

    number = pages = 0
    try:
        for record in ArchiveIterator(stream):
            number += 1
            kind = _media_type(record)
            if kind is None:
                continue
            pages += 1
            url = record.rec_headers.get_header("WARC-Target-URI")
            try:
                yield _report(record.content_stream().read(MAXIMUM_PAGE_BYTES + 1), kind, url, given)
            except UnreadableError as reason:
                yield SetAside(
                    f"{where}, record {number} ({url})" if url else f"{where}, record {number}", str(reason)
                )
    except (ArchiveLoadFailed, EOFError, OSError, ValueError) as error:
        message = " ".join(str(error).split())[:200] or type(error).__name__
        if not pages:
            raise UnreadableError(
                f"it is no WARC file that can be read ({message}); fetch it again"
            ) from error
        yield SetAside(
            f"{where}, after record {number}", f"the archive breaks off ({message}); fetch it again"
        )
    if not pages:
        raise UnreadableError("this WARC file holds no page; name one with responses of type text/html")


def _media_type(record: object) -> str | None:
    """The media type of a record that holds a page or a text; None for every other record."""
    headers = getattr(record, "http_headers", None)
    match getattr(record, "rec_type", None):
        case "response" if headers is not None:
            if not headers.get_statuscode().startswith("2"):
                return None
            declared = headers.get_header("Content-Type")
        case "resource" | "conversion":
            declared = getattr(record, "rec_headers").get_header("Content-Type")  # noqa: B009 - untyped library
        case _:
            return None
    kind = (declared or "").partition(";")[0].strip().lower()
    return kind if kind in _PAGES | _TEXTS else None


def _report(content: bytes, kind: str, url: str | None, given: Given) -> Report:
    if len(content) > MAXIMUM_PAGE_BYTES:
        raise UnreadableError(
            size_reason(len(content), MAXIMUM_PAGE_BYTES, "bytes or more", "save the article alone")
        )
    return page_report(content, given, url=url) if kind in _PAGES else text_report(content, given)
