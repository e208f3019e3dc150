"""Which lines are captions of pictures.

A caption is told by its opening ("FILE - …", "In this photo"), by its credit ("(AP Photo/…)", "[…/Reuters]"),
or by the form that agencies prescribe: one sentence in the present tense that ends in place and full date.
What could as well be a line of the report is left as body.
"""

import re
from functools import lru_cache
from itertools import pairwise

from dateline.sources.line import Line
from dateline.sources.stated_date import StatedDate, stated_dates
from dateline.sources.vocabulary import PageWords, page_words

__all__ = ["is_archive_caption", "is_caption", "is_credit"]

_LONGEST = 600
"""Code points; agency captions stay under 400."""

_FILE = re.compile(r"\(?\[?file(?:\s+(?:photo|picture|image|pic))?\]?\)?\s*[-–—:.]", re.IGNORECASE)
_TAIL_BRACKET = re.compile(r"[(\[](?P<credit>[^()\[\]]{2,80})[)\]]\.?$")
_PLACE_LIST = re.compile(
    r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*| (?:al|el|de|of|the|and))*"
    r"(?:, [A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2}){1,3}"
)
_RELATIVE = frozenset(
    {
        "who",
        "which",
        "that",
        "where",
        "when",
        "after",
        "before",
        "as",
        "because",
        "since",
        "whose",
        "what",
        "until",
        "it",
    }
)
# Before a date that is no picture's: "until May 3, 2012", "Posted: May 3, 2012", a post's "(@name) May 3".
_IS_NO_PICTURE = re.compile(
    r"\b(?:until|since|from|by|of|to|for|before|after|and|between|through)\s*$"
    r"|\b(?:posted|updated|published|created|modified|issued)\b|\(@\w+\)",
    re.IGNORECASE,
)
_PAST_BE = frozenset({"was", "were", "had"})


def is_caption(line: Line) -> bool:
    """True for a line that is surely a caption or the credit of one."""
    words = page_words()
    text = line.text
    if len(text) > _LONGEST or line.before_lower or text[:1] in "\"“‘'":
        return False
    if _FILE.match(text) or is_credit(line) or _has_photo_credit(text, words):
        return True
    if _is_place_list(line):
        return True
    if not line.is_one_sentence:
        return False
    shows = words.depicting_phrases.search(text) is not None
    depicts = _depicts(line, words)
    opening = words.caption_openings.match(text)
    if opening and (shows or depicts or _names_picture(opening.group().lower()) or _ends_in_date(text)):
        return not _tells(line, words) or shows
    if shows and re.search(
        r"\b(?:photo|picture|image|handout|photograph|video|footage)\b", text, re.IGNORECASE
    ):
        return not _tells(line, words)
    closing = _closing_date(text)
    if closing is None or _tells(line, words) or _IS_NO_PICTURE.search(text[: closing.start]):
        return False
    if _ends_in_date(text) and _set_off(text, closing):
        return True
    return depicts or shows


def is_archive_caption(text: str) -> bool:
    """True for the caption of an old picture, whose date is not of the day's news."""
    return _FILE.match(text) is not None or page_words().archive_openings.match(text) is not None


def is_credit(line: Line) -> bool:
    """A line that holds a picture's credit and nothing else: "(AP Photo)", "Photo: Jane Doe/AFP"."""
    words = page_words()
    text = line.text
    if len(text) > 100 or len(line.words) > 12:
        return False
    if text[:1] in "([" and (match := _TAIL_BRACKET.fullmatch(text)):
        return _is_credit_text(match["credit"], words)
    if (opening := words.credit_openings.match(text)) and text[opening.end() :].lstrip()[:1] in {
        ":",
        "|",
        "©",
    }:
        return True
    if not line.ends_sentence and re.search(r"/|\bvia\b|[|,]", text):
        parts = [part.strip().lower() for part in re.split(r"/|\bvia\b|[|,]", text)]
        return len(parts) > 1 and len(line.words) <= 8 and parts[-1] in words.agencies
    return line.key in words.agencies and line.key not in words.labels


