"""From what a user names on the command line to reports."""

import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

from dateline.model import Report
from dateline.sources.archive import archive_reports, is_archive
from dateline.sources.decoding import check_not_binary, decode
from dateline.sources.feed import feed_reports
from dateline.sources.folder import Shape, files_in, shape_of_content, shape_of_name
from dateline.sources.intake import Given
from dateline.sources.language import parse_language
from dateline.sources.limits import (
    MAXIMUM_FILE_BYTES,
    MAXIMUM_LIST_BYTES,
    MAXIMUM_PAGE_BYTES,
    MAXIMUM_TEXT,
    size_reason,
)
from dateline.sources.page import declared_encoding, page_report
from dateline.sources.record import parse_json, record_report, records_in
from dateline.sources.refusal import SetAside, SourceError, UnreadableError
from dateline.sources.text import text_report
from dateline.sources.web import fetch, is_address

__all__ = ["STANDARD_INPUT", "read_reports"]

STANDARD_INPUT = "-"
_FIRST_BYTES = 65_536
_ONE_A_FILE = "split it into one file a report, or into JSONL with one report a line"


def read_reports(
    targets: Sequence[str], *, published: date | None = None, language: str | None = None
) -> Iterator[Report | SetAside]:
    """The reports that the targets name, in their order, one at a time.

    A target is the path of a text, HTML, JSON, JSONL, feed or WARC file, a folder of these (with its
    subfolders, sorted by path), "-" for standard input, or an http(s) address. Files named outright need no
    known suffix; their content tells what they are. A feed's reports are read from the feed where it carries
    them whole, else from their pages.

    A report that cannot be read is a `SetAside`, and the rest go on. All targets are looked for before the
    first is read, so that a slip in a name costs nothing. Where a single target holds a single report and
    that cannot be read, nothing is left to go on with, and the call fails as a whole.

    Args:
        targets: one or more.
        published: the publication date of all reports, where the user states it.
        language: "en" takes every report for English without a check; None checks each.

    Raises:
        SourceError: at the call, for no targets, a target that does not exist, a folder with nothing
        readable, or a
            language other than English; while reading, for a single report that cannot be read.
    """
    given = Given(published, parse_language(language) if language is not None else None)
    if not targets:
        raise SourceError("nothing to read: name a file, a folder, an address, or - for standard input")
    inputs: list[str | Path] = []
    single = len(targets) == 1
    for target in targets:
        if target == STANDARD_INPUT or is_address(target):
            if target == STANDARD_INPUT and STANDARD_INPUT in inputs:
                raise SourceError("standard input (-) is named twice; it can be read once")
            inputs.append(target)
            continue
        if re.match(r"[a-z][a-z0-9+.-]+://", target, re.IGNORECASE):
            raise SourceError(f"{_one_line(target)}: only http and https addresses are read")
        path = Path(target)
        try:
            if path.is_dir():
                inputs += files_in(path)
                single = False
            elif path.exists():
                inputs.append(path)
            else:
                raise SourceError(f"{_one_line(target)}: no such file or folder")
        except (OSError, ValueError) as error:
            raise SourceError(f"{_one_line(target)}: this is no path that can be opened") from error
    return _read_all(inputs, given, single)


def _read_all(inputs: Iterable[str | Path], given: Given, single: bool) -> Iterator[Report | SetAside]:
    for name in inputs:
        where = "standard input" if name == STANDARD_INPUT else str(name)
        try:
            yield from _read_one(name, where, given)
        except UnreadableError as reason:
            if single:
                raise SourceError(f"{where}: {reason}") from reason
            yield SetAside(where, str(reason))


def _read_one(name: str | Path, where: str, given: Given) -> Iterator[Report | SetAside]:
    """The reports of one input.

    Raises:
        UnreadableError: if the input holds one report, or should hold some, and cannot be read.
    """
    if isinstance(name, Path):
        yield from _read_file(name, where, given)
    elif name == STANDARD_INPUT:
        raw = sys.stdin.buffer.read(MAXIMUM_LIST_BYTES + 1)
        if len(raw) > MAXIMUM_LIST_BYTES:
            raise UnreadableError(
                size_reason(len(raw), MAXIMUM_LIST_BYTES, "bytes or more", "give files instead")
            )
        yield from _read_content(raw, None, where, given)
    else:
        got = fetch(name)
        kinds = {
            "text/html": Shape.PAGE,
            "application/xhtml+xml": Shape.PAGE,
            "text/plain": Shape.TEXT,
            "application/json": Shape.JSON,
        }
        known = (
            got.kind in kinds
            or not got.kind
            or got.kind.startswith("text/")
            or any(word in got.kind for word in ("json", "xml", "warc"))
        )
        if not known:
            raise UnreadableError(
                f"it gives {got.kind}, not a page, a feed, text or JSON; name the address of a report"
            )
        shape = kinds.get(got.kind)
        # Servers label pages as plain text often enough for the content to be asked.
        yield from _read_content(
            got.content,
            None if shape == Shape.TEXT else shape,
            where,
            given,
            url=got.url,
            charset=got.charset,
        )


