"""Regular expressions over the symbols of words, in layers: what one finds is one word to the next."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from dateline.data import read_yaml
from dateline.reading.timex.lexer import LEXER_CLASSES, Lexeme
from dateline.reading.timex.lexicon import load_lexicon
from dateline.reading.timex.numerals import NUMERAL_CLASSES

__all__ = ["Grammar", "Item", "Node", "Rule", "load_grammar"]

_MARKS = (",", ".", "/", "~", "-", "--", "'", "T", "C", "V")
_PATTERN_PART = re.compile(
    r"""\s*(?:(?P<name>[a-z_0-9]+):|(?P<class>[A-Z][A-Z0-9]*)|"(?P<mark>[^"]+)"|(?P<word>[a-z']+)|(?P<sign>[()|?*+]))"""
)
_FIRST_SYMBOL = 0xE000
"""Symbols are characters of the private-use area, so none is a sign of regular expressions."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the grammar."""

    means: str
    pattern: re.Pattern[str]
    becomes: str
    """Symbol for later layers: T, C or V."""
    check: str | None
    options: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Node:
    """Words that a rule matched, with the parts that it names."""

    rule: Rule
    parts: "dict[str, Item]"
    start: int
    end: int
    first: int
    """Index of its first word among the lexemes."""
    last: int
    """Index of the word after its last one."""


Item = Lexeme | Node


@dataclass(frozen=True, slots=True)
class _Slot:
    """One symbol of the sequence that a layer reads."""

    symbol: str
    item: Item
    first: int
    last: int


@dataclass
class Grammar:
    """The compiled grammar."""

    layers: list[list[Rule]] = field(default_factory=list)
    symbols: dict[str, str] = field(default_factory=dict)

    def slots(self, lexemes: Sequence[Lexeme]) -> list[_Slot]:
        """The symbols of the words."""
        other = self.symbols["OTHER"]
        return [_Slot(self.symbols.get(word.kind, other), word, i, i + 1) for i, word in enumerate(lexemes)]

    def matches(self, layer: int, slots: Sequence[_Slot]) -> list[tuple[Node, int, int]]:
        """All that the rules of a layer match, with the slots that each covers; matches may overlap."""
        line = "".join(slot.symbol for slot in slots)
        found = []
        for rule in self.layers[layer]:
            for match in rule.pattern.finditer(line):
                first, last = match.span()
                parts = {name: slots[i].item for name, i in _named(match)}
                node = Node(
                    rule,
                    parts,
                    slots[first].item.start,
                    slots[last - 1].item.end,
                    slots[first].first,
                    slots[last - 1].last,
                )
                found.append((node, first, last))
        return found

    def collapse(self, slots: Sequence[_Slot], chosen: Sequence[tuple[Node, int, int]]) -> list[_Slot]:
        """The sequence with each chosen match as one symbol.

        Args:
            slots: the sequence that the layer read.
            chosen: matches that do not overlap, in order.
        """
        made: list[_Slot] = []
        at = 0
        for node, first, last in chosen:
            made += slots[at:first]
            made.append(_Slot(self.symbols[node.rule.becomes], node, node.first, node.last))
            at = last
        return [*made, *slots[at:]]


def _named(match: re.Match[str]) -> list[tuple[str, int]]:
    return [(name, match.start(name)) for name, value in match.groupdict().items() if value]


@lru_cache(maxsize=1)
def load_grammar() -> Grammar:
    """The grammar of the data file.

    Raises:
        ValueError: where a pattern holds something that is no class, word, mark or sign.
    """
    data = read_yaml("timex/grammar.yaml")
    grammar = Grammar()
    sets = _symbol_sets(data, grammar.symbols)
    for layer in data["layers"]:
        rules = []
        for row in layer:
            options = {
                key: value for key, value in row.items() if key not in {"means", "pattern", "as", "check"}
            }
            source = _translate(row["pattern"], grammar.symbols, sets)
            rules.append(
                Rule(row["means"], re.compile(source), row.get("as", "T"), row.get("check"), options)
            )
        grammar.layers.append(rules)
    return grammar


def _symbol_sets(data: dict[str, Any], symbols: dict[str, str]) -> dict[str, str]:
    """Gives every word, mark and lexer class its symbol; returns each class as its characters."""
    words = load_lexicon().classes
    patterns = [row["pattern"] for layer in data["layers"] for row in layer]
    literal = {m["word"] for pattern in patterns for m in _PATTERN_PART.finditer(pattern) if m["word"]}
    literal |= {part for parts in data["classes"].values() for part in parts if part.islower()}
    known = sorted(literal | frozenset().union(*words.values()))
    for i, name in enumerate((*LEXER_CLASSES, *NUMERAL_CLASSES, *_MARKS, *known)):
        symbols.setdefault(name, chr(_FIRST_SYMBOL + i))
    sets = {name: "".join(symbols[word] for word in sorted(members)) for name, members in words.items()}
    sets |= {name: symbols[name] for name in (*LEXER_CLASSES, *NUMERAL_CLASSES, *_MARKS)}
    for name, parts in data["classes"].items():
        sets[name] = "".join(sets.get(part) or symbols[part] for part in parts)
    return sets


def _translate(pattern: str, symbols: dict[str, str], sets: dict[str, str]) -> str:
    made: list[str] = []
    at = 0
    name = ""
    while at < len(pattern.rstrip()):
        part = _PATTERN_PART.match(pattern, at)
        if part is None:
            raise ValueError(f"time grammar: cannot read {pattern[at:]!r} of {pattern!r}")
        at = part.end()
        if part["name"]:
            name = part["name"]
            continue
        if part["sign"] == "(":
            made.append(f"(?P<{name}>" if name else "(?:")
        elif part["sign"]:
            made.append(part["sign"])
        else:
            allowed = sets.get(part["class"]) if part["class"] else symbols.get(part["mark"] or part["word"])
            if allowed is None:
                raise ValueError(f"time grammar: {part.group().strip()!r} of {pattern!r} is unknown")
            made.append(f"(?P<{name}>[{allowed}])" if name else f"[{allowed}]")
        name = ""
    return "".join(made)
