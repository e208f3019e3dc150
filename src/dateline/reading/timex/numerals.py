"""Numbers and years in words: `twenty-second`, `two thousand and eighteen`, `nineteen ninety-four`."""

from collections.abc import Sequence
from functools import lru_cache

from dateline.reading.timex.lexer import Lexeme
from dateline.reading.timex.lexicon import load_lexicon

__all__ = ["NUMERAL_CLASSES", "join_numerals"]

NUMERAL_CLASSES = ("SPELT31", "SPELTYEAR")
"""Symbol classes of numbers of several words: a day of the month; a year, as years are read aloud."""

_MULTIPLES = {"hundred": 100, "thousand": 1000}
_ZEROS = frozenset({"oh", "zero"})
_CENTURIES = range(10, 21)
_DAYS = range(1, 32)
_YEARS = range(1000, 2101)


def join_numerals(lexemes: Sequence[Lexeme]) -> list[Lexeme]:
    """The words of a text with each number of several words as one.

    A number stands in digits in the joined word's text, an ordinal as `22nd` would. Numbers of one word
    are left as they are.

    Args:
        lexemes: what `lex` gives.
    """
    made: list[Lexeme] = []
    at = 0
    while at < len(lexemes):
        joined, after = _joined(lexemes, at)
        made.append(joined or lexemes[at])
        at = after
    return made


def _joined(lexemes: Sequence[Lexeme], at: int) -> tuple[Lexeme | None, int]:
    if not _is_numeral(lexemes[at].text):
        return None, at + 1
    words, ends = _run(lexemes, at)
    for count in range(len(words), 1, -1):
        form = _read(tuple(words[:count]))
        if form is not None:
            text, kind = form
            last = ends[count - 1]
            return Lexeme(lexemes[at].start, lexemes[last].end, text, kind, lexemes[at].glued), last + 1
    return None, at + 1


def _run(lexemes: Sequence[Lexeme], at: int) -> tuple[list[str], list[int]]:
    """The numeral words from one on, and the index of each; hyphens between tens and ones are passed over."""
    words, ends = [lexemes[at].text], [at]
    ordinals = load_lexicon().ordinals
    index = at + 1
    while index < len(lexemes) and words[-1] not in ordinals:
        word = lexemes[index]
        if word.kind == "-" and index + 1 < len(lexemes) and lexemes[index + 1].glued:
            index += 1
            word = lexemes[index]
            if not _is_numeral(word.text) and word.text not in ordinals:
                break
        if (
            (word.text == "and" and words[-1] in _MULTIPLES)
            or _is_numeral(word.text)
            or word.text in ordinals
        ):
            words.append(word.text)
            ends.append(index)
        else:
            break
        index += 1
    return words, ends


@lru_cache(maxsize=1)
def _numerals() -> frozenset[str]:
    return frozenset(load_lexicon().numbers) - {"dozen"}


def _is_numeral(word: str) -> bool:
    return word in _numerals() or word in _MULTIPLES or word in _ZEROS


def _read(words: tuple[str, ...]) -> tuple[str, str] | None:
    """The number that the words make, and its class; None where they make none."""
    ordinals = load_lexicon().ordinals
    if words[-1] in ordinals:
        ones = ordinals[words[-1]]
        tens = _below_hundred(words[:-1])
        if (
            len(words) == 2
            and tens is not None
            and tens in (20, 30)
            and 1 <= ones <= 9
            and tens + ones in _DAYS
        ):
            return f"{tens + ones}th", "ORD31"
        return None
    year = _as_year(words)
    if year is not None and year in _YEARS:
        return str(year), "SPELTYEAR"
    value = _below_hundred(words)
    if value is None:
        value = _cardinal(words)
    if value is None:
        return None
    return str(value), "SPELT31" if value in _DAYS else "SPELTYEAR" if value in _YEARS else "NUM"


def _below_hundred(words: Sequence[str]) -> int | None:
    values = [load_lexicon().numbers[word] if word in _numerals() else None for word in words]
    match values:
        case [int(value)]:
            return value
        case [int(tens), int(ones)] if tens >= 20 and tens % 10 == 0 and 1 <= ones <= 9:
            return tens + ones
    return None


def _as_year(words: Sequence[str]) -> int | None:
    """`nineteen eighty six`, `nineteen oh one`, `nineteen hundred`: a century and what follows it."""
    century = _below_hundred(words[:1])
    if century is None or century not in _CENTURIES:
        return None
    rest = list(words[1:])
    if rest and rest[0] == "hundred":
        rest = rest[1:]
        if rest[:1] == ["and"]:
            rest = rest[1:]
        if not rest:
            return 100 * century
    elif rest and rest[0] in _ZEROS and len(rest) == 2:
        ones = _below_hundred(rest[1:])
        return 100 * century + ones if ones is not None and ones < 10 else None
    else:
        value = _below_hundred(rest)
        return 100 * century + value if value is not None and value >= 10 else None
    value = _below_hundred(rest)
    return 100 * century + value if value is not None else None


def _cardinal(words: Sequence[str]) -> int | None:
    """`one thousand seven hundred and eighty nine`; None where the words are several numbers."""
    total = 0
    left = list(words)
    for multiple, value in (("thousand", 1000), ("hundred", 100)):
        if multiple in left:
            index = left.index(multiple)
            count = _below_hundred(left[:index])
            if count is None:
                return None
            total += count * value
            left = left[index + 1 :]
            if left[:1] == ["and"]:
                left = left[1:]
                if not left:
                    return None
    if left:
        value_left = _below_hundred(left)
        if value_left is None:
            return None
        total += value_left
    return total
