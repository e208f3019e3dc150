"""Numbers of the text, in digits and in words, with the words that bound them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.reading.toll.lexicon import Phrase, load_words, phrases

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Quantity", "find_quantities", "read_quantities"]

_WORDS = load_words("quantities")
_UNITS: dict[str, int] = _WORDS["units"]
_TENS: dict[str, int] = _WORDS["tens"]
_MULTIPLIERS: dict[str, int] = _WORDS["multipliers"]
_SUFFIXES: dict[str, int] = _WORDS["suffixes"]
_VAGUE: dict[Phrase, int] = phrases(_WORDS["vague"])
_EXACT: dict[Phrase, int] = phrases(_WORDS["exact"])
_PLURAL_MAKERS = phrases(dict.fromkeys(_WORDS["plural_makers"], 0))
_MODIFIERS: dict[Phrase, str] = dict(
    sorted(
        (
            (phrase, kind)
            for kind in ("at_least", "at_most", "around")
            for phrase in phrases(dict.fromkeys(_WORDS[kind], 0))
        ),
        key=lambda item: -len(item[0]),
    )
)
_OR_MORE = phrases(dict.fromkeys(_WORDS["or_more"], 0))
_OR_SO = frozenset(tuple(entry.split()) for entry in _WORDS["or_more_exact"])
_VAGUE_STARTS = frozenset(phrase[0] for table in (_VAGUE, _EXACT, _PLURAL_MAKERS) for phrase in table)
_MEASURES = frozenset(map(str, _WORDS["measures"]))
_CURRENCY = frozenset(_WORDS["currency"])
_TELEPHONE = frozenset(map(str, _WORDS["telephone"]))
_CALLING = frozenset(map(str, _WORDS["calling"]))
_MONTHS = frozenset(_WORDS["months"])
_BEFORE_YEARS = frozenset(_WORDS["before_years"])

_DIGITS = re.compile(
    r"([~+]?)(\d{1,3}(?:[,.]\d{3})+|\d{1,3}(?:[   ]\d{3})+|\d+(?:\.\d+)?)(k|m|mn|bn)?(\+|-plus)?"
)
_SPAN = re.compile(r"(\d[\d,]*)[-–—](\d[\d,]*)")
_TO = frozenset({"-", "–", "—", "to"})
_ALTERNATIVES = frozenset({",", "and", "or", "but", "possibly", "perhaps", "maybe", "to", "even"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of the text and the tokens that tell it.

    `low` and `high` are inclusive bounds; None is a side that the words leave open.
    """

    first: int
    """Index of its first token, modifiers ("at least") included."""
    last: int
    """Index after its last token."""
    core: int
    """Index of the first token of the number itself."""
    low: int | None
    high: int | None
    vague: bool = False
    """True where a word stands for the number ("dozens", "several")."""


@dataclass(frozen=True, slots=True)
class _Number:
    low: int
    high: int | None
    end: int
    vague: bool = False


def find_quantities(doc: "Doc") -> tuple[Quantity, ...]:
    """The quantities of a parsed text, in order; see `read_quantities`."""
    return read_quantities([token.lower_ for token in doc])


def read_quantities(words: list[str]) -> tuple[Quantity, ...]:
    """The quantities in a list of lower-case tokens, in order, none overlapping.

    Ages, money, percentages, measures, years and days of the month are left out: they count no people.
    """
    return tuple(_joined(_scan(words), words))


def _scan(words: list[str]) -> Iterator[Quantity]:
    at = floor = 0
    while at < len(words):
        number = _number(words, at)
        if number is None:
            at += 1
            continue
        quantity = _bounded(words, at, number, floor)
        at = floor = max(number.end, quantity.last if quantity else 0)
        if quantity is not None:
            yield quantity


