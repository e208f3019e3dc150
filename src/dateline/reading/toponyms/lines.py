"""Routes and borders: places that are lines with two ends.

"the road from Goma to Sake", "the Kherson-Mykolaiv highway", "the border between Ethiopia and Eritrea",
"Lebanon's border with Israel". An event there is at neither end (UCDP GED codebook: `where_prec` 5).
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.gazetteer.generic import generic_words
from dateline.reading.toponyms.locative import locative_frames
from dateline.reading.toponyms.toponym import Toponym

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Line", "line_phrases", "lines_of", "middle"]

_HYPHENS = frozenset({"-", "–", "—"})
_ARTICLES = frozenset({"al", "el", "ash", "as", "ar", "az", "ad", "an", "at", "et", "es", "ez"})
_SECOND = {
    "from": {"to"},
    "between": {"and"},
    "linking": {"to", "with", "and"},
    "connecting": {"to", "with", "and"},
}
"""What stands between the ends, by what stands before the first."""
_LONGEST = 4
"""Tokens of the name of one end: "Deir al-Zor"."""
_NEAR = 4
"""Tokens between the noun and the word before the first end: "the road that leads from"."""
_EARTH = 6371.0
_FARTHEST = 250.0
"""Kilometres from the middle to an end: beyond, as between the middles of large countries, the middle is no
answer, and the line has no point."""


@dataclass(frozen=True, slots=True)
class Line:
    """A route or a border of the text.

    Attributes:
        start: offset of its first character.
        end: offset after its last.
        ends: numbers of the place names of its two ends, in the order of the text.
    """

    start: int
    end: int
    ends: tuple[int, int]


Phrase = tuple[int, int, tuple[int, int], tuple[int, int]]
"""First token and the token after the last of the whole, of the first end and of the second."""


def line_phrases(doc: "Doc") -> Iterator[Phrase]:
    """The phrases that name routes and borders by two names, in order.

    Args:
        doc: a parsed text.
    """
    frames = locative_frames()
    nouns = frames.stretch | frames.route
    for token in doc:
        lemma = token.lemma_.lower()
        if lemma not in nouns or not token.is_lower:
            continue
        phrase = None
        if lemma in frames.route:
            phrase = _hyphenated(doc, token.i) or _possessive(doc, token.i)
        phrase = phrase or _spelled(doc, token.i)
        if phrase is not None and doc[phrase[0]].sent == doc[phrase[1] - 1].sent:
            yield phrase


def lines_of(doc: "Doc", toponyms: Sequence[Toponym]) -> list[Line]:
    """The lines whose two ends are among the place names of a text.

    Args:
        doc: the parsed text.
        toponyms: its place names, in order.
    """
    at = {toponym.start: number for number, toponym in enumerate(toponyms)}
    found = []
    for start, end, (one, _), (other, last) in line_phrases(doc):
        first, second = at.get(doc[one].idx), at.get(doc[other].idx)
        if first is not None and second is not None:
            stop = max(doc[end - 1].idx + len(doc[end - 1]), toponyms[second].end if last == end else 0)
            found.append(Line(doc[start].idx, stop, (first, second)))
    return found


def middle(one: Toponym, other: Toponym) -> tuple[float, float] | None:
    """Latitude and longitude half way between two places; None without their points, or far apart."""
    points = []
    for place in (one.place, other.place):
        if place is None or place.latitude is None or place.longitude is None:
            return None
        latitude, longitude = math.radians(place.latitude), math.radians(place.longitude)
        points.append(
            (
                math.cos(latitude) * math.cos(longitude),
                math.cos(latitude) * math.sin(longitude),
                math.sin(latitude),
            )
        )
    x, y, z = (a + b for a, b in zip(*points, strict=True))
    half = math.acos(min(1.0, math.sqrt(x * x + y * y + z * z) / 2))
    if half * _EARTH > _FARTHEST:
        return None
    return (
        round(math.degrees(math.atan2(z, math.hypot(x, y))), 5),
        round(math.degrees(math.atan2(y, x)), 5),
    )


def _named(doc: "Doc", index: int) -> bool:
    """Whether a token is a capitalised word of a name."""
    return (
        0 <= index < len(doc) and doc[index].text[:1].isupper() and doc[index].pos_ in {"PROPN", "NOUN", "X"}
    )


def _name_after(doc: "Doc", start: int) -> tuple[int, int] | None:
    """The name that begins at a token, articles aside."""
    if start < len(doc) and doc[start].lower_ == "the":
        start += 1
    end = start
    while end < len(doc) and end - start < _LONGEST:
        article = doc[end].lower_ in _ARTICLES and end + 2 < len(doc) and doc[end + 1].text == "-"
        if article and _named(doc, end + 2):
            end += 3
        elif _named(doc, end):
            end += 1
        else:
            break
    return (start, end) if end > start else None


def _name_before(doc: "Doc", end: int) -> tuple[int, int] | None:
    """The name that ends before a token."""
    start = end
    while start > 0 and end - start < _LONGEST and _named(doc, start - 1):
        start -= 1
        if start > 1 and doc[start - 1].text == "-" and doc[start - 2].lower_ in _ARTICLES:
            start -= 2
    return (start, end) if start < end else None


def _hyphenated(doc: "Doc", noun: int) -> Phrase | None:
    """As in "the Kherson-Mykolaiv highway"."""
    last = noun
    while last > 0 and noun - last < 2 and doc[last - 1].is_lower and doc[last - 1].is_alpha:
        last -= 1  # "the Damascus-Aleppo supply route"
    second = _name_before(doc, last)
    if second is None or second[0] < 2 or doc[second[0] - 1].text not in _HYPHENS:
        return None
    first = _name_before(doc, second[0] - 1)
    if first is None or any(doc[i].lower_ in generic_words().direction for i in (first[0], second[0])):
        return None
    return first[0], noun + 1, first, second


def _possessive(doc: "Doc", noun: int) -> Phrase | None:
    """As in "Lebanon's border with Israel"."""
    mark = noun - 1
    while mark > 0 and doc[mark].is_lower and doc[mark].is_alpha:
        mark -= 1
    first = _name_before(doc, mark) if doc[mark].lower_ in {"'s", "’s"} else None
    with_ = noun + 1 < len(doc) and doc[noun + 1].lower_ == "with"
    second = _name_after(doc, noun + 2) if first is not None and with_ else None
    return (first[0], second[1], first, second) if first is not None and second is not None else None


def _spelled(doc: "Doc", noun: int) -> Phrase | None:
    """As in "the road from Goma to Sake" and "the border between Ethiopia and Eritrea"."""
    frames = locative_frames()
    for index in range(noun + 1, min(noun + _NEAR, len(doc))):
        word = doc[index].lower_
        if word in _SECOND and (word == "between" or doc[noun].lemma_.lower() in frames.route):
            first = _name_after(doc, index + 1)
            if first is None or first[1] >= len(doc) or doc[first[1]].lower_ not in _SECOND[word]:
                return None
            second = _name_after(doc, first[1] + 1)
            return (noun, second[1], first, second) if second is not None else None
        if not doc[index].is_lower:
            return None
    return None
