"""Whether a happening happened: actual, future, hypothetical, negated or generic.

The clause's own modality first, then what governs the clause: statuses compose up the dependency tree by the
signatures of the words on the way (`embedding.py`), in the spirit of FactBank's source-introducing and
modality-bearing predicates (Saurí and Pustejovsky, 2009).
"""

from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from dateline.data import comma_words, read_yaml
from dateline.model import Status
from dateline.reading.events.clause import governing_verb
from dateline.reading.events.embedding import Signature, construction, embeds, governed, signature
from dateline.reading.events.roles import load_roles

__all__ = ["status_of"]

_DEEPEST = 6
"""Clauses above a word that are looked at."""


@dataclass(frozen=True, slots=True)
class _Words:
    table: dict[str, frozenset[str]]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.table[name]


@lru_cache(maxsize=1)
def _load() -> _Words:
    rows = read_yaml("ontology/status.yaml")
    return _Words({name: comma_words(words) for name, words in rows.items()})


def status_of(token: Token, known: bool = True) -> Status:
    """The status of the happening that a trigger word tells of.

    Args:
        token: the word.
        known: False of a word that is no telling of such a happening by itself ("planned", "fighters"): it
            has its share in one that its clause tells of, and that one's status.
    """
    words = _load()
    if token.pos_ in ("NOUN", "PROPN") and token.tag_ not in ("VBG", "VBD", "VBN", "VBZ", "VBP", "VB"):
        return _of_noun(token, words, known)
    if not known and embeds(token):
        found = governed(token)
        if found is not None:
            return _of_verb(found[1], words)
    return _of_verb(token, words)


def _lemmas(token: Token) -> set[str]:
    return {token.lower_, token.lemma_.lower()}


def _of_doer(noun: Token, words: _Words) -> Status:
    """The status of a deed told by naming its doers: that of the deed's own verb, where there is one.

    "Gunmen did not attack" tells of no attack by gunmen; "protesters threatened to block the road" and "plans
    by protesters to block the road" of none yet.
    """
    by = noun.dep_ == "pobj" and noun.head.lower_ == "by"
    verb = noun.head.head if by else noun.head
    if by and verb.pos_ == "NOUN":
        clause = next((c for c in verb.children if c.dep_ == "acl" and construction(c) is not None), None)
        return _of_verb(clause, words) if clause is not None else Status.ACTUAL
    if verb.pos_ not in ("VERB", "AUX") or not (noun.dep_ in ("nsubj", "nsubjpass") or by):
        return Status.ACTUAL
    status = _of_complement(verb, words)
    if status is not None:
        return status
    status = _of_verb(verb, words)
    if status == Status.NEGATED and not any(c.dep_ == "neg" or c.lower_ == "never" for c in verb.children):
        return Status.ACTUAL  # "gunmen gave no reason"
    return status


def _of_complement(verb: Token, words: _Words) -> Status | None:
    """The status of what the verb, or a participle beside it, plans, refuses and so on."""
    for above in (verb, *(c for c in verb.children if c.dep_ == "advcl" and c.tag_ == "VBG")):
        found = governed(above) if embeds(above) else None
        if found is not None and found[0] != "that":
            return _of_verb(found[1], words)
    return None


def _of_share(noun: Token, words: _Words) -> Status:
    """The status of what a noun has a share in without telling of it: that of the verb above."""
    status = _of_doer(noun, words)
    verb = governing_verb(noun)
    if status != Status.ACTUAL or verb is None or verb.dep_ == "advcl":
        return status
    found = _of_complement(verb, words)
    return found if found is not None else _of_verb(verb, words)