def _joined(quantities: Iterable[Quantity], words: list[str]) -> Iterator[Quantity]:
    """Joins "at least seven and possibly as many as twelve" into one."""
    held: Quantity | None = None
    for quantity in quantities:
        if (
            held is not None
            and held.high is None
            and held.low is not None
            and quantity.low is None
            and quantity.high is not None
            and held.low <= quantity.high
            and set(words[held.last : quantity.first]) <= _ALTERNATIVES
            and not held.vague
        ):
            held = replace(held, high=quantity.high, last=quantity.last)
            continue
        if held is not None:
            yield held
        held = quantity
    if held is not None:
        yield held


def _match(table: Iterable[Phrase], words: list[str], at: int) -> Phrase | None:
    """The first phrase of the table that stands at that index."""
    return next((phrase for phrase in table if tuple(words[at : at + len(phrase)]) == phrase), None)


def _match_before(table: Iterable[Phrase], words: list[str], end: int, floor: int) -> Phrase | None:
    """The first phrase of the table that ends before that index and starts no earlier than `floor`."""
    return next(
        (p for p in table if end - len(p) >= floor and tuple(words[end - len(p) : end]) == p),
        None,
    )


def _word(words: list[str], at: int) -> str:
    return words[at] if 0 <= at < len(words) else ""


def _number(words: list[str], at: int) -> _Number | None:
    """The number that starts at that index: a range, a vague word, or one figure."""
    word = words[at]
    if span := _SPAN.fullmatch(word):
        low, high = (int(side.replace(",", "")) for side in span.groups())
        return _Number(low, high, at + 1) if low < high else None
    if word == "between" and (first := _figure(words, at + 1)) and _word(words, first.end) == "and":
        second = _figure(words, first.end + 1)
        if second and (found := _range(first, second, words)):
            return found
    if vague := _vague(words, at):
        return vague
    first = _figure(words, at)
    if first is None:
        return None
    if _word(words, first.end) in {*_TO, "or"} and (second := _figure(words, first.end + 1)):
        # "two or three" is a range; "killed or 12" is not reached, for a figure must stand on both sides.
        return _range(first, second, words) or first
    return first


def _range(first: _Number, second: _Number, words: list[str]) -> _Number | None:
    low, high = first.low, second.high or second.low
    scale = _MULTIPLIERS.get(words[second.end - 1], 1)
    if (
        low < high // scale <= 1000
        and scale > 1
        and first.end - 1 >= 0
        and words[first.end - 1] not in _MULTIPLIERS
    ):
        low *= scale  # "two to three million", "10 to 15 thousand"; not "500,000 to 1 million"
    return _Number(low, high, second.end) if low < high else None


def _vague(words: list[str], at: int) -> _Number | None:
    if words[at] not in _VAGUE_STARTS:
        return None
    makers = [phrase for phrase in _PLURAL_MAKERS if tuple(words[at : at + len(phrase)]) == phrase]
    for maker in makers:
        plural = (f"{_word(words, at + len(maker))}s",)
        if plural in _VAGUE and plural[0][:-1] in _MULTIPLIERS:
            return _Number(_VAGUE[plural], None, at + len(maker) + 1, vague=True)
    if exact := _match(_EXACT, words, at):
        return _Number(_EXACT[exact], _EXACT[exact], at + len(exact))
    phrase = _match(_VAGUE, words, at)
    if phrase is None or _word(words, at - 1) in {"as", "how", "so", "too"}:
        return None
    if phrase == ("some",) and _figure(words, at + 1):
        return None
    low, end = _VAGUE[phrase], at + len(phrase)
    if _word(words, end) == "of" and _word(words, end + 1).removesuffix("s") in {
        "thousand",
        "million",
        "hundred",
    }:
        low, end = low * _MULTIPLIERS[_word(words, end + 1).removesuffix("s")], end + 2
    return _Number(low, None, end, vague=True)


