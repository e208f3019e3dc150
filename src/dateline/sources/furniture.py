"""Which lines are the page's and not the report's: navigation, sharing, players, newsletters, cookies.

Told by general features: a line that is a known label; a short, title-like line that opens as navigation
does; a line with no letters (clocks, arrows); a title-like line between two such lines; the list of other
stories after "Related" or "Most read". A full sentence is furniture only where it speaks of cookies,
newsletters and the like.
"""

from collections.abc import Sequence

from dateline.sources.line import Line
from dateline.sources.vocabulary import page_words

__all__ = ["between_furniture", "is_furniture", "opens_list"]

_LONGEST_LABEL = 120
_SHORT_CALL, _LONG_CALL, _EARLY = 220, 500, 60
"""Code points: of a line that calls on the reader somewhere; of one that does so early; how early that is."""
_QUOTES = frozenset("\"'“”‘’«»….,;:!?-–— ")


def is_furniture(line: Line) -> bool:
    """True for a line that is furniture by itself, wherever it stands."""
    words = page_words()
    if not line.has_letters:
        return not _is_stray_punctuation(line)
    if len(line.text) > _LONG_CALL:
        return False
    if line.key in words.labels or words.patterns.fullmatch(line.text.strip(" |•·")):
        return True
    if line.before_lower:
        return False
    call = words.sentences.search(line.text)
    # A longer line that asks to sign up only at its end is a paragraph with such a call added.
    longest = _LONG_CALL if call and call.start() < _EARLY else _SHORT_CALL
    if call and not _is_quoted(line) and len(line.text) <= longest:
        return True
    text = line.text.lstrip(" |•·>→▶►")
    opening = words.openings.match(text)
    if opening is None or len(line.text) > _LONGEST_LABEL:
        return False
    rest = text[opening.end() :].lstrip()
    # "Watch: About the patrol boat", but not "Watch groups said on Monday that they had counted nine."
    return (
        not rest
        or rest[0] in ":|·-–—/>→»("
        or (line.is_title_like and not line.ends_sentence and _is_menu_text(line, opening.group()))
    )


def opens_list(line: Line) -> bool:
    """True for a label after which other stories are listed."""
    return line.key in page_words().list_openers


def between_furniture(lines: Sequence[Line], marked: Sequence[bool]) -> list[bool]:
    """Adds to the marked lines the title-like ones that page furniture encloses.

    Args:
        lines: all lines after the headline.
        marked: which of them are furniture by themselves.
    """
    result = list(marked)
    listing = False
    for place, line in enumerate(lines):
        if result[place]:
            listing = opens_list(line)
            continue
        closed = place == len(lines) - 1 or marked[place + 1]
        title = line.is_title_like and len(line.words) <= 20 and (closed or not line.before_lower)
        enclosed = (
            title
            and 0 < place < len(lines) - 1
            and result[place - 1]
            and marked[place + 1]
            and not (line.after_break and len(line.words) > 6)
        )
        if title and (listing or enclosed):
            result[place] = True
        else:
            listing = False
    return result


def _is_stray_punctuation(line: Line) -> bool:
    """A closing quotation mark on a line of its own belongs to the report; digits and arrows do not."""
    return all(letter in _QUOTES for letter in line.text)


def _is_quoted(line: Line) -> bool:
    return line.text[:1] in "\"“‘'"


def _is_menu_text(line: Line, opening: str) -> bool:
    """A call to the reader, which has more than one word in its opening, or is very short."""
    return " " in opening or len(line.words) <= 2
