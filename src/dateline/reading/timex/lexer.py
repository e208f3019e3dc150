"""The words of a text as the time grammar sees them."""

import re
from dataclasses import dataclass
from functools import lru_cache

from dateline.reading.timex.lexicon import load_lexicon

__all__ = ["LEXER_CLASSES", "Lexeme", "fold", "lex"]

LEXER_CLASSES = (
    "ISO", "DAYMONTH", "YEARMONTH", "YEARPART", "CLOCK", "MERIDIEM", "ORD31", "ORDN", "DECADE", "SHORTYEAR",
    "QUARTERX", "YEAR", "D12", "D31", "NUM", "HOLIDAY", "ZONE", "POSS", "LINE", "OTHER",
)  # fmt: skip
"""Symbol classes that a word's form gives, rather than a word list."""

_FOLDS = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "–": "-",
        "‑": "-",
        "‐": "-",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "—": "|",
    }
)


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One word, number or mark."""

    start: int
    end: int
    text: str
    """In small letters, without the full stop of an abbreviation."""
    kind: str
    """A class of `LEXER_CLASSES`, or the word itself where a word list has it, or the mark."""
    glued: bool
    """No space before it."""


def fold(text: str) -> str:
    """The text in small letters with plain quotes and hyphens, every character at its own offset."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lowered.translate(_FOLDS)


@lru_cache(maxsize=1)
def _scanner() -> re.Pattern[str]:
    lexicon = load_lexicon()
    abbreviations = sorted(
        lexicon.classes["MONTHX"] | lexicon.classes["WEEKDAYX"], key=lambda word: (-len(word), word)
    )
    names = sorted(lexicon.holidays, key=lambda name: (-len(name), name))
    # Spaces stand for themselves only in brackets: the pattern below is verbose.
    holidays = "|".join(re.escape(name).replace("\\ ", "[ ]") for name in names)
    monthnames = "|".join(sorted(lexicon.months, key=lambda word: (-len(word), word)))
    return re.compile(
        rf"""
          (?P<LINE>\n)
        | (?P<HOLIDAY>(?<!\w)(?:{holidays})(?!\w|(?<=\d)/))
        | (?P<ISO>(?<![\d-])\d{{4}}-\d{{1,2}}-\d{{1,2}}(?![\d-])
            | (?<![\d/])\d{{4}}/\d{{1,2}}/\d{{1,2}}(?![\d/])
            | (?<![\d.])\d{{4}}\.\d{{1,2}}\.\d{{1,2}}(?!\.?\d)
            | (?<![\d/])\d{{1,2}}/\d{{1,2}}/(?:\d{{4}}|\d{{2}})(?![\d/])
            | (?<![\d-])\d{{1,2}}-\d{{1,2}}-(?:\d{{4}}|\d{{2}})(?![\d-])
            | (?<![\d.])\d{{1,2}}\.\d{{1,2}}\.\d{{4}}(?!\.?\d)
            | (?<![\w/])\d{{1,2}}/(?:{monthnames})/(?:\d{{4}}|\d{{2}})(?![\w/])
            | (?<![\w-])\d{{1,2}}-(?:{monthnames})-(?:\d{{4}}|\d{{2}})(?![\w-])
            | (?<![\w-])\d{{4}}-(?:{monthnames})-\d{{1,2}}(?![\w-])
            | (?<![\w/])\d{{4}}/(?:{monthnames})/\d{{1,2}}(?![\w/])
            | (?<![\w/])\d{{4}}/\d{{1,2}}/(?:{monthnames})(?![\w/])
            | (?<![\w.,/-])(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?![\w,/-]|\.\d))
        | (?P<DAYMONTH>(?<![\w/.,$])\d{{1,2}}/\d{{1,2}}(?![\w/]|[.,]\d))
        | (?P<YEARMONTH>(?<![\w/.,-])(?:19|20)\d\d[/-](?:0?[1-9]|1[0-2])(?![\w/-]|[.,]\d)
            | (?<![\w/.,-])(?:0?[1-9]|1[0-2])[/-](?:19|20)\d\d(?![\w/-]|[.,]\d))
        | (?P<YEARPART>(?<!\w)(?:19|20)\d\d[ -]?[qh][1-4]\b | (?<!\w)[qh][1-4][ -]?(?:19|20)\d\d\b)
        | (?P<CLOCK>(?<![\d:])\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?![\d:])
            | (?<!\d)\d{{1,2}}\.\d{{2}}(?=[ ]?[ap]\.?m\b))
        | (?P<MERIDIEM>(?<![^\W\d])[ap]\.m\.? | (?<![^\W\d])[ap]m\b)
        | (?P<ORDINAL>\d{{1,3}}(?:st|nd|rd|th)\b)
        | (?P<DECADE>\b\d{{3}}0's\b | \b\d{{3}}0s\b | (?<!\w)'?[1-9]0s\b | (?<![\w'])[1-9]0's\b)
        | (?P<SHORTYEAR>(?<!\w)'\d\d\b)
        | (?P<QUARTERX>\bq[1-4]\b)
        | (?P<NUMBER>\d+(?:,\d{{3}})+(?:\.\d+)?(?!\d) | \d+\.\d+ | \d+)
        | (?P<POSS>(?<=\w)'s\b)
        | (?P<ZONE>\b(?:gmt|utc|est|edt|pst|pdt|cst|cdt|local[ ]time)\b)
        | (?P<ABBREVIATION>\b(?:{"|".join(abbreviations)})\b\.?)
        | (?P<WORKDAY>\b(?:business|working)[ ]days?\b)
        | (?P<WORD>[^\W\d_]+)
        | (?P<MARK>[^\s\w])
        """,
        re.VERBOSE,
    )


def lex(text: str) -> list[Lexeme]:
    """The words of a folded text.

    Args:
        text: what `fold` gives.
    """
    found: list[Lexeme] = []
    last = 0
    for match in _scanner().finditer(text):
        start, end, form = match.start(), match.end(), match.lastgroup or ""
        word = match.group()
        glued = start == last
        kind = form
        if form == "WORD":
            kind = word
        elif form == "WORKDAY":
            word = kind = "workdays" if word.endswith("s") else "workday"
        elif form == "MARK":
            kind = word
            if word == "-" and not (glued and end < len(text) and not text[end].isspace()):
                kind = "--"
        elif form == "NUMBER":
            kind = _number_kind(word, text[start - 1 : start])
        elif form == "ORDINAL":
            kind = "ORD31" if 1 <= int(word[:-2]) <= 31 else "ORDN"
        elif form == "ABBREVIATION":
            word = word.rstrip(".")
            kind = word
        found.append(Lexeme(start, end, word, kind, glued))
        last = end
    return found


def _number_kind(word: str, before: str) -> str:
    if not word.isdigit() or before in {"$", "€", "£", "¥", "#", "."}:
        return "NUM"
    value = int(word)
    if len(word) <= 2 and 1 <= value <= 31:
        return "D12" if value <= 12 else "D31"
    return "YEAR" if len(word) == 4 and 1000 <= value <= 2100 else "NUM"
