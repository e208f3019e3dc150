"""Which line is the headline.

Above the first paragraph stand the headline and what the page adds: section names, outlet names, a
standfirst. The headline is the first of these that has the length of one and shares words with the
paragraphs below (a headline is made of its lead: van Dijk 1988, News as Discourse); failing that, the first
that has the length.
"""

import re
from collections.abc import Sequence

from dateline.sources.line import Line

__all__ = ["find_headline", "same_title"]

_LONGEST = 250
_FEWEST_WORDS = 4
_PARAGRAPHS = 6
_STEM = 5
"""Letters of a word that are compared: "strikes" meets "striking"."""


def find_headline(lines: Sequence[Line], skipped: Sequence[bool], title: str | None = None) -> int | None:
    """The place of the headline among the lines; None where the text opens with a paragraph.

    Args:
        lines: all lines of the text.
        skipped: True for lines that are furniture, captions, bylines.
        title: the title as the page or the record gives it; the first line that equals it is the headline.
    """
    if title:
        for place, line in enumerate(lines[:40]):
            if same_title(line.text, title):
                return place
    candidates: list[int] = []
    body_from = len(lines)
    for place, line in enumerate(lines):
        if skipped[place]:
            continue
        if _is_paragraph(line):
            body_from = place
            break
        if line.before_lower and len(line.text) > 40:
            # A paragraph broken over lines opens here.
            body_from = place
            break
        candidates.append(place)
    if not candidates or body_from == len(lines):
        return None
    below = [line for line in lines[body_from:] if line.ends_sentence][:_PARAGRAPHS]
    stems = {word[:_STEM].lower() for line in below for word in line.words if len(word) > 3}
    long_enough = [p for p in candidates if len(lines[p].words) >= _FEWEST_WORDS]
    for place in long_enough:
        if len({w[:_STEM].lower() for w in lines[place].words if len(w) > 3} & stems) >= 2:
            return place
    return next(iter(long_enough or [p for p in candidates if len(lines[p].words) > 1]), None)


def same_title(one: str, other: str) -> bool:
    """True where two titles have the same words, whatever their case, quotes and spaces."""
    return _words(one) == _words(other) != []


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())


def _is_paragraph(line: Line) -> bool:
    """A line that ends a sentence as headlines do not, or is too long for one."""
    if len(line.text) > _LONGEST:
        return True
    if re.search(r"[-–—]$", line.text):
        # A dateline that stands alone ("BORG, Northland -") opens the first paragraph.
        return True
    stopped = line.text.rstrip("\"'”’)]").endswith(".")
    return (
        (stopped and len(line.words) > 5)
        or not line.is_one_sentence
        or (line.ends_sentence and len(line.words) > 25)
    )
