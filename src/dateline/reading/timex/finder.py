"""Finds the time expressions of a text and reckons their days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc

from dateline.model import Block, BlockRole, Granularity
from dateline.reading.timex.anaphora import ANAPHORA
from dateline.reading.timex.checks import CHECKS
from dateline.reading.timex.dates import DATES
from dateline.reading.timex.deictic import DEICTIC
from dateline.reading.timex.extents import EXTENTS
from dateline.reading.timex.grammar import Node, load_grammar
from dateline.reading.timex.lexicon import load_lexicon
from dateline.reading.timex.meaning import Meaning, Reckoner, Setting, text_of
from dateline.reading.timex.numeric import NUMERIC
from dateline.reading.timex.partition import PARTITION
from dateline.reading.timex.timex import Timex
from dateline.reading.timex.weeks import WEEKS
from dateline.reading.timex.words import Words

__all__ = ["find_timexes"]

_RECKONERS: dict[str, Reckoner] = {
    **DATES, **NUMERIC, **WEEKS, **DEICTIC, **ANAPHORA, **EXTENTS, **PARTITION
}  # fmt: skip
_DAY_LIKE = frozenset({Granularity.DAY, Granularity.HOUR})
_REACH = 80
"""Characters after "two days after" in which the date of the other happening is looked for."""


def find_timexes(doc: Doc, published: date | None, *, blocks: Sequence[Block] = ()) -> tuple[Timex, ...]:
    """The time expressions of a parsed text, in order, none overlapping.

    Dates follow the rulings of the coding manual (sections 3 and 7): weekdays and months are the nearest at
    or before the publication date, or after it where the clause speaks of what is to come; weeks run Monday
    to Sunday.

    Args:
        doc: the parsed text; the offsets of what is found are those of `doc.text`.
        published: the publication date; without it only expressions that name their year are placed.
        blocks: paragraphs with roles; furniture is skipped, and a caption's date is none of the body's.
    """
    words = Words(doc)
    furniture = [block for block in blocks if not block.tells]
    nodes = [node for node in _parse(words) if not _inside(furniture, node)]
    return _Reading(words, nodes, published, blocks).timexes()


def _inside(blocks: Sequence[Block], node: Node) -> bool:
    return any(block.start < node.end and node.start < block.end for block in blocks)


def _parse(words: Words) -> list[Node]:
    """The expressions that the grammar makes of the words: in each layer the longest, then the first rule."""
    grammar = load_grammar()
    slots = grammar.slots(words.lexemes)
    for layer in range(len(grammar.layers)):
        taken: set[int] = set()
        chosen = []
        found = grammar.matches(layer, slots)
        # Python's sort is stable: equal lengths keep the order of the rules.
        found.sort(key=lambda match: match[1] - match[2])
        for match in found:
            node, first, last = match
            check = node.rule.check
            if taken.isdisjoint(range(first, last)) and (check is None or CHECKS[check](node, words)):
                taken.update(range(first, last))
                chosen.append(match)
        chosen.sort(key=lambda match: match[1])
        slots = grammar.collapse(slots, chosen)
    return [slot.item for slot in slots if isinstance(slot.item, Node)]


def _reckon(node: Node, setting: Setting) -> Meaning | None:
    return _RECKONERS[node.rule.means](node, setting)


@dataclass
class _Reading:
    """One pass over the expressions of a text, from start to end."""

    words: Words
    nodes: list[Node]
    published: date | None
    blocks: Sequence[Block]

    def timexes(self) -> tuple[Timex, ...]:
        body, caption = self._setting(), self._setting()
        captions = [block for block in self.blocks if block.role is BlockRole.CAPTION]
        found: list[Timex] = []
        for node in self.nodes:
            setting = caption if _inside(captions, node) else body
            meaning = _reckon(node, setting)
            if meaning is None:
                continue
            days = meaning.days
            found.append(
                Timex(
                    node.start,
                    node.end,
                    days.first if days else None,
                    days.last if days else None,
                    meaning.granularity,
                    meaning.hours,
                    meaning.habitual,
                    meaning.relative,
                    meaning.bound,
                )
            )
            if days is not None:
                setting.any, setting.any_start = meaning, node.start
                if meaning.granularity in _DAY_LIKE:
                    setting.day, setting.day_start = days, node.start
        return tuple(found)

    def _setting(self) -> Setting:
        weekdays = {
            load_lexicon().weekdays[text_of(node, "weekday") or ""]
            for node in self.nodes
            if node.rule.means == "weekday" and "which" not in node.parts
        }
        return Setting(
            published=self.published,
            words=self.words,
            reckon=_reckon,
            following=self._following,
            in_sentence=self._in_sentence,
            bare_weekdays=frozenset(weekdays),
        )

    def _following(self, node: Node, anchor: int) -> Meaning | None:
        """The first day told among the words that "after" governs."""
        preposition = self.words.token(self.words.lexemes[node.last - 1].start)
        last = (preposition.head if preposition.dep_ in {"mark", "advmod"} else preposition).right_edge
        end = max(anchor + 1, min(last.idx + len(last), anchor + _REACH))
        for other in self.nodes:
            if anchor <= other.start < end and other.rule.means != "relative":
                return _reckon(other, self._setting())
        return None

    def _in_sentence(self, node: Node) -> Meaning | None:
        sentence = self.words.token(node.start).sent
        for other in self.nodes:
            if sentence.start_char <= other.start < sentence.end_char and other.rule.means in {
                "weekday",
                "month_day",
                "deictic",
            }:
                return _reckon(other, self._setting())
        return None