@lru_cache(maxsize=1)
def _photo_credit() -> re.Pattern[str]:
    agencies = "|".join(re.escape(name) for name in sorted(page_words().agencies, key=len, reverse=True))
    return re.compile(
        rf"(?:\b(?:Photo(?:graph)?|Picture|Image|Photo credit|Credit)\s*(?:by|:)\s*\S[^.]{{1,70}}"
        rf"|[\w.'’ -]{{2,40}}/\s?(?:{agencies})(?:\s*(?:/|via)\s*[\w. ]{{2,40}})?"
        rf"|\bvia\s+(?:{agencies})"
        rf"|\bREUTERS/[\w.'’ -]{{2,60}})\s*[)\]]?\.?$",
        re.IGNORECASE,
    )


def _has_photo_credit(text: str, words: PageWords) -> bool:
    bracket = _TAIL_BRACKET.search(text)
    if (
        bracket
        and _is_credit_text(bracket["credit"], words)
        and re.search(r"/|photo|image|file|getty|via", bracket["credit"], re.I)
    ):
        return True
    return _photo_credit().search(text) is not None


def _is_credit_text(credit: str, words: PageWords) -> bool:
    if re.match(
        r"(?:ap |file |archive |handout |courtesy )?(?:photo|picture|image|file)s?\b", credit, re.IGNORECASE
    ):
        return True
    parts = [part.strip().lower() for part in re.split(r"/|:|,|\bvia\b|\|", credit)]
    return any(part in words.agencies or part.split(" ")[0] in words.agencies for part in parts[-2:])


def _names_picture(opening: str) -> bool:
    return (
        re.search(r"photo|picture|image|caption|frame|video grab|screen|handout|still", opening) is not None
    )


def _is_place_list(line: Line) -> bool:
    return len(line.words) <= 7 and not line.ends_sentence and _PLACE_LIST.fullmatch(line.text) is not None


def _closing_date(text: str) -> StatedDate | None:
    """The last full date, where little comes after it ("on June 20, 2016 in a camp in Khaldiyeh.")."""
    dates = stated_dates(text)
    return dates[-1] if dates and len(text) - dates[-1].end <= 60 and dates[-1].start > 0 else None


def _ends_in_date(text: str) -> bool:
    closing = _closing_date(text)
    if closing is None:
        return False
    tail = _TAIL_BRACKET.sub("", text[closing.end :].strip())
    return tail.strip(" .") == ""


def _set_off(text: str, closing: StatedDate) -> bool:
    """A comma, or nothing but a place name, before the date: "in Cairo, Egypt, Wednesday, Feb. 9, 2011."."""
    before = text[: closing.start].rstrip()
    before = re.sub(r",?\s*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?$", ",", before)
    if re.search(r"\b(?:on|until|since|from|by|of|to|in|for|before|after|and|between|dated|from)$", before):
        return False
    return before.endswith(",") or re.search(r"\b[A-Z][\w'’-]*$", before) is not None


def _depicts(line: Line, words: PageWords) -> bool:
    """A present-tense verb of what pictures show after the first word, or "is/are" before a participle."""
    tokens = [word.lower() for word in line.words]
    if any(
        token in words.depicting_verbs and line.words[i].islower() for i, token in enumerate(tokens) if i > 0
    ):
        return True
    return any(
        token in {"is", "are"} and following.endswith(("ing", "ed", "en"))
        for token, following in pairwise(tokens)
    )


def _tells(line: Line, words: PageWords) -> bool:
    """A past-tense main clause: a verb of telling, or "was", "were", "had" outside a subordinate clause."""
    tokens = [word.lower() for word in line.words]
    if any(token in words.telling_words for token in tokens):
        return True
    for place, token in enumerate(tokens):
        if token in _PAST_BE and not _RELATIVE & set(tokens[max(0, place - 8) : place]):
            return True
    return False