def _read_file(path: Path, where: str, given: Given) -> Iterator[Report | SetAside]:
    shape = shape_of_name(path.name)
    limit = {Shape.TEXT: MAXIMUM_FILE_BYTES, Shape.PAGE: MAXIMUM_PAGE_BYTES}.get(
        shape or Shape.JSON, MAXIMUM_LIST_BYTES
    )
    try:
        with path.open("rb") as stream:
            if shape == Shape.JSON_LINES:
                yield from _read_lines(stream, where, given)
                return
            if shape in (Shape.ARCHIVE, None) and (shape == Shape.ARCHIVE or is_archive(stream)):
                yield from archive_reports(stream, where, given)
                return
            raw = stream.read(_FIRST_BYTES)
            check_not_binary(raw)
            raw += stream.read(limit + 1 - len(raw))
            size = max(len(raw), path.stat().st_size)
    except OSError as error:
        raise UnreadableError(f"it cannot be opened ({error.strerror or error})") from error
    if size > limit:
        if shape == Shape.TEXT:
            raise UnreadableError(_text_size_reason(size))
        mend = "save the article alone" if shape == Shape.PAGE else "write it as JSONL, one report a line"
        raise UnreadableError(size_reason(size, limit, "bytes", mend))
    yield from _read_content(raw, shape, where, given)


def _read_content(
    raw: bytes,
    shape: Shape | None,
    where: str,
    given: Given,
    *,
    url: str | None = None,
    charset: str | None = None,
) -> Iterator[Report | SetAside]:
    if not raw.strip():
        raise UnreadableError("it is empty; give a report of at least one sentence")
    if shape is None:
        if is_archive(BytesIO(raw)):
            yield from archive_reports(BytesIO(raw), where, given)
            return
        check_not_binary(raw)
        shape = shape_of_content(raw[:4096].decode("utf-8", errors="replace").replace("\0", ""))
    if shape == Shape.PAGE:
        yield page_report(raw, given, url=url, declared=charset or declared_encoding(raw))
    elif shape == Shape.FEED:
        yield from feed_reports(raw, where, given, url)
    elif shape == Shape.TEXT:
        if len(raw) > MAXIMUM_FILE_BYTES:
            raise UnreadableError(_text_size_reason(len(raw)))
        yield text_report(raw, given, declared=charset)
    else:
        yield from _read_json(decode(raw, charset), where, given)


def _text_size_reason(size: int) -> str:
    return f"it holds {size:,} bytes, over the limit of {MAXIMUM_TEXT:,} characters a report; {_ONE_A_FILE}"


def _read_json(text: str, where: str, given: Given) -> Iterator[Report | SetAside]:
    """A JSON document, or JSON lines under another name."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        lines = text.splitlines()
        first = next((line for line in lines if line.strip()), "")
        if first.strip().endswith("}") and len(lines) > 1 and _is_json(first):
            yield from _read_lines((line.encode("utf-8", "surrogatepass") for line in lines), where, given)
            return
        value = parse_json(text)
    records = list(records_in(value))
    if not records:
        raise UnreadableError("its list of records is empty")
    if not isinstance(value, list) and len(records) == 1:
        yield record_report(records[0], given)
        return
    for number, record in enumerate(records, start=1):
        try:
            yield record_report(record, given)
        except UnreadableError as reason:
            yield SetAside(f"{where}, record {number}", str(reason))


def _read_lines(lines: Iterable[bytes], where: str, given: Given) -> Iterator[Report | SetAside]:
    """JSON lines: a line that cannot be read is set aside by its number."""
    held = False
    for number, line in enumerate(lines, start=1):
        if not line.strip(b" \t\r\n\xef\xbb\xbf"):
            continue
        if not held:
            check_not_binary(line)
        held = True
        try:
            yield record_report(parse_json(decode(line).strip()), given)
        except UnreadableError as reason:
            yield SetAside(f"{where}, line {number}", str(reason))
    if not held:
        raise UnreadableError("it is empty; give one JSON object a line")


def _is_json(line: str) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _one_line(text: str) -> str:
    return text.replace("\n", " ").replace("\0", " ")[:200]
