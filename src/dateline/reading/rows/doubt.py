"""How far words reach that doubt what is told and name nobody: "reportedly", "is believed to", "suspected".

What a clause takes for granted stands outside of its doubt: relative clauses, and what an act is said to come
before or after ("is believed to have fled after the raid"). Presuppositions project (Karttunen 1973).
"""

from functools import lru_cache
from itertools import takewhile

from spacy.tokens import Token

from dateline.data import comma_words, read_yaml
from dateline.reading.attribution.attribution import Attribution

__all__ = ["doubts"]


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    return {k: comma_words(v) for k, v in read_yaml("attribution/doubt.yaml").items()}


def doubts(attribution: Attribution, told: Token) -> bool:
    """Whether an attribution without a source doubts what a word in its content tells of.

    Args:
        attribution: one that hedges and names nobody.
        told: the head of a trigger that stands in its content.
    """
    words, cue = _words(), told.doc[attribution.cue_token]
    if cue.lemma_.lower() in words["undoubting"]:
        return False
    above = {cue.i, *(one.i for one in cue.ancestors)}
    below = takewhile(lambda one: one.i not in above, (told, *told.ancestors))
    return not any(one.dep_ == "relcl" or _granted(one, words) for one in below)


def _granted(token: Token, words: dict[str, frozenset[str]]) -> bool:
    """Whether a clause or phrase is one that only says when, or asks who or why."""
    if token.dep_ == "prep":
        return token.lower_ in words["granting_marks"]
    if token.dep_ == "advcl":
        return any(
            child.dep_ in ("mark", "advmod") and child.lower_ in words["granting_marks"]
            for child in token.children
        )
    if token.dep_ in ("ccomp", "csubj", "pcomp"):
        return any(
            child.i < token.i and child.lower_ in words["granting_questions"] for child in token.children
        )
    return False
