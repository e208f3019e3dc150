"""What the user says of all reports, and the last checks that each one passes."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from dateline.model import PublishedBasis, Report
from dateline.sources.freezing import assemble
from dateline.sources.headline import same_title
from dateline.sources.language import check_english, is_english_code

__all__ = ["Given", "Particulars", "admit", "headed"]


@dataclass(frozen=True, slots=True)
class Given:
    """What the user states for every report that is named."""

    published: date | None = None
    language: str | None = None
    """None leaves each report to be checked."""


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a page or a record says of itself."""

    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    language: str | None = None
    published: date | None = None


def admit(
    text: str, given: Given, particulars: Particulars | None = None, captions: Collection[str] = ()
) -> Report:
    """The frozen report.

    Raises:
        UnreadableError: if it is empty, too long, or not English.
    """
    said = particulars or Particulars()
    if given.language is None and not (said.language and is_english_code(said.language)):
        check_english(text)
    published, basis = given.published, PublishedBasis.GIVEN
    if published is None:
        published, basis = said.published, PublishedBasis.METADATA
    return assemble(
        text,
        title=said.title,
        url=said.url,
        publisher=said.publisher,
        author=said.author,
        published=published,
        published_basis=basis if published else None,
        captions=captions,
    )


def headed(text: str, title: str | None) -> str:
    """The text with its title as first line, unless the title is among the first lines already."""
    if not title or any(same_title(line, title) for line in text.lstrip().split("\n")[:12]):
        return text
    return f"{title}\n\n{text}"
