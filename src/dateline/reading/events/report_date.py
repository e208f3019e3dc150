"""Dates that say when an act was told of, not when it was done."""

from spacy.tokens import Token

from dateline.reading.events.clause import governing_verb
from dateline.reading.events.surroundings import REPORTING
from dateline.reading.timex.timex import Timex

__all__ = ["dates_report"]


def dates_report(timex: Timex, word: Token) -> bool:
    """Whether an expression says when a finished act was reported, not when it was done.

    "Rebels have taken the town, officials said on Friday": the perfect says that it was before.
    """
    verb = word if word.pos_ in ("VERB", "AUX") else governing_verb(word)
    span = word.doc.char_span(timex.start, timex.end, alignment_mode="expand")
    if verb is None or span is None or not _is_perfect(verb):
        return False
    dated = governing_verb(span.root)
    return (
        dated is not None and dated != verb and dated.lemma_.lower() in REPORTING and dated.is_ancestor(verb)
    )


def _is_perfect(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lemma_.lower() in ("have", "'ve") for child in verb.children)
