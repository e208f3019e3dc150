"""Conditions on the smaller expressions that a match is made of."""

from collections.abc import Callable

from dateline.reading.timex.grammar import Node
from dateline.reading.timex.lexer import Lexeme
from dateline.reading.timex.lexicon import load_lexicon
from dateline.reading.timex.words import Words

__all__ = ["COMPOSITION_CHECKS"]

_DAYS = frozenset({"month_day", "iso_date", "day_month", "weekday", "weekday_day", "deictic", "deictic_plus",
                   "holiday", "day_alone", "at_clock"})  # fmt: skip
_YEARS = frozenset({"year", "shifted_unit", "this_unit"})
_MONTHS = frozenset({"month", "shifted_unit", "this_unit"})
_POINTS = frozenset({"ago", "in_units", "shifted_reference", "lengths_off"})


def _means(node: Node, part: str) -> str:
    item = node.parts.get(part)
    return item.rule.means if isinstance(item, Node) else ""


def _unit(node: Node, part: str) -> str:
    item = node.parts.get(part)
    unit = item.parts.get("unit") if isinstance(item, Node) else None
    return load_lexicon().units.get(unit.text, "") if isinstance(unit, Lexeme) else ""


def _has_year(node: Node) -> bool:
    return "year" in node.parts or "of_unit" in node.parts


def _alike(node: Node, _: Words) -> bool:
    """Both of a kind: `2011 and 2013`, `Tuesday and Wednesday`; quarters are told each for itself."""
    first, second = node.parts["from"], node.parts["to"]
    if not isinstance(first, Node) or not isinstance(second, Node):
        return False
    return first.rule.means == second.rule.means and first.rule.means not in {"quarter", "year_part"}


def _part_of_year(node: Node, words: Words) -> bool:
    """`the second quarter of last year`, `Memorial Day, 2018`: a part without its year, then a year."""
    part, whole = node.parts["part"], node.parts["whole"]
    if not isinstance(part, Node) or not isinstance(whole, Node) or _has_year(part):
        return False
    if whole.rule.means not in _YEARS or (whole.rule.means != "year" and _unit(node, "whole") != "year"):
        return False
    linked = words.before(whole.first) in {"of", "in"}
    if part.rule.means == "holiday" and whole.rule.means == "year":
        return True
    if part.rule.means in {"holiday", "month_day", "month_day_range"} and whole.rule.means != "year":
        return words.before(whole.first) != ","
    return linked and part.rule.means == "quarter"


def _lengths(node: Node, _: Words) -> bool:
    """`two years and three months ago`: lengths that get shorter, without a word that heads them."""
    if _means(node, "whole") not in _POINTS:
        return False
    lengths = [node.parts[name] for name in ("more2", "more") if name in node.parts]
    return all(
        isinstance(length, Node) and length.rule.means == "duration" and "lead" not in length.parts
        and "count" in length.parts
        for length in lengths
    )  # fmt: skip


def _length_from(node: Node, words: Words) -> bool:
    """`three weeks from Tuesday`; `after` and a bare day only, as in `two days after May 3`."""
    if _means(node, "length") != "duration" or _means(node, "whole") not in _DAYS:
        return False
    length = node.parts["length"]
    return isinstance(length, Node) and "count" in length.parts and words.after(length.last) == "from"


def _week_of(node: Node, _: Words) -> bool:
    return _means(node, "whole") in _DAYS


def _month_whole(node: Node, _: Words) -> bool:
    means = _means(node, "whole")
    return means in _MONTHS and (means == "month" or _unit(node, "whole") == "month")


def _day_bound(node: Node, _: Words) -> bool:
    return (_means(node, "from") or _means(node, "to")) in {"month_day", "iso_date"}


def _up_to_now(node: Node, words: Words) -> bool:
    """`from May 2019 to now`; `from 2010 to date`."""
    return words.after(node.last) not in {"with", "a", "the"}


def _whole_unit(node: Node, words: Words) -> bool:
    """`all month`, `a full week`; `all day` is no count of days."""
    return words.after(node.last) != "of"


COMPOSITION_CHECKS: dict[str, Callable[[Node, Words], bool]] = {
    "alike": _alike,
    "day_bound": _day_bound,
    "length_from": _length_from,
    "lengths": _lengths,
    "month_whole": _month_whole,
    "part_of_year": _part_of_year,
    "up_to_now": _up_to_now,
    "week_of": _week_of,
    "whole_unit": _whole_unit,
}
