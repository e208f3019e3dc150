"""The stage that settles the status of a happening that several words tell of.

A noun ("the talks"), or a participle beside one, says nothing of whether its act took place: what says so are
finite verbs, and nouns under words of intent. So verbs that tell of it as done come first, then what tells of
it as coming, by its words or by a date ahead of the report's.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from spacy.tokens import Doc, Token

from dateline.model import Status
from dateline.reading.events.happening import Happening, Trigger
from dateline.reading.sentence import sentence_numbers
from dateline.reading.stage import Reading
from dateline.reading.timex.timex import Timex

__all__ = ["StandingStage", "Telling", "settled_status"]

_PLAIN = 0.5
"""Score from which a word, or the tie to its date, counts."""
_CLEAR = 0.7
"""Score from which a word that tells of something to come counts against words that leave it open."""
_OPEN = 2
"""How many words in other sentences that leave it open outweigh one that tells of something to come."""


class Telling:
    """What one trigger says of whether its act took place.

    Args:
        trigger: the trigger.
        doc: the parsed text.
        timexes: the reading's time expressions.
        published: the day of the report, where it is known.
    """

    def __init__(self, trigger: Trigger, doc: Doc, timexes: Sequence[Timex], published: date | None) -> None:
        self.trigger = trigger
        self._token = doc[trigger.token]
        self.past = self.ahead = False
        timex = timexes[trigger.timex] if trigger.timex is not None else None
        if timex is None or timex.first is None or timex.last is None or published is None:
            return
        if trigger.timex_score >= _PLAIN:
            self.past = timex.last < published
            late = timex.first > published and trigger.status == Status.ACTUAL
            self.ahead = late and not self._told_as_past()

    def _told_as_past(self) -> bool:
        """True where the tense belies a date ahead: "filed a plea the next day"."""
        verb = self._token.head if self.trigger.noun and self._token.dep_ in _CORE else self._token
        auxiliaries = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
        return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and bool(auxiliaries & _DONE))

    def told_as_done(self) -> bool:
        """Whether the word says by itself that the act took place, or is taking place."""
        trigger = self.trigger
        if trigger.status != Status.ACTUAL or self.ahead or trigger.score < _PLAIN:
            return False
        if trigger.noun:
            return self.past
        return self._token.pos_ in ("VERB", "AUX") and self._token.tag_ != "VB"

    def left_open(self) -> bool:
        """Whether the word is one for an act of which it does not say whether it took place."""
        trigger = self.trigger
        return trigger.status == Status.ACTUAL and trigger.score >= _PLAIN and not self.ahead

    def told_as_coming(self) -> bool:
        """Whether the words around clearly set the act ahead."""
        trigger = self.trigger
        return trigger.status == Status.FUTURE and trigger.score >= _CLEAR and not self.past

    def dated_ahead(self) -> bool:
        """Whether a word for the act has a date after the report's."""
        return self.ahead and self.trigger.score >= _PLAIN and _is_word_of_act(self._token)


_CORE = ("dobj", "nsubj", "nsubjpass")
_DONE = frozenset(["has", "have", "had", "having", "was", "were", "'ve", "been"])
"""Auxiliaries of a participle that tells of what is over: "has signed", "was signed"."""


def _is_word_of_act(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN", "VERB", "AUX")


def settled_status(happening: Happening, tellings: Sequence[Telling], sentence_of: Sequence[int]) -> Status:
    """The status over all tellings: a happening that some word gives for done is done."""
    if happening.status != Status.ACTUAL or any(t.told_as_done() for t in tellings):
        return happening.status
    coming = [t for t in tellings if t.told_as_coming()]
    if coming:
        there = {sentence_of[t.trigger.token] for t in coming}
        elsewhere = [t for t in tellings if t.left_open() and sentence_of[t.trigger.token] not in there]
        return Status.FUTURE if len(elsewhere) <= _OPEN * len(coming) else happening.status
    return Status.FUTURE if any(t.dated_ahead() for t in tellings) else happening.status


class StandingStage:
    """Refines the happenings: those to come are told from those of which only nouns speak."""

    name = "standing"
    needs = ("doc", "happenings", "timexes")
    adds = ("happenings",)

    def __call__(self, reading: Reading) -> dict[str, Any]:
        """Settle the status of each happening."""
        doc, timexes = reading.doc, reading.timexes or ()
        assert doc is not None
        day, sentence_of = reading.report.published, sentence_numbers(doc)
        published = date.fromisoformat(day) if day else None
        out = []
        for happening in reading.happenings or ():
            tellings = [Telling(t, doc, timexes, published) for t in happening.triggers]
            out.append(replace(happening, status=settled_status(happening, tellings, sentence_of)))
        return {"happenings": tuple(out)}
