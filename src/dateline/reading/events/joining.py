"""Where grammar makes one happening of two triggers of a sentence."""

from spacy.tokens import Doc, Token

from dateline.reading.events.clause import governing_verb
from dateline.reading.events.happening import Trigger

__all__ = ["joined_by_syntax"]


def joined_by_syntax(one: Trigger, other: Trigger, doc: Doc) -> bool:
    """True where grammar makes one happening of two triggers of a sentence.

    "The strikes killed seven", "seven were killed in the strikes", "an attack that killed seven", "carried
    out an attack, killing seven": the deed and what it did to people are one (manual, section 2).
    """
    first, second = doc[one.token], doc[other.token]
    if first.sent.start != second.sent.start:
        return False
    if _taken_up(first, second):
        return True
    for upper, lower in ((first, second), (second, first)):
        if lower.head == upper and lower.dep_ in (
            "nsubj",
            "nsubjpass",
            "dobj",
            "relcl",
            "acl",
            "advcl",
            "compound",
            "amod",
            "attr",
        ):
            return lower.dep_ != "advcl" or lower.tag_ == "VBG"
        if (
            lower.dep_ == "pobj"
            and lower.head.lower_ in ("in", "by", "during", "of", "from", "with", "as")
            and lower.head.head == upper
        ):
            return True
        verb = governing_verb(lower)
        if (
            verb is not None
            and verb.head == upper
            and verb.dep_ in ("relcl", "acl")
            and lower.dep_ in ("dobj", "nsubj")
        ):
            return True
        if (
            upper.dep_ == "dobj"
            and lower.head == upper.head
            and lower.dep_ == "advcl"
            and lower.tag_ == "VBG"
        ):
            return True
    return False


def _taken_up(noun: Token, verb: Token) -> bool:
    """True of "condemned the strikes, saying they killed two": a pronoun takes up the deed as the doer."""
    if noun.pos_ != "NOUN" or verb.pos_ != "VERB" or verb.i < noun.i:
        return False
    plural = noun.tag_ == "NNS"
    return any(
        c.dep_ == "nsubj" and c.lower_ in (("they", "which") if plural else ("it", "which", "this"))
        for c in verb.children
    ) and not any(
        t.tag_ == ("NNS" if plural else "NN") and t.i > noun.i and t.pos_ == "NOUN"
        for t in verb.doc[noun.i + 1 : verb.left_edge.i]
    )
