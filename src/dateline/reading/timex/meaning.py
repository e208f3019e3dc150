"""What an expression stands for, and what is known while the text is read from start to end."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from dateline.model import Granularity
from dateline.reading.timex.calendar import Stretch
from dateline.reading.timex.grammar import Node
from dateline.reading.timex.lexer import Lexeme
from dateline.reading.timex.lexicon import Lexicon, load_lexicon
from dateline.reading.timex.timex import RelativeTime
from dateline.reading.timex.words import Words

__all__ = [
    "UNIT_DAYS",
    "UNIT_GRANULARITY",
    "Meaning",
    "Reckoner",
    "Setting",
    "count_of",
    "day_number",
    "node_of",
    "text_of",
]

_RANK_REACH = 10
"""Words before "since" among which "the first" is looked for."""
_COUNT_WORDS = frozenset({"least", "most"})

UNIT_DAYS = {
    "second": 0, "minute": 0, "hour": 0, "day": 1, "night": 1, "workday": 1, "week": 7, "fortnight": 14,
    "month": 30, "quarter": 91, "year": 365, "decade": 3650, "century": 36500,
}  # fmt: skip
"""Days that a unit counts for in `RelativeTime`."""

UNIT_GRANULARITY = {
    "second": Granularity.HOUR,
    "minute": Granularity.HOUR,
    "hour": Granularity.HOUR,
    "day": Granularity.DAY,
    "night": Granularity.DAY,
    "workday": Granularity.DAY,
    "week": Granularity.WEEK,
    "fortnight": Granularity.WEEK,
    "month": Granularity.MONTH,
    "quarter": Granularity.QUARTER,
    "year": Granularity.YEAR,
    "decade": Granularity.DECADE,
    "century": Granularity.RANGE,
}


@dataclass(frozen=True, slots=True)
class Meaning:
    """The days that an expression stands for; without days it places nothing on the calendar."""

    granularity: Granularity
    days: Stretch | None = None
    hours: tuple[str, str] | None = None
    habitual: bool = False
    relative: RelativeTime | None = None
    own_year: bool = False
    """The words give the year."""
    bound: bool = False
    """The words tell by when or since when, not when."""


@dataclass
class Setting:
    """What stands fixed while a text is read, and the expression last read."""

    published: date | None
    words: Words
    reckon: "Callable[[Node, Setting], Meaning | None]"
    following: Callable[[Node, int], Meaning | None]
    """The expression inside the words that start at an offset, right after a node."""
    in_sentence: Callable[[Node], Meaning | None]
    """The day that the sentence around a node gives."""
    bare_weekdays: frozenset[int] = frozenset()
    """Weekdays that the text uses without "last"."""
    day: Stretch | None = None
    """The day last spoken of."""
    day_start: int = 0
    any: Meaning | None = None
    """The time last spoken of, however long."""
    any_start: int = 0
    year: int | None = None
    """The year that another part of the expression gives."""
    lexicon: Lexicon = field(default_factory=load_lexicon)

    def is_future(self, node: Node) -> bool:
        """Whether the node's clause speaks of what is to come."""
        return self.words.is_future(node.start, node.end)

    def ranks_before(self, node: Node) -> bool:
        """Whether a superlative or an ordinal stands before: "the first visit by a president since 1979"."""
        for index in range(node.first - 1, max(node.first - 1 - _RANK_REACH, -1), -1):
            lexeme = self.words.lexemes[index]
            token = self.words.token(lexeme.start)
            if lexeme.text in {",", ".", ";", ":"} or token.is_sent_start:
                break
            if lexeme.text in _COUNT_WORDS:
                continue
            if token.tag_ == "JJS" or (lexeme.text in self.lexicon.ordinals and lexeme.text != "last"):
                return True
        return False


Reckoner = Callable[[Node, Setting], Meaning | None]
"""Gives a node's meaning; None where it is no time expression after all."""


def text_of(node: Node, part: str) -> str | None:
    """The word that the node has under a name."""
    item = node.parts.get(part)
    return item.text if isinstance(item, Lexeme) else None


def node_of(node: Node, part: str) -> Node:
    """The smaller expression that the node has under a name."""
    item = node.parts[part]
    assert isinstance(item, Node)
    return item


def count_of(text: str | None, lexicon: Lexicon) -> int:
    """The number that a word stands for, 1 for an article or nothing."""
    if text is None or text in {"a", "an", "one"}:
        return 1
    if text == "couple":
        return 2
    if text in lexicon.numbers:
        return lexicon.numbers[text]
    digits = text.replace(",", "").split(".")[0]
    return min(int(digits), 100_000) if digits.isdigit() else 1


def day_number(text: str, lexicon: Lexicon) -> int:
    """The number of `15`, `15th`, `fifteenth`, `fifteen`; -1 for `last`."""
    if text in lexicon.ordinals:
        return lexicon.ordinals[text]
    return lexicon.numbers.get(text) or int(text.rstrip("stndrh"))
