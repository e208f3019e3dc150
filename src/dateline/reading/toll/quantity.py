"""Numbers of people in a text, with the words that bound them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.reading.toll.lexicon import load_words
from dateline.reading.toll.numerals import Numeral, read_numeral
from dateline.reading.toll.phrase import Phrase, phrase_at, phrase_before, phrases, word_at

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Quantity", "find_quantities", "read_quantities"]

_WORDS = load_words("quantities")
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
_MEASURES = frozenset(map(str, _WORDS["measures"]))
_CURRENCY = frozenset(_WORDS["currency"])
_TELEPHONE = frozenset(map(str, _WORDS["telephone"]))
_CALLING = frozenset(map(str, _WORDS["calling"]))
_MONTHS = frozenset(_WORDS["months"])
_BEFORE_YEARS = frozenset(_WORDS["before_years"])

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
        number = read_numeral(words, at)
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


def _bounded(words: list[str], at: int, number: Numeral, floor: int) -> Quantity | None:
    """The number with its modifiers; None where it counts no people."""
    low, high, end = number.low, number.high, number.end
    first, kinds = at, []
    while phrase := phrase_before(_MODIFIERS, words, first, floor):
        first -= len(phrase)
        kinds.append(_MODIFIERS[phrase])
    after = phrase_at(_OR_MORE, words, end)
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


def _no_count(words: list[str], at: int, number: Numeral, end: int, *, bounded: bool) -> bool:
    """True for money, measures, ages, years and days of the month."""
    before, after = word_at(words, at - 1), word_at(words, end)
    if (
        (words[at] in _TELEPHONE and {before, after} & _CALLING)
        or after in _MEASURES
        or before in _CURRENCY
        or (before in {"-", "/"} and words[at][0].isdigit())
    ):
        return True
    if before == "," and word_at(words, at - 2) in _MONTHS and number.low > 31:
        return True
    if before in _MONTHS and words[at][0].isalpha() and number.low <= 31:
        return False  # "last May two soldiers were killed"
    if before in _MONTHS or (after in _MONTHS and number.low <= 31 and after not in {"may", "march"}):
        return number.low <= 31 or 1900 <= number.low <= 2099
    if re.fullmatch(r"(19|20)\d\d", words[at]) and number.end == at + 1:
        return not bounded and before in _BEFORE_YEARS
    return number.low == 1 and words[at] == "one" and (before == "no" or after in {"another", "side"})
