"""The dateline that opens a story: where and when it was filed, and for whom."""

import re

__all__ = ["dateline_length"]

_AGENCY = r"\([A-Z][\w .,&/'’-]{1,40}\)"
_CAPITALS = r"[A-Z][A-Z'’.]{2,}(?:[ /-][A-Z][A-Z'’.]+){0,4}"
_NAME = r"[A-Z][\w'’.-]+(?:[ /-][A-Z][\w'’.-]+){0,3}"
_MORE = rf"(?:(?:,|\s+and|/)\s*{_NAME}\.?){{0,3}}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:,?\s*(?:\d{{1,2}}\s+)?{_MONTH}(?:\s+\d{{1,2}})?(?:,?\s+\d{{4}})?)"
_END = r"\s*(?:—|–|―|--|-|(?<=\w{5}):)\s+(?=\S)"
_DATELINE = re.compile(
    rf"(?:{_AGENCY}\s*)?{_CAPITALS}{_MORE}{_DAY}?\s*(?:{_AGENCY})?{_END}"
    rf"|{_NAME}{_MORE}{_DAY}?\s*{_AGENCY}{_END}"
    rf"|{_AGENCY}\s*{_NAME}{_MORE}{_DAY}?{_END}"
    rf"|{_NAME}{_MORE}{_DAY}\s*{_END}"
)
_LONGEST = 90
"""Characters: "WASHINGTON/TEL AVIV/BEIRUT, Sept 30, 2024 (Agency) - " has 55."""


def dateline_length(line: str) -> int:
    """Length of the dateline at the start of a paragraph, its dash or colon and blanks included; 0 for none.

    A place in capitals, or a place with an agency in brackets or a day, up to a dash or colon.
    """
    match = _DATELINE.match(line[:_LONGEST])
    return match.end() if match else 0
