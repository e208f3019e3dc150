"""Folders of reports, and what files are taken for."""

import re
from enum import StrEnum
from pathlib import Path

from dateline.sources.refusal import SourceError

__all__ = ["Shape", "files_in", "shape_of_content", "shape_of_name"]


class Shape(StrEnum):
    """The forms in which reports come."""

    TEXT = "text"
    PAGE = "page"
    JSON = "json"
    JSON_LINES = "jsonl"
    FEED = "feed"
    """RSS, Atom, or a news sitemap."""
    ARCHIVE = "warc"


_SUFFIXES = {
    ".txt": Shape.TEXT,
    ".text": Shape.TEXT,
    ".md": Shape.TEXT,
    ".html": Shape.PAGE,
    ".htm": Shape.PAGE,
    ".xhtml": Shape.PAGE,
    ".json": Shape.JSON,
    ".jsonl": Shape.JSON_LINES,
    ".ndjson": Shape.JSON_LINES,
    ".rss": Shape.FEED,
    ".atom": Shape.FEED,
    ".xml": Shape.FEED,
    ".warc": Shape.ARCHIVE,
    ".warc.gz": Shape.ARCHIVE,
}
_FEED_ROOTS = re.compile(r"<(?:rss|feed|rdf:rdf|urlset|sitemapindex)[\s>]", re.IGNORECASE)


def shape_of_name(name: str) -> Shape | None:
    """What a file is by its suffix; None for others."""
    suffixes = Path(name.lower()).suffixes
    return _SUFFIXES.get("".join(suffixes[-2:])) or _SUFFIXES.get("".join(suffixes[-1:]))


def shape_of_content(start: str) -> Shape:
    """What a text is by its first characters."""
    opening = start.lstrip("\ufeff \t\r\n")
    if opening.startswith(("{", "[{", "[ {", "[\n", "[]")):
        return Shape.JSON
    if opening.startswith("WARC/"):
        return Shape.ARCHIVE
    head = opening[:1000].lower()
    if head.startswith("<") and _FEED_ROOTS.search(head):
        return Shape.FEED
    if head.startswith(("<!doctype html", "<html", "<?xml")) or (
        head.startswith("<")
        and any(f"<{tag}" in head for tag in ("head", "body", "meta", "div", "article", "p>", "h1"))
    ):
        return Shape.PAGE
    return Shape.TEXT


def files_in(folder: Path) -> tuple[Path, ...]:
    """The files of a folder and its subfolders that have a suffix of a known form, sorted by path.

    Hidden files and folders are left out.

    Raises:
        SourceError: if there is none, naming what is there instead.
    """
    taken: list[Path] = []
    left: list[str] = []
    try:
        for path in sorted(folder.rglob("*"), key=lambda p: p.relative_to(folder).parts):
            parts = path.relative_to(folder).parts
            if any(part.startswith(".") for part in parts) or not path.is_file():
                continue
            if shape_of_name(path.name):
                taken.append(path)
            else:
                left.append("/".join(parts))
    except OSError as error:
        raise SourceError(f"{folder}: the folder cannot be read ({error.strerror or error})") from error
    if not taken:
        shown = ", ".join(left[:5]) + (f" and {len(left) - 5} more" if len(left) > 5 else "")
        held = f"it holds only {shown}" if left else "it is empty"
        raise SourceError(f"{folder}: nothing readable in this folder ({held}); {_readable()} are read")
    return tuple(taken)


def _readable() -> str:
    *first, last = _SUFFIXES
    return f"{', '.join(first)} and {last}"