def _of_noun(noun: Token, words: _Words, known: bool) -> Status:
    before = {
        c.lower_ for c in noun.children if c.i < noun.i and c.dep_ in ("amod", "det", "compound", "neg")
    }
    for name, status in (
        ("negating_modifiers", Status.NEGATED),
        ("future_modifiers", Status.FUTURE),
        ("hypothetical_modifiers", Status.HYPOTHETICAL),
    ):
        if before & words[name]:
            return status
    if noun.lemma_.lower() in load_roles().doer_nouns:
        return _of_doer(noun, words)
    head = noun.head
    if (
        noun.dep_ == "pobj"
        and head.head != head
        and head.lower_ in ("of", "for", "from", "against", "to", "without")
    ):
        above = head.head
        if head.lower_ == "without":
            return Status.NEGATED
        if head.lower_ in ("of", "for") and _lemmas(above) & words["hypothetical_nouns_for"]:
            return Status.HYPOTHETICAL
        if head.lower_ == "from" and signature(above, "from") is not None:
            return Status.NEGATED
    if not known and noun.dep_ != "dobj":
        return _of_share(noun, words)
    indefinite = not any(
        c.dep_ == "poss" or c.lower_ in ("the", "this", "that", "these", "those") for c in noun.children
    )
    if head.pos_ in ("VERB", "AUX") and noun.dep_ in ("dobj", "nsubjpass", "nsubj"):
        passive_or_object = noun.dep_ != "nsubj"
        if passive_or_object and indefinite:
            uttered = noun.lemma_.lower() in words["utterances"]
            for name, status in (
                ("negating_nouns_of", Status.ACTUAL if uttered else Status.NEGATED),
                ("hypothetical_nouns_of", Status.HYPOTHETICAL),
                ("future_nouns_of", Status.FUTURE),
            ):
                if _lemmas(head) & words[name]:
                    return status
        if noun.dep_ == "nsubjpass" and _lemmas(head) & words["dated_ahead"]:
            return Status.FUTURE  # "the talks are scheduled for Monday"
        if indefinite or _lemmas(head) & words["light_verbs"]:
            return _of_verb(head, words)
    if any(c.dep_ == "acl" and c.tag_ == "VBN" and _lemmas(c) & words["dated_ahead"] for c in noun.children):
        return Status.FUTURE
    if any(c.lower_ in words["habit_adverbs"] for c in noun.children):
        return Status.GENERIC
    return Status.ACTUAL


def _of_verb(verb: Token, words: _Words, depth: int = 0) -> Status:
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if _is_conditional(verb, words):
        return Status.HYPOTHETICAL
    own = _own_status(verb, auxiliaries, words)
    if own not in (Status.ACTUAL, Status.GENERIC):
        return own
    inherited = _inherited(verb, auxiliaries, words, depth) if depth < _DEEPEST else None
    return own if inherited is None else inherited


def _own_status(verb: Token, auxiliaries: set[str], words: _Words) -> Status:
    """What the words of the clause itself say."""
    if _is_negated(verb):
        return Status.NEGATED
    if auxiliaries & words["hypothetical_auxiliaries"]:
        return Status.HYPOTHETICAL
    if auxiliaries & (words["conditional_auxiliaries"] | words["future_auxiliaries"]):
        return Status.HYPOTHETICAL if _has_condition(verb, words) else Status.FUTURE
    if _is_order(verb, auxiliaries):
        return Status.HYPOTHETICAL
    if _is_futurate(verb, auxiliaries, words):
        return Status.FUTURE
    if any(c.lower_ in words["habit_adverbs"] and c.dep_ == "advmod" for c in verb.children):
        return Status.GENERIC
    return Status.ACTUAL


def _is_conditional(verb: Token, words: _Words) -> bool:
    return any(c.lower_ in words["conditional_marks"] and c.dep_ in ("mark", "advmod") for c in verb.children)


def _is_negated(verb: Token) -> bool:
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in ("never", "neither"):
            after = child.nbor(1).lower_ if child.i + 1 < len(child.doc) else ""
            if after not in ("only", "just", "merely", "simply", "least"):
                return True
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "preconj"):
            near = [child, *(d for d in child.children if d.dep_ in ("det", "neg", "preconj"))]
            if any(d.lower_ in ("no", "none", "nobody", "nothing", "neither") for d in near):
                return True
    return False


def _is_order(verb: Token, auxiliaries: set[str]) -> bool:
    """True of an imperative: what it asks for is not done ("Free the prisoners!")."""
    if verb.tag_ != "VB" or auxiliaries or any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
        return False
    return verb.dep_ == "ROOT" or (verb.dep_ == "ccomp" and verb.i < verb.head.i)


def _is_futurate(verb: Token, auxiliaries: set[str], words: _Words) -> bool:
    """True of a present tense with a time ahead ("the ministers meet tomorrow")."""
    progressive = verb.tag_ == "VBG" and auxiliaries & {"is", "are", "am", "'s", "'re"}
    if not (progressive or verb.tag_ in ("VBZ", "VBP")):
        return False
    return any(
        t.lower_ in words["times_ahead"]
        or (t.lower_ in words["units"] and any(k.lower_ == "next" for k in t.children))
        for c in verb.children
        if c.dep_ in ("npadvmod", "advmod", "prep")
        for t in (c, *(c.children if c.dep_ == "prep" else ()))
    )


def _is_tight(verb: Token) -> bool:
    """True of the "killed" of "never shot and killed": one deed in two verbs."""
    return (
        verb.i == verb.head.i + 2
        and verb.nbor(-1).lower_ in ("and", "or")
        and verb.tag_ == verb.head.tag_
        and not any(c.dep_ in ("nsubj", "nsubjpass", "aux", "neg") for c in verb.children)
    )


