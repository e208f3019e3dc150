"""Where words were spoken: "In Washington, the State Department condemned the raid and urged restraint"."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from dateline.reading.toponyms.toponym import Toponym

__all__ = ["spoken_at"]

_AT = frozenset({"at", "in"})


def spoken_at(verb: Token, toponyms: Sequence[Toponym]) -> int | None:
    """Index of the place that opens the clause of a verb, or of the verb that it is coordinated with.

    A place behind the verb is as often that of what is spoken of: "condemned the killings in Paris".
    """
    if verb.pos_ != "VERB":
        return None
    doc: Doc = verb.doc
    speaking = {verb, verb.head} if verb.dep_ == "conj" else {verb}
    for number, toponym in enumerate(toponyms):
        name = doc[toponym.head]
        if name.dep_ != "pobj" or not toponym.locative or name.i > verb.i:
            continue
        opener = name.head
        if opener.lower_ in _AT and opener.head in speaking and opener.i < opener.head.i:
            return number
    return None
