"""Deeds that a word of judgement takes up, and whose date is then the judgement's."""

from collections.abc import Collection, Sequence

from spacy.tokens import Doc

from dateline.reading.events.clause import governing_verb
from dateline.reading.events.happening import Trigger
from dateline.reading.timex.timex import Timex

__all__ = ["is_dated_by_answer"]


def is_dated_by_answer(
    trigger: Trigger, doc: Doc, timexes: Sequence[Timex], answers: Collection[int]
) -> bool:
    """Whether the date beside a deed is that of the words which answer it.

    "Israel condemned the arrests on Saturday", "claimed responsibility for the raid in a statement on
    Saturday": the deed was told before with its own date. A date before the noun ("Friday's raid") or in a
    clause of its own ("the raid that came on Friday") stays.

    Args:
        trigger: with the time expression chosen for it.
        doc: the parsed text.
        timexes: the time expressions of the report.
        answers: tokens of verbs that tell of acts of words.
    """
    if not (trigger.noun and trigger.definite) or trigger.timex is None:
        return False
    verb = governing_verb(doc[trigger.token])
    timex = timexes[trigger.timex]
    span = doc.char_span(timex.start, timex.end, alignment_mode="expand")
    if verb is None or span is None or span.start < trigger.token:
        return False
    owns = any(child.dep_ == "dobj" and child.lemma_ == "responsibility" for child in verb.children)
    return (verb.i in answers or owns) and governing_verb(span.root) == verb