def _has_condition(verb: Token, words: _Words) -> bool:
    return any(c.dep_ == "advcl" and _is_conditional(c, words) for c in verb.children)


def _inherited(verb: Token, auxiliaries: set[str], words: _Words, depth: int) -> Status | None:
    """What the words above say of the clause; None where they say nothing."""
    head, infinitive = verb.head, "to" in auxiliaries
    if head == verb:
        return Status.FUTURE if infinitive else None  # the headline's "Iran to hold talks"
    if verb.dep_ == "conj":
        return _of_conjunct(verb, auxiliaries, words, depth)
    if verb.dep_ == "pcomp" and head.lower_ == "without":
        return Status.NEGATED
    if verb.dep_ == "relcl" and head.dep_ in ("dobj", "pobj", "attr"):
        above = head.head.head if head.dep_ == "pobj" else head.head
        if above.pos_ == "VERB" and verb.tag_ in ("VB", "VBP", "VBZ"):
            inherited = _of_verb(above, words, depth + 1)
            return inherited if inherited in (Status.HYPOTHETICAL, Status.FUTURE) else None
        return None
    hung = construction(verb)
    if hung is None:
        return _of_governor(head, words, depth) if verb.dep_ == "xcomp" else None
    kind, governor = hung
    if kind == "to" and governor.lemma_ == "be" and verb.dep_ == "xcomp":
        own = _of_governor(governor, words, depth)
        if verb.lower_ == "blame":
            return own  # "the rebels are to blame" sets nothing ahead
        return Status.FUTURE if own == Status.ACTUAL else own
    found = signature(governor, kind)
    if kind == "to" and governor.lower_ == "able" and governor.head.tag_ == "VBD":
        return _of_governor(governor, words, depth)  # "were able to free him": they did
    if kind == "to" and found is None and _is_headline(governor):
        return Status.FUTURE  # "Ministers to hold talks in Paris"
    if kind == "that":
        bare = verb.tag_ == "VB" and not auxiliaries
        wish = signature(governor, "to") if bare else None
        if wish is not None and wish.holds in (Status.FUTURE, Status.HYPOTHETICAL):
            return Status.HYPOTHETICAL  # the mandative subjunctive: "demand that he resign"
        return found.under(_of_governor(governor, words, depth)) if found is not None else None
    if kind == "to" and verb.dep_ == "advcl":
        return _of_purpose(governor, found, words, depth)
    if found is not None:
        return found.under(_of_governor(governor, words, depth))
    return _of_governor(governor, words, depth) if verb.dep_ == "xcomp" else None


def _of_purpose(governor: Token, found: Signature | None, words: _Words, depth: int) -> Status | None:
    """What a clause of purpose takes from the act that serves it: who will go has met nobody yet.

    "Is due in Paris to sign": the parser hangs what an adjective takes on it as a purpose too.
    """
    if found is not None and governor.pos_ == "ADJ":
        return found.under(_of_governor(governor, words, depth))
    above = _of_governor(governor, words, depth)
    return above if above in (Status.FUTURE, Status.HYPOTHETICAL) else None


def _is_headline(noun: Token) -> bool:
    """True of the noun that a line without a verb of its own is built on."""
    return noun.head == noun and noun.pos_ in ("NOUN", "PROPN") and not noun.is_sent_end


def _of_governor(word: Token, words: _Words, depth: int) -> Status:
    """The status of what a governing word tells of: that of its verb, where it is a noun or an adjective."""
    if word.pos_ in ("VERB", "AUX"):
        return _of_verb(word, words, depth + 1)
    if any(c.lower_ in ("no", "not") and c.dep_ in ("det", "neg") for c in word.children):
        return Status.NEGATED
    head = word.head
    if head != word and head.pos_ in ("VERB", "AUX") and word.dep_ in ("acomp", "attr", "dobj", "oprd"):
        return _of_verb(head, words, depth + 1)
    return Status.ACTUAL


def _of_conjunct(verb: Token, auxiliaries: set[str], words: _Words, depth: int) -> Status | None:
    head = verb.head
    if head.pos_ in ("VERB", "AUX") and ("to" in auxiliaries or verb.tag_ in ("VB", "VBG", "VBN")):
        return _of_verb(head, words, depth + 1) if not auxiliaries - {"to"} else None
    if _is_tight(verb):
        inherited = _of_verb(head, words, depth + 1)
        return inherited if inherited in (Status.HYPOTHETICAL, Status.NEGATED) else None
    return None
