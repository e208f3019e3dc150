"""One report in, one ledger out: `dateline.read`."""

import os
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.model import Ledger, Report

if TYPE_CHECKING:
    from dateline.reading.reader import Reader

__all__ = ["read"]

LONGEST_PATH = 1024
"""Characters; a longer string is a text, whatever it looks like."""


def read(
    text_or_path: str | os.PathLike[str],
    published: str | date | None = None,
    *,
    title: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    language: str | None = None,
    pipeline: str | None = None,
) -> Ledger:
    """Read one report into its ledger.

    Args:
        text_or_path: a report's text, or the path or URL of one report. A string is a path where a file of
            that name exists or where it has no white space, and a URL where it starts with `http`.
        published: publication date, a `date` or as `YYYY-MM-DD`; without it the report itself decides.
        title: headline of a report given as text.
        url: address of a report given as text.
        publisher: who published a report given as text.
        language: ISO 639-1 code; English where it is not given.
        pipeline: spaCy pipeline to use, as `Reader` takes it.

    Raises:
        dateline.sources.SourceError: if there is no readable report, or several; it says why.
        dateline.reading.reader.ReadingError: if the report cannot be read.
        OSError: if the pipeline is not installed.
    """
    from dateline.sources import (  # noqa: PLC0415 - HTML extraction is heavy
        Given,
        SourceError,
        UnreadableError,
        parse_published,
        read_reports,
        record_report,
    )

    day = parse_published(published) if isinstance(published, str) else published
    if _is_text(text_or_path):
        record = {"text": str(text_or_path), "title": title, "url": url, "publisher": publisher}
        try:
            return _reader(pipeline).read(record_report(record, Given(day, language)))
        except UnreadableError as error:
            raise SourceError(f"the given text: {error}") from error
    found = list(read_reports([os.fspath(text_or_path)], published=day, language=language))
    reports = [item for item in found if isinstance(item, Report)]
    if len(reports) > 1:
        raise SourceError(
            f"{text_or_path} holds {len(reports)} reports: read them with dateline.Reader().pipe"
        )
    if not reports:
        raise SourceError("; ".join(str(item) for item in found) or f"{text_or_path} holds no report")
    return _reader(pipeline).read(reports[0])


@lru_cache(maxsize=2)
def _reader(pipeline: str | None) -> "Reader":
    from dateline.reading.reader import Reader  # noqa: PLC0415 - spaCy is heavy

    return Reader(pipeline=pipeline)


def _is_text(given: str | os.PathLike[str]) -> bool:
    if not isinstance(given, str):
        return False
    if given.startswith(("http://", "https://")) and len(given.split()) == 1:
        return False
    if "\n" in given or "\0" in given or len(given) > LONGEST_PATH:
        return True
    return not Path(given).exists() and len(given.split()) != 1
