"""When a report was published, as far as its own words say.

Asked in this order, after what the user gives and what the page's metadata say: the stamp near the top
("Updated 3:14 pm ET, Thu January 18, 2024"), the dateline of the lead ("ISLAMABAD, Jan 18 (Reuters) -"),
then the text: the latest full date of a picture that is not from the archive, moved on to the weekday that
the lead names.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from dateline.data import read_yaml
from dateline.model import Block, BlockRole, PublishedBasis
from dateline.sources.caption import is_archive_caption
from dateline.sources.refusal import SourceError
from dateline.sources.stated_date import partial_dates, stated_dates

__all__ = ["find_publication", "parse_published"]

_HEAD_BLOCKS = 15
_STAMP_LENGTH = 250
_DATELINE_LENGTH = 110
_DATELINE_BLOCKS = 4
_CLOSE = 45
"""Days from the latest picture to the dateline for the one to lend its year to the other."""
_NEAR = 2
"""Days from the latest picture to the weekday of the lead for the report to be of that day. On 49 reports
this
gives a date to 18, and 16 are right; the picture's date alone gives one to 36, and 20 are right."""
_OPENING_PARAGRAPHS = 4


# Before the date of a stamp, with at most a weekday, a clock time or a name between.
_PUBLISHED = re.compile(r"\b(?:published|posted|issued|created)\b[^.!?]{0,30}$", re.IGNORECASE)
_CHANGED = re.compile(r"\b(?:updated|modified|edited)\b[^.!?]{0,30}$", re.IGNORECASE)


def parse_published(text: str) -> date:
    """The day that a user gives as publication date.

    Raises:
        SourceError: if it is no ISO 8601 day.
    """
    stripped = text.strip()
    if re.fullmatch(r"\d{4}-\d\d-\d\d", stripped):
        try:
            return date.fromisoformat(stripped)
        except ValueError:
            pass
    raise SourceError(f"{text!r} is no publication date: write it as YYYY-MM-DD, for example 2024-01-18")


def find_publication(text: str, blocks: Sequence[Block]) -> tuple[date, PublishedBasis] | tuple[None, None]:
    """The publication date that the text itself shows, with its basis; twice None where it shows none."""
    head = blocks[:_HEAD_BLOCKS]
    if stamped := _stamp(text, head):
        return stamped, PublishedBasis.DATELINE
    pictured = _latest_picture(text, blocks)
    if lined := _dateline(text, head, pictured):
        return lined, PublishedBasis.DATELINE
    if pictured and (day := _on_weekday(text, blocks, pictured)):
        return day, PublishedBasis.TEXT
    return None, None


def _stamp(text: str, head: Sequence[Block]) -> date | None:
    """The date of a stamp line; one that says "published" comes before one that says "updated"."""
    found: list[tuple[int, date]] = []
    for block in head:
        line = text[block.start : block.end]
        if len(line) > _STAMP_LENGTH:
            continue
        for stated in stated_dates(line):
            word = _PUBLISHED.search(line[: stated.start])
            change = _CHANGED.search(line[: stated.start])
            if stated.value and (word or change or block.role == BlockRole.BYLINE):
                later = change is not None and (word is None or change.start() > word.start())
                found.append((1 if word and not later else 2 if not later else 3, stated.value))
    return min(found, key=lambda entry: entry[0])[1] if found else None


def _dateline(text: str, head: Sequence[Block], pictured: date | None) -> date | None:
    """The date before the dash that opens the lead; a missing year is that of the latest picture."""
    opens = (BlockRole.DATELINE, BlockRole.BODY)
    for block in [block for block in head if block.role in opens][:_DATELINE_BLOCKS]:
        opening = text[block.start : block.end + 1][:_DATELINE_LENGTH]  # with the space behind the dash
        dash = re.search(r"\s[-–—]+\s|[-–—]{2}|\)\s*[-–—:]|\.[-–—]", opening)
        if not dash or not re.match(r"[A-Z(]", opening):
            continue
        before = opening[: dash.start() + 1]
        if (
            not re.match(r"[A-Z(][^.!?]{0,60}?(?:,|\(|\s)", before)
            or len(re.findall(r"\b[a-z]{3,}\b", before)) > 1
        ):
            continue
        for stated in stated_dates(before):
            return stated.value
        for part in partial_dates(before):
            if pictured is None:
                return None
            for year in (pictured.year, pictured.year + 1):
                try:
                    day = date(year, part.month, part.day)
                except ValueError:
                    continue
                # A picture of the day after is possible where the page was brought up to date.
                if -2 <= (day - pictured).days <= _CLOSE:
                    return day
    return None


def _latest_picture(text: str, blocks: Sequence[Block]) -> date | None:
    days = [
        stated.value
        for block in blocks
        if block.role == BlockRole.CAPTION and not is_archive_caption(text[block.start : block.end])
        for stated in stated_dates(text[block.start : block.end])
        if stated.value
    ]
    return max(days, default=None)


@lru_cache(maxsize=1)
def _weekdays() -> tuple[str, ...]:
    return tuple(read_yaml("publication.yaml")["weekdays"])


def _on_weekday(text: str, blocks: Sequence[Block], pictured: date) -> date | None:
    """The first day from the latest picture on that is a weekday which the opening paragraphs name.

    None where they name no weekday that is close: the latest picture may then be weeks or years old.
    """
    names = _weekdays()
    opening = " ".join(
        [text[b.start : b.end] for b in blocks if b.role == BlockRole.BODY][:_OPENING_PARAGRAPHS]
    )
    named = {names.index(word) for word in re.findall(r"\b(?:" + "|".join(names) + r")\b", opening.lower())}
    distance = min(((weekday - pictured.weekday()) % 7 for weekday in named), default=7)
    return pictured + timedelta(days=distance) if distance <= _NEAR else None
