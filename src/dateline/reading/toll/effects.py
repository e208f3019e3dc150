"""Words that tell what happened to people."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from dateline.model import Effect
from dateline.reading.toll.lexicon import load_words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["VerbForm", "VerbSense", "adjective_effect", "noun_effect", "tells_effect", "verb_sense"]

_WORDS = load_words("effects")
_VOWELS = "aeiou"
_DOUBLING = frozenset({"nab", "stab", "kidnap", "club", "run", "hit", "put", "gun", "cut"})


class VerbForm(StrEnum):
    """Which form of its verb a word is."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    """Past tense or past participle."""
    GERUND = "gerund"


@dataclass(frozen=True, slots=True)
class VerbSense:
    """A verb form and what it does to people."""

    lemma: str
    form: VerbForm
    effect: Effect | None
    """None for verbs that do harm only with a mark ("beat … to death")."""
    transitive: bool


def _inflected(verb: str) -> dict[str, VerbForm]:
    """The regular forms of a verb."""
    stem, third = verb, f"{verb}s"
    if verb.endswith(("sh", "ch", "ss", "x", "z")):
        third = f"{verb}es"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        stem, third = verb[:-1], f"{verb[:-1]}ies"
        return {
            verb: VerbForm.BASE,
            third: VerbForm.THIRD,
            f"{stem}ied": VerbForm.PAST,
            f"{verb}ing": VerbForm.GERUND,
        }
    if verb.endswith("e"):
        return {
            verb: VerbForm.BASE,
            third: VerbForm.THIRD,
            f"{verb}d": VerbForm.PAST,
            (f"{verb}ing" if verb.endswith("ee") else f"{verb[:-1]}ing"): VerbForm.GERUND,
        }
    if verb in _DOUBLING:
        stem = verb + verb[-1]
    return {
        verb: VerbForm.BASE,
        third: VerbForm.THIRD,
        f"{stem}ed": VerbForm.PAST,
        f"{stem}ing": VerbForm.GERUND,
    }


@cache
def _verbs() -> dict[str, VerbSense]:
    senses: dict[str, VerbSense] = {}
    irregular: dict[str, list[str]] = {}
    for form, verb in _WORDS["irregular"].items():
        irregular.setdefault(verb, []).append(form)

    def add(verb: str, effect: Effect | None, *, transitive: bool) -> None:
        forms = _inflected(verb)
        for form in irregular.get(verb, ()):
            forms[form] = VerbForm.GERUND if form.endswith("ing") else VerbForm.PAST
        for form, kind in forms.items():
            senses.setdefault(form, VerbSense(verb, kind, effect, transitive))

    for transitive in (True, False):
        for effect, verbs in _WORDS["transitive" if transitive else "intransitive"].items():
            for verb in verbs:
                add(verb, Effect(effect), transitive=transitive)
    for verb in _WORDS["fatal_verbs"]:
        add(verb, None, transitive=True)
    for entry in (entry for entries in _WORDS["phrasal"].values() for entry in entries):
        add(entry.split()[0], None, transitive=True)
    senses["hanged"] = VerbSense("hang", VerbForm.PAST, Effect.KILLED, transitive=True)
    for form in ("beaten", "struck", "frozen", "hit", "ran", "cut", "put"):
        lemma = {"beaten": "beat", "struck": "strike", "frozen": "freeze", "ran": "run"}.get(form, form)
        senses[form] = VerbSense(lemma, VerbForm.PAST, None, transitive=True)
    return senses


@cache
def _by_word(key: str) -> dict[str, Effect]:
    """The effect of each word under a key of the word lists, plurals included."""
    effects: dict[str, Effect] = {}
    for effect, words in _WORDS[key].items():
        for word in words:
            plural = f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"
            effects |= {word: Effect(effect), plural: Effect(effect)}
    return effects


_PHRASAL = {
    tuple(entry.split()): Effect(effect) for effect, entries in _WORDS["phrasal"].items() for entry in entries
}
_PHRASE_STARTS = frozenset(entry.split()[0] for entry in _by_word("adjective_phrases"))
_FATAL_VERBS = frozenset(_WORDS["fatal_verbs"])
_HOMOGRAPHS = frozenset(_WORDS["noun_homographs"])
_FATAL_ADJECTIVES = frozenset(_WORDS["deadly"])
_FATAL_MARKS = frozenset(_WORDS["fatal_marks"])
_CAPTORS = frozenset(_WORDS["captors"])
_CAPTOR_NAMES = tuple(_WORDS["captor_names"])


def verb_sense(token: "Token") -> VerbSense | None:
    """What the verb does to people, marks about it considered ("shot dead", "gunned down").

    None for words that are no such verb, or do nothing to people here ("died down").
    """
    sense = _verbs().get(token.lower_)
    if sense is None or (token.pos_ in {"NOUN", "PROPN"} and not _verb_after_all(token, sense)):
        return None
    particles = {child.lower_ for child in token.children if child.dep_ == "prt"}
    following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    for (lemma, particle), phrasal in _PHRASAL.items():
        if sense.lemma == lemma and (particle in particles or following == particle):
            return VerbSense(lemma, sense.form, phrasal, transitive=True)
    if sense.lemma in _FATAL_VERBS and _fatal(token):
        return VerbSense(sense.lemma, sense.form, Effect.KILLED, transitive=True)
    if sense.effect is None or (not sense.transitive and particles):
        return None
    if sense.lemma in {"capture", "recapture", "hold"} and _by_captors(token):
        return VerbSense(sense.lemma, sense.form, Effect.ABDUCTED, transitive=True)
    return sense


def _verb_after_all(token: "Token", sense: VerbSense) -> bool:
    """Verbs that the tagger took for nouns, as it does in headlines ("Bomb Kills 12", "40 wounded")."""
    if sense.form is VerbForm.PAST:
        return True
    if token.i + 1 >= len(token.doc) or sense.form is VerbForm.GERUND:
        return False
    if sense.form is VerbForm.BASE and (sense.lemma in _HOMOGRAPHS or token.dep_ != "compound"):
        return False
    if sense.form is VerbForm.BASE:
        return True
    after = token.nbor(1)
    number = (
        after.like_num
        or after.pos_ == "NUM"
        or after.lower_ in {"at", "dozens", "scores", "hundreds", "several"}
    )
    return number and (
        after.lower_ != "at" or (token.i + 2 < len(token.doc) and token.nbor(2).lower_ == "least")
    )


def _of_some(mark: "Token") -> bool:
    """Whether "fatally" is said of some alone: "four were stabbed, one fatally", "two of them fatally"."""
    before = mark.doc[mark.i - 1] if mark.i else mark
    return before.like_num or before.lower_ in {"them", "whom"}


def _fatal(token: "Token") -> bool:
    """Whether the words about a blow say that it killed."""
    doc = token.doc
    window = doc[token.i + 1 : min(token.i + 12, token.sent.end)]
    for other in window:
        if other.lower_ == "dead" and (other.head == token or other.i <= token.i + 2):
            return True
        if other.lower_ == "death" and doc[other.i - 1].lower_ == "to" and other.head.head == token:
            return True
    if any(
        (child.lower_ in _FATAL_MARKS or child.lower_ in _FATAL_ADJECTIVES) and not _of_some(child)
        for child in token.children
    ):
        return True
    if token.lower_ == "burned" and any(child.lower_ == "alive" for child in token.subtree):
        return True
    # "shot, killed" in a headline, "shot and killed" in prose
    beside = [word.lower_ for word in doc[token.i + 1 : token.i + 3]]
    if len(beside) == 2 and beside[0] in {",", "and", "&", "dead"} and beside[1] == "killed":
        return True
    return any(
        other.i > token.i
        and (sense := _verbs().get(other.lower_)) is not None
        and sense.effect is Effect.KILLED
        and sense.transitive
        and other.i - token.i <= 3
        for other in token.conjuncts
    )


def _by_captors(token: "Token") -> bool:
    """Whether those who hold are an armed group, so that what they capture is abducted."""
    if any(
        (sense := _verbs().get(other.lower_))
        and sense.effect is Effect.KILLED
        and abs(other.i - token.i) <= 3
        for other in token.conjuncts
    ):
        return True  # "capturing and beheading": no arrest
    agents = [child for child in token.children if child.dep_ == "nsubj"]
    if not agents and token.dep_ in {"advcl", "xcomp", "conj", "pcomp"}:
        above = token.head.head if token.dep_ == "pcomp" else token.head
        agents = [child for child in above.children if child.dep_ == "nsubj"]
    for child in token.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            agents = [grand for grand in child.children if grand.dep_ == "pobj"]
    for agent in agents:
        words = " ".join(word.lower_ for word in agent.subtree)
        if agent.lemma_.lower() in _CAPTORS or any(name in words for name in _CAPTOR_NAMES):
            return True
    return False


def adjective_effect(token: "Token") -> Effect | None:
    """What an adjective says of people ("dead", "missing", "unaccounted for")."""
    effect = _by_word("adjectives").get(token.lower_)
    if effect is None and token.lower_ in _PHRASE_STARTS and token.i + 1 < len(token.doc):
        return _by_word("adjective_phrases").get(f"{token.lower_} {token.nbor(1).lower_}")
    return effect


def noun_effect(token: "Token", kind: str) -> Effect | None:
    """The effect of a noun.

    Args:
        token: the noun.
        kind: `act_nouns`, `counting_nouns`, `counted_states` or `holding_nouns`.
    """
    return _by_word(kind).get(token.lower_)


def tells_effect(token: "Token") -> bool:
    """Whether a word tells, as participle or adjective, what happened to those named beside it."""
    sense = verb_sense(token)
    return (sense is not None and sense.form is not VerbForm.BASE) or adjective_effect(token) is not None
