"""Which lines say who wrote the report, and when it was put out."""

import re

from dateline.sources.line import Line
from dateline.sources.stated_date import partial_dates, stated_dates
from dateline.sources.vocabulary import page_words

__all__ = ["is_byline", "is_name_line", "is_stamp"]

_SMALL = frozenset(
    {"and", "in", "for", "of", "at", "the", "with", "from", "by", "de", "al", "el", "bin", "van", "von", "da"}
)


_STAMP = re.compile(
    r"\W*(?:first |originally |last )?(?:published|posted|updated|created|modified|issued)\b", re.IGNORECASE
)


def is_stamp(line: Line) -> bool:
    """A line that gives the time of publication and no more: "Updated 3:14 pm ET, Thu January 18, 2024"."""
    words = page_words()
    if len(line.text) > 120 or (line.ends_sentence and len(line.words) > 8):
        return False
    dates = stated_dates(line.text) or partial_dates(line.text)
    if dates and _STAMP.match(line.text) and len(line.words) <= 14 and not line.before_lower:
        return not line.ends_sentence or len(line.words) <= 9
    rest = line.text
    for stated in reversed(dates):
        rest = rest[: stated.start] + " " + rest[stated.end :]
    left = [word.lower() for word in re.findall(r"[^\W\d_]+(?:\.[^\W\d_]+)*", rest)]
    # Without a date there must be a clock time or a count ("5:11 PM UTC", "Updated 2 hours ago").
    return all(word in words.stamp_words for word in left) and (
        bool(dates) or (len(left) > 0 and re.search(r"\d", rest) is not None)
    )


def is_byline(line: Line) -> bool:
    """A line of credits: "By Jane Doe", "Reporting by …; editing by …", "… contributed to this report."."""
    words = page_words()
    text = line.text
    if len(text) > 400 or line.before_lower:
        return False
    if words.byline_phrases.search(text) and not text.startswith(('"', "“")) and len(line.words) <= 50:
        return True
    if not line.ends_sentence and len(line.words) <= 15 and words.byline_words.search(text):
        return True
    opening = words.byline_openings.match(text)
    if not opening:
        return False
    rest = [word for word in re.findall(r"[^\s,;/|&]+", text[opening.end() :]) if word[0].isalpha()]
    if not rest or len(rest) > 30 or (line.ends_sentence and len(rest) > 10):
        return False
    if rest[0][0].islower() or (opening.group().lower() == "by" and line.ends_sentence):
        return False
    return all(word[0].isupper() or word.lower() in _SMALL for word in rest)


def is_name_line(line: Line) -> bool:
    """Capitalised words and no more, or several such joined: writers' names, in the head of a page."""
    parts = [part for part in line.text.replace(",", " ").split() if part not in {"and", "&"}]
    return (
        2 <= len(parts) <= (4 if len(parts) == len(line.text.split()) else 9)
        and not line.ends_sentence
        and all(re.fullmatch(r"[A-Z][\w'’.-]*|al|bin|de|van|von|el", part) is not None for part in parts)
        and sum(part[0].isupper() for part in parts) >= 2
    )
