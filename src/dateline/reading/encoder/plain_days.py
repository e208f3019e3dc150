"""One plain wording for every day: how a report writes a date must not change what it is read to tell."""

from collections.abc import Iterable, Mapping

from spacy.tokens import Doc, Span

from dateline.model import Granularity
from dateline.reading.timex.timex import Timex

__all__ = ["plain_days"]

_DAY = "friday"
"""The word that every day is read as: a weekday is how news names most days."""
_DEICTIC = frozenset(["today", "yesterday", "tomorrow", "tonight"])
"""Adverbs that are one word already, and say by themselves whether something is over."""
_PREPOSITIONS = frozenset(
    ["on", "since", "by", "until", "from", "of", "for", "between", "and", "to", "before", "after"]
)
_INSIDE = ("poss", "compound", "nmod", "amod")


def plain_days(doc: Doc, timexes: Iterable[Timex]) -> Mapping[int, str | None]:
    """What the encoder reads in place of the words of single days; None where it passes one over.

    "On 3 May 2024", "on the third of May", "on 2024-05-03", "three days ago" are all read as "on Friday".

    Args:
        doc: the parsed text.
        timexes: its time expressions.
    """
    out: dict[int, str | None] = {}
    for timex in timexes:
        span = doc.char_span(timex.start, timex.end, alignment_mode="expand")
        if span is None or not _is_day(timex) or any(t.is_space or t.lower_ in _DEICTIC for t in span):
            continue
        out.update(_reworded(span))
    return out


def _is_day(timex: Timex) -> bool:
    whole = timex.granularity == Granularity.DAY and timex.hours is None
    plain = not timex.habitual and not timex.bound
    return whole and plain and timex.first is not None and timex.first == timex.last


def _reworded(span: Span) -> dict[int, str | None]:
    """The words of one day: its head is read as the day, behind "on" where no preposition stands."""
    words = [token for token in span if token.tag_ != "POS" and token.lower_ != "on"]
    if not words:
        return {}
    head = span.root if span.root in words else words[-1]
    before = span.doc[words[0].i - 1].lower_ if words[0].i else ""
    bare = before in _PREPOSITIONS or (head.dep_ in _INSIDE and head.head.i > head.i)
    out: dict[int, str | None] = dict.fromkeys((token.i for token in words), None)
    out[head.i] = _DAY if bare else f"on {_DAY}"
    return out
