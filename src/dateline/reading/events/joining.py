"""Where grammar makes one happening of two triggers, and where it makes two."""

from collections.abc import Mapping, Sequence, Set

from spacy.tokens import Doc, Token

from dateline.data import read_yaml
from dateline.model import EventType
from dateline.reading.actors.actor import Actor
from dateline.reading.events.clause import governing_verb, is_passive
from dateline.reading.events.happening import Trigger
from dateline.reading.events.roles import load_roles
from dateline.reading.timex.timex import Timex

__all__ = [
    "answering_phrase",
    "joined_by_syntax",
    "moves_on",
    "of_other_powers",
    "powers_of",
    "told_anew",
    "told_in_order",
]

_WORDS = read_yaml("ontology/pointing.yaml")
_PREPOSITIONS = frozenset(_WORDS["order_prepositions"])
_MARKS = frozenset(_WORDS["order_marks"])
_ANSWERS = frozenset(_WORDS["answers"])
_EFFECTS = frozenset(_WORDS["effects"])
_NEVER_BEFORE = frozenset(_WORDS["never_before"])
_LATER_ENDS = tuple(_WORDS["later_ends"])
_LATER_BEGINS = tuple(_WORDS["later_begins"])
_CORE = ("dobj", "nsubj", "nsubjpass", "attr")
_WITHIN = (*_CORE, "compound", "amod", "poss", "xcomp", "conj")
_MUTUAL = frozenset({EventType.AGREE, EventType.CONSULT, EventType.COOPERATE})
"""Acts that are as much the one's as the other's."""
_SURE = 0.7
"""Score from which two words in order of time are two happenings."""


def joined_by_syntax(one: Trigger, other: Trigger, doc: Doc) -> bool:
    """True where grammar makes one happening of two triggers of a sentence.

    "The strikes killed seven", "seven were killed in the strikes", "an attack that killed seven", "carried
    out an attack, killing seven": the deed and what it did to people are one (manual, section 2).
    """
    first, second = doc[one.token], doc[other.token]
    if first.sent.start != second.sent.start:
        return False
    if _taken_up(first, second) or _summed_up(one, other, doc) or _harmed(first, second):
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


def _summed_up(one: Trigger, other: Trigger, doc: Doc) -> bool:
    """True of "shelled the town, the worst attack in months": a superlative ranks what was just told."""
    return (
        other.noun
        and not one.noun
        and min(one.score, other.score) >= _SURE
        and any(child.dep_ == "amod" and child.tag_ == "JJS" for child in doc[other.token].children)
    )


def _harmed(first: Token, second: Token) -> bool:
    """True of "shelled the town and wounded two": what a deed did to people, told as a second predicate."""
    return (
        second.dep_ == "conj"
        and second.head == first
        and second.lemma_.lower() in load_roles().harming_verbs
        and not any(child.dep_ in ("nsubj", "nsubjpass") for child in second.children)
        and is_passive(first) == is_passive(second)
    )


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


def told_anew(later: Trigger, doc: Doc) -> bool:
    """True of a noun that takes up nothing from a sentence before it: "another blast", "similar drills"."""
    return later.noun and any(
        c.lower_ in _NEVER_BEFORE and c.dep_ in ("amod", "det") for c in doc[later.token].children
    )


def told_in_order(one: Trigger, other: Trigger, doc: Doc) -> bool:
    """True where the words set two acts of a sentence in an order of time, so that they are two.

    "Arrested a man after raiding his house", "struck in response to an attack"; not "died after gunmen
    stormed the plant", where one is what came of the other, nor "beat her before dragging her off", where one
    doer does both in one go.
    """
    if min(one.score, other.score) < _SURE:
        return False
    first, second = doc[one.token], doc[other.token]
    return any(_follows(upper, lower) for upper, lower in ((first, second), (second, first)))


def _follows(upper: Token, lower: Token) -> bool:
    adjunct = _adjunct(lower)
    if adjunct is None or adjunct in (upper, *upper.ancestors):
        return False
    verb = adjunct.head
    beside = upper.head == verb and upper.dep_ in _CORE
    oblique = upper.dep_ == "pobj" and upper.head.head == verb
    if not (upper == verb or beside or oblique):
        return False
    return not {upper.lemma_.lower(), verb.lemma_.lower()} & _EFFECTS


def _adjunct(word: Token) -> Token | None:
    """The phrase or clause that sets the act which the word tells of before or after another."""
    for _ in range(3):
        above = word.head
        if (phrase := answering_phrase(word)) is not None:
            return phrase
        if word.dep_ in ("pobj", "pcomp"):
            gerund = above.lower_ == "before" and word.tag_ == "VBG"
            return above if above.dep_ == "prep" and above.lower_ in _PREPOSITIONS and not gerund else None
        if word.dep_ == "advcl":
            return (
                word
                if any(c.lower_ in _MARKS and c.dep_ in ("mark", "advmod") for c in word.children)
                else None
            )
        if word.dep_ not in _WITHIN:
            return None
        word = above
    return None


def answering_phrase(word: Token) -> Token | None:
    """The "in" of "in response to an attack", by which one act answers what the word tells of."""
    answer = word.head.head
    if word.dep_ == "pobj" and answer.lower_ in _ANSWERS and answer.dep_ == "pobj":
        return answer.head
    return None


def powers_of(doc: Doc, actors: Sequence[Actor]) -> Mapping[int, Set[str]]:
    """For each noun that an adjective or possessive gives to states ("Iranian strike"), their countries.

    Args:
        doc: the parsed text.
        actors: the actors of the report.
    """
    found: dict[int, set[str]] = {}
    for actor in actors:
        for mention in actor.mentions:
            if mention.form == "modifier" and actor.country:
                word = doc[mention.head]
                while word.dep_ == "conj":
                    word = word.head
                if word.head.pos_ == "NOUN" and word.head != word:
                    found.setdefault(word.head.i, set()).update(actor.country)
    return found


def of_other_powers(one: Trigger, other: Trigger, powers: Mapping[int, Set[str]], doc: Doc) -> bool:
    """True where two deeds are given to different states: "the Iranian strike" is no "Pakistani strikes".

    What befell people is theirs who suffered it: "Pakistani deaths" may be what an Iranian strike did.
    """
    mine, theirs = powers.get(one.token), powers.get(other.token)
    if not mine or not theirs or one.type in _MUTUAL or not mine.isdisjoint(theirs):
        return False
    return not {doc[one.token].lemma_.lower(), doc[other.token].lemma_.lower()} & _EFFECTS


def moves_on(trigger: Trigger, timexes: Sequence[Timex], doc: Doc) -> bool:
    """True where a sentence opens with how much later its act was: what was told up to there is another's.

    "The strike killed two. Two days later Sudland hit back. Nine died": the nine died of the second.
    """
    if trigger.timex is None or trigger.score < _SURE:
        return False
    timex = timexes[trigger.timex]
    if timex.start > doc[trigger.token].sent.start_char:
        return False
    words = doc.text[timex.start : timex.end].lower()
    return words.endswith(_LATER_ENDS) or words.startswith(_LATER_BEGINS)
