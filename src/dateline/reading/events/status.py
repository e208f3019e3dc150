"""Whether a happening happened: actual, future, hypothetical, negated or generic.

The clause's own modality first, then what governs the clause, in the spirit of FactBank's source-introducing
and modality-bearing predicates (Saurí and Pustejovsky, 2009).
"""

from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from dateline.data import comma_words, read_yaml
from dateline.model import Status
from dateline.reading.events.roles import load_roles

__all__ = ["status_of"]

_NEST = ("xcomp", "ccomp", "acl", "advcl", "pcomp", "conj", "prep", "pobj", "relcl", "dobj", "acomp", "oprd")
_EVENT_SEATS = ("dobj", "nsubj", "nsubjpass", "attr", "pobj", "conj", "compound", "appos")


@dataclass(frozen=True, slots=True)
class _Words:
    table: dict[str, frozenset[str]]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.table[name]


@lru_cache(maxsize=1)
def _load() -> _Words:
    rows = read_yaml("ontology/status.yaml")
    return _Words({name: comma_words(words) for name, words in rows.items()})


def status_of(token: Token) -> Status:
    """The status of the happening that a trigger word tells of."""
    words = _load()
    if token.pos_ in ("NOUN", "PROPN") and token.tag_ not in ("VBG", "VBD", "VBN", "VBZ", "VBP", "VB"):
        return _of_noun(token, words)
    return _of_verb(token, words)


def _lemmas(token: Token) -> set[str]:
    return {token.lower_, token.lemma_.lower()}


def _of_doer(noun: Token, words: _Words) -> Status:
    """The status of a deed told by naming its doers: that of the deed's own verb, where there is one.

    "Gunmen did not attack" tells of no attack by gunmen; "protesters threatened to block the road" of none.
    """
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.dep_ == "agent" else noun.head
    if verb.pos_ not in ("VERB", "AUX") or not (
        noun.dep_ in ("nsubj", "nsubjpass") or noun.head.dep_ == "agent"
    ):
        return Status.ACTUAL
    governors = words["negating_governors"] | words["future_governors"] | words["hypothetical_governors"]
    for clause in verb.children:
        if (
            clause.dep_ == "xcomp"
            and _lemmas(verb) & governors
            and any(c.lower_ == "to" for c in clause.children)
        ):
            return _of_verb(clause, words)
    status = _of_verb(verb, words)
    if status == Status.NEGATED and not any(c.dep_ == "neg" or c.lower_ == "never" for c in verb.children):
        return Status.ACTUAL  # "gunmen gave no reason"
    return status


def _of_noun(noun: Token, words: _Words) -> Status:
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
        if head.lower_ in ("of", "for") and _lemmas(above) & words["hypothetical_governors"]:
            return Status.HYPOTHETICAL
        if head.lower_ == "from" and _lemmas(above) & words["negating_governors"]:
            return Status.NEGATED
    indefinite = not any(
        c.dep_ == "poss" or c.lower_ in ("the", "this", "that", "these", "those") for c in noun.children
    )
    if head.pos_ in ("VERB", "AUX") and noun.dep_ in ("dobj", "nsubjpass", "nsubj"):
        passive_or_object = noun.dep_ != "nsubj"
        if passive_or_object and indefinite:
            for name, status in (
                ("negating_nouns_of", Status.NEGATED),
                ("hypothetical_nouns_of", Status.HYPOTHETICAL),
                ("future_nouns_of", Status.FUTURE),
            ):
                if _lemmas(head) & words[name]:
                    return status
        if indefinite or _lemmas(head) & words["light_verbs"]:
            return _of_verb(head, words)
    if any(c.lower_ in words["habit_adverbs"] for c in noun.children):
        return Status.GENERIC
    return Status.ACTUAL


