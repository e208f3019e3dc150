"""Numbers in digits and in words: "1,200", "two dozen", "half a million", "several hundred"."""

import re
from dataclasses import dataclass

from dateline.reading.toll.lexicon import load_words
from dateline.reading.toll.phrase import Phrase, phrase_at, phrases, word_at

__all__ = ["Numeral", "number_word", "read_numeral"]

_WORDS = load_words("quantities")
_UNITS: dict[str, int] = _WORDS["units"]
_TENS: dict[str, int] = _WORDS["tens"]
_MULTIPLIERS: dict[str, int] = _WORDS["multipliers"]
_SUFFIXES: dict[str, int] = _WORDS["suffixes"]
_VAGUE: dict[Phrase, int] = phrases(_WORDS["vague"])
_EXACT: dict[Phrase, int] = phrases(_WORDS["exact"])
_PLURAL_MAKERS = phrases(dict.fromkeys(_WORDS["plural_makers"], 0))
_VAGUE_STARTS = frozenset(phrase[0] for table in (_VAGUE, _EXACT, _PLURAL_MAKERS) for phrase in table)

_DIGITS = re.compile(
    r"([~+]?)(\d{1,3}(?:[,.]\d{3})+|\d{1,3}(?:[   ]\d{3})+|\d+(?:\.\d+)?)(k|m|mn|bn)?(\+|-plus)?"
)
_SPAN = re.compile(r"(\d[\d,]*)[-–—](\d[\d,]*)")
_TO = frozenset({"-", "–", "—", "to"})


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number, or a range of numbers, in a list of words."""

    low: int
    high: int | None
    """None where the words leave it open."""
    end: int
    """Index after its last word."""
    vague: bool = False
    """True where a word stands for the number ("dozens", "several")."""


def number_word(word: str) -> int | None:
    """The value of one lower-case number word under a hundred ("seven", "forty"); None for other words."""
    return _UNITS.get(word, _TENS.get(word))


def read_numeral(words: list[str], at: int) -> Numeral | None:
    """The number that starts at that index: a range, a vague word, or one figure."""
    word = words[at]
    if span := _SPAN.fullmatch(word):
        low, high = (int(side.replace(",", "")) for side in span.groups())
        return Numeral(low, high, at + 1) if low < high else None
    if word == "between" and (first := _figure(words, at + 1)) and word_at(words, first.end) == "and":
        second = _figure(words, first.end + 1)
        if second and (found := _range(first, second, words)):
            return found
    if vague := _vague(words, at):
        return vague
    first = _figure(words, at)
    if first is None:
        return None
    if word_at(words, first.end) in {*_TO, "or"} and (second := _figure(words, first.end + 1)):
        # "two or three" is a range; "killed or 12" is not reached, for a figure must stand on both sides.
        return _range(first, second, words) or first
    return first


def _range(first: Numeral, second: Numeral, words: list[str]) -> Numeral | None:
    low, high = first.low, second.high or second.low
    scale = _MULTIPLIERS.get(words[second.end - 1], 1)
    if (
        low < high // scale <= 1000
        and scale > 1
        and first.end - 1 >= 0
        and words[first.end - 1] not in _MULTIPLIERS
    ):
        low *= scale  # "two to three million", "10 to 15 thousand"; not "500,000 to 1 million"
    return Numeral(low, high, second.end) if low < high else None


def _vague(words: list[str], at: int) -> Numeral | None:
    if words[at] not in _VAGUE_STARTS:
        return None
    makers = [phrase for phrase in _PLURAL_MAKERS if tuple(words[at : at + len(phrase)]) == phrase]
    for maker in makers:
        plural = (f"{word_at(words, at + len(maker))}s",)
        if plural in _VAGUE and plural[0][:-1] in _MULTIPLIERS:
            return Numeral(_VAGUE[plural], None, at + len(maker) + 1, vague=True)
    if exact := phrase_at(_EXACT, words, at):
        return Numeral(_EXACT[exact], _EXACT[exact], at + len(exact))
    phrase = phrase_at(_VAGUE, words, at)
    if phrase is None or word_at(words, at - 1) in {"as", "how", "so", "too"}:
        return None
    if phrase == ("some",) and _figure(words, at + 1):
        return None
    low, end = _VAGUE[phrase], at + len(phrase)
    if word_at(words, end) == "of" and word_at(words, end + 1).removesuffix("s") in {
        "thousand",
        "million",
        "hundred",
    }:
        low, end = low * _MULTIPLIERS[word_at(words, end + 1).removesuffix("s")], end + 2
    return Numeral(low, None, end, vague=True)


def _figure(words: list[str], at: int) -> Numeral | None:
    """One number: digits, words, or both ("1.5 million", "two dozen", "a hundred and five")."""
    word = word_at(words, at)
    end = at
    total: float | None = None
    if word in {"half", "a", "one-half"}:
        return _half(words, at)
    if digits := _DIGITS.fullmatch(word):
        plain = digits[2] if "." in digits[2] and not re.fullmatch(r"\d{1,3}(\.\d{3})+", digits[2]) else ""
        total = float(plain or re.sub(r"\D", "", digits[2])) * _SUFFIXES.get(digits[3] or "", 1)
        end, open_top = at + 1, bool(digits[4])
        while word_at(words, end) in _MULTIPLIERS:
            total *= _MULTIPLIERS[words[end]]
            end += 1
        if open_top:
            return Numeral(int(total), None, end)
    else:
        total, end = _spelled(words, at)
    if total is None or total != int(total):
        return None
    return Numeral(int(total), int(total), end)


def _half(words: list[str], at: int) -> Numeral | None:
    """Reads "half a dozen", "half a million", "a half million", "a dozen", "a hundred"."""
    for lead, factor in (
        (("half", "a"), 0.5),
        (("a", "half"), 0.5),
        (("half", "-"), 0.5),
        (("half",), 0.5),
        (("a",), 1),
    ):
        end = at + len(lead)
        if tuple(words[at:end]) != lead or word_at(words, end) not in _MULTIPLIERS:
            continue
        if lead == ("a",) and words[end] != "score":
            total, end = _spelled(words, end)
            return Numeral(int(total), int(total), end) if total else None
        total = factor * _MULTIPLIERS[words[end]]
        return Numeral(int(total), int(total), end + 1)
    return None


def _spelled(words: list[str], at: int) -> tuple[float | None, int]:
    """The value of number words from that index, and the index after them; None where there are none."""
    total = current = 0
    end, last = at, ""
    while True:
        word = word_at(words, end)
        if word == "-" and last in _TENS and word_at(words, end + 1) in _UNITS:
            end += 1
            continue
        if word == "and" and last in {"hundred", "thousand"} and word_at(words, end + 1) in {*_UNITS, *_TENS}:
            end += 1
            continue
        compound = word.split("-")
        if word in _UNITS and (not last or (last in _TENS and _UNITS[word] < 10) or last in _MULTIPLIERS):
            current += _UNITS[word]
        elif word in _TENS and (not last or last in _MULTIPLIERS):
            current += _TENS[word]
        elif len(compound) == 2 and compound[0] in _TENS and compound[1] in _UNITS and not last:
            current += _TENS[compound[0]] + _UNITS[compound[1]]
        elif (
            word in _MULTIPLIERS
            and word != "score"
            and (last or word in {"dozen", "hundred", "thousand", "million"})
        ):
            current = max(current, 1) * _MULTIPLIERS[word]
            if _MULTIPLIERS[word] >= 1000:
                total, current = total + current, 0
        else:
            break
        last, end = word, end + 1
    return (total + current if last else None), end