def _figure(words: list[str], at: int) -> _Number | None:
    """One number: digits, words, or both ("1.5 million", "two dozen", "a hundred and five")."""
    word = _word(words, at)
    end = at
    total: float | None = None
    if word in {"half", "a", "one-half"}:
        return _half(words, at)
    if digits := _DIGITS.fullmatch(word):
        plain = digits[2] if "." in digits[2] and not re.fullmatch(r"\d{1,3}(\.\d{3})+", digits[2]) else ""
        total = float(plain or re.sub(r"\D", "", digits[2])) * _SUFFIXES.get(digits[3] or "", 1)
        end, open_top = at + 1, bool(digits[4])
        while _word(words, end) in _MULTIPLIERS:
            total *= _MULTIPLIERS[words[end]]
            end += 1
        if open_top:
            return _Number(int(total), None, end)
    else:
        total, end = _spelled(words, at)
    if total is None or total != int(total):
        return None
    return _Number(int(total), int(total), end)


def _half(words: list[str], at: int) -> _Number | None:
    """Reads "half a dozen", "half a million", "a half million", "a dozen", "a hundred"."""
    for lead, factor in (
        (("half", "a"), 0.5),
        (("a", "half"), 0.5),
        (("half", "-"), 0.5),
        (("half",), 0.5),
        (("a",), 1),
    ):
        end = at + len(lead)
        if tuple(words[at:end]) != lead or _word(words, end) not in _MULTIPLIERS:
            continue
        if lead == ("a",) and words[end] != "score":
            total, end = _spelled(words, end)
            return _Number(int(total), int(total), end) if total else None
        total = factor * _MULTIPLIERS[words[end]]
        return _Number(int(total), int(total), end + 1)
    return None


def _spelled(words: list[str], at: int) -> tuple[float | None, int]:
    """The value of number words from that index, and the index after them; None where there are none."""
    total = current = 0
    end, last = at, ""
    while True:
        word = _word(words, end)
        if word == "-" and last in _TENS and _word(words, end + 1) in _UNITS:
            end += 1
            continue
        if word == "and" and last in {"hundred", "thousand"} and _word(words, end + 1) in {*_UNITS, *_TENS}:
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


def _bounded(words: list[str], at: int, number: _Number, floor: int) -> Quantity | None:
    """The number with its modifiers; None where it counts no people."""
    low, high, end = number.low, number.high, number.end
    first, kinds = at, []
    while phrase := _match_before(_MODIFIERS, words, first, floor):
        first -= len(phrase)
        kinds.append(_MODIFIERS[phrase])
    after = _match(_OR_MORE, words, end)
    if after:
        end += len(after)
        if after not in _OR_SO:
            kinds.append("at_least")
    if not number.vague and _no_count(words, at, number, end, bounded=first < at):
        return None
    bound = next((kind for kind in reversed(kinds) if kind != "around"), "")
    if bound == "at_least":
        return Quantity(first, end, at, low, None, number.vague)
    if bound == "at_most" and not number.vague:
        return Quantity(first, end, at, None, high if high is not None else low, number.vague)
    return Quantity(first, end, at, low, high, number.vague)


def _no_count(words: list[str], at: int, number: _Number, end: int, *, bounded: bool) -> bool:
    """True for money, measures, ages, years and days of the month."""
    before, after = _word(words, at - 1), _word(words, end)
    if (
        (words[at] in _TELEPHONE and {before, after} & _CALLING)
        or after in _MEASURES
        or before in _CURRENCY
        or (before in {"-", "/"} and words[at][0].isdigit())
    ):
        return True
    if before == "," and _word(words, at - 2) in _MONTHS and number.low > 31:
        return True
    if before in _MONTHS or (after in _MONTHS and number.low <= 31 and after not in {"may", "march"}):
        return number.low <= 31 or 1900 <= number.low <= 2099
    if re.fullmatch(r"(19|20)\d\d", words[at]) and number.end == at + 1:
        return not bounded and before in _BEFORE_YEARS
    return number.low == 1 and words[at] == "one" and (before == "no" or after in {"another", "side"})
