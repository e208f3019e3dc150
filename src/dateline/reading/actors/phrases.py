"""How far a noun phrase reaches."""

from dateline.reading.actors.candidate import PHRASE_LEFT, Candidate, Words

__all__ = ["widen"]


def widen(words: Words, candidate: Candidate) -> None:
    """Take in the determiners, numbers, adjectives and possessors to the left."""
    limit = candidate.head
    reach = candidate.first
    pending = [candidate.head]
    while pending:
        k = pending.pop()
        for child in words.children[k]:
            if (
                child < limit
                and words.dep[child] in PHRASE_LEFT
                and not _outside(words, child)
                and words.sentence[child] == words.sentence[candidate.head]
            ):
                reach = min(reach, child)
                pending.append(child)
    while reach < candidate.first and (
        words.pos[reach] in {"PUNCT", "CCONJ", "SPACE", "ADV", "ADP"}
        and words.lower[reach] not in {"about", "around", "nearly", "at", "more", "over"}
    ):
        reach += 1
    candidate.first = reach


def _outside(words: Words, i: int) -> bool:
    """True for dashes, commas and caption labels, over which no phrase reaches."""
    if words.pos[i] == "PUNCT":
        return not (words.doc[i].text == "-" and i and words.end[i - 1] == words.start[i])
    if (
        words.titled[i]
        and words.pos[i] in {"NOUN", "PROPN", "VERB"}
        and words.dep[i] in {"compound", "nmod"}
        and words.lower[i].endswith(("s", "ing", "ed"))
    ):
        return True
    return words.doc[i].text == "FILE"