def _of_verb(verb: Token, words: _Words, depth: int = 0) -> Status:
    aux = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    auxiliaries = {c.lower_ for c in aux}
    conditional = any(
        c.lower_ in words["conditional_marks"] and c.dep_ in ("mark", "advmod") for c in verb.children
    )
    if conditional:
        return Status.HYPOTHETICAL
    negated = any(c.dep_ == "neg" or c.lower_ in ("never", "neither") for c in verb.children) or any(
        d.lower_ in ("no", "none", "nobody", "neither")
        for c in verb.children
        if c.dep_ in ("nsubj", "nsubjpass", "dobj", "preconj")
        for d in (c, *c.children)
        if d is c or d.dep_ in ("det", "neg", "preconj")
    )
    if negated:
        return Status.NEGATED
    if auxiliaries & words["hypothetical_auxiliaries"]:
        return Status.HYPOTHETICAL
    if auxiliaries & words["conditional_auxiliaries"]:
        return Status.HYPOTHETICAL if _has_condition(verb, words) else Status.FUTURE
    if auxiliaries & words["future_auxiliaries"]:
        return Status.HYPOTHETICAL if _has_condition(verb, words) else Status.FUTURE
    infinitive = "to" in auxiliaries
    if depth < 6 and verb.dep_ in _NEST and verb.head != verb:
        inherited = _from_governor(verb, infinitive, words, depth)
        if inherited is not None:
            return inherited
    if infinitive and verb.dep_ == "ROOT":
        return Status.FUTURE  # the headline's "Iran to hold talks"
    if infinitive and verb.dep_ == "xcomp" and verb.head.lemma_ == "be":
        return Status.FUTURE
    if any(c.lower_ in words["habit_adverbs"] and c.dep_ == "advmod" for c in verb.children):
        return Status.GENERIC
    return Status.ACTUAL


def _is_tight(verb: Token) -> bool:
    """True of the "killed" of "never shot and killed": one deed in two verbs."""
    return (
        verb.i == verb.head.i + 2
        and verb.nbor(-1).lower_ in ("and", "or")
        and verb.tag_ == verb.head.tag_
        and not any(c.dep_ in ("nsubj", "nsubjpass", "aux", "neg") for c in verb.children)
    )


def _has_condition(verb: Token, words: _Words) -> bool:
    return any(
        c.dep_ == "advcl"
        and any(m.lower_ in words["conditional_marks"] and m.dep_ in ("mark", "advmod") for m in c.children)
        for c in verb.children
    )


def _from_governor(verb: Token, infinitive: bool, words: _Words, depth: int) -> Status | None:
    head = verb.head
    if verb.dep_ == "conj":
        if head.pos_ in ("VERB", "AUX") and (infinitive or verb.tag_ in ("VB", "VBG", "VBN")):
            own = {c.lower_ for c in verb.children if c.dep_ == "aux"}
            if not own:
                return _of_verb(head, words, depth + 1)
        if _is_tight(verb):
            inherited = _of_verb(head, words, depth + 1)
            return inherited if inherited in (Status.HYPOTHETICAL, Status.NEGATED) else None
        return None
    governor = head
    if verb.dep_ == "pcomp" and head.dep_ == "prep":
        governor = head.head
        if head.lower_ == "without":
            return Status.NEGATED
        if head.lower_ in ("before", "after", "since", "by", "despite", "upon", "while", "when"):
            return None  # a time or a manner, not what the governor is about
    if infinitive or verb.dep_ in ("pcomp", "xcomp"):
        names = _lemmas(governor)
        gerund = verb.tag_ == "VBG" or any(c.lower_ == "having" and c.dep_ == "aux" for c in verb.children)
        if infinitive or verb.dep_ == "pcomp" or gerund:
            for name, status in (
                ("negating_governors", Status.NEGATED),
                ("future_governors", Status.FUTURE),
                ("hypothetical_governors", Status.HYPOTHETICAL),
            ):
                if names & words[name] and (
                    infinitive or name == "negating_governors" or verb.dep_ == "pcomp"
                ):
                    return status
        if governor.pos_ in ("VERB", "AUX") and verb.dep_ == "xcomp":
            return _of_verb(governor, words, depth + 1)
        return None
    if verb.dep_ == "ccomp":
        names = _lemmas(governor)
        bare = verb.tag_ == "VB" and not any(c.dep_ == "aux" for c in verb.children)
        if bare and names & (words["hypothetical_governors"] | words["future_governors"]):
            return Status.HYPOTHETICAL  # the mandative subjunctive: "demand that he resign"
        if names & {"fear", "hope", "wish", "worry", "worried", "possible", "likely", "unlikely", "afraid"}:
            return Status.HYPOTHETICAL
        return None
    if verb.dep_ == "relcl" and governor.dep_ in ("dobj", "pobj", "attr"):
        above = governor.head.head if governor.dep_ == "pobj" else governor.head
        if above.pos_ == "VERB" and verb.tag_ in ("VB", "VBP", "VBZ"):
            inherited = _of_verb(above, words, depth + 1)
            return inherited if inherited in (Status.HYPOTHETICAL, Status.FUTURE) else None
    return None
