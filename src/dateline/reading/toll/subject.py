"""Whom a verb is said of: its own subject, or that of the verb that governs it."""

from typing import TYPE_CHECKING

from dateline.reading.toll.lexicon import load_words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["SUBJECTS", "antecedent", "subject_of"]

SUBJECTS = frozenset({"nsubjpass", "nsubj"})
"""Dependency labels of subjects."""
_CONTROL = frozenset(load_words("effects")["object_control"])
_TEMPORAL = frozenset({"after", "before", "since", "upon", "while", "despite", "without", "on", "by"})
_RELATIVES = frozenset({"who", "that", "which", "whom"})


def subject_of(token: "Token", depth: int = 0) -> "Token | None":
    """The subject of a verb or of the verb that governs it; relative pronouns are resolved."""
    for child in token.children:
        if child.dep_ in SUBJECTS and child.i != token.i and not _is_label(child, token):
            return antecedent(child)
    if depth > 4:
        return None
    head = token.head
    if token.dep_ == "conj" and head.i < token.i:
        return subject_of(head, depth + 1)
    if token.dep_ in {"xcomp", "ccomp", "advcl", "acl"} and head.pos_ in {"VERB", "AUX"}:
        if head.lemma_ in _CONTROL:
            objects = [
                child for child in head.children if child.dep_ in {"dobj", "dative"} and child.i < token.i
            ]
            if objects:
                return objects[-1]
        return subject_of(head, depth + 1) if token.dep_ != "ccomp" else None
    if token.dep_ in {"acomp", "attr", "oprd"} and head.pos_ in {"VERB", "AUX"}:
        return subject_of(head, depth + 1)
    if token.dep_ == "pcomp":
        # "kept them from leaving", against "died before reaching"
        if head.lower_ == "from":
            return next((child for child in head.head.children if child.dep_ == "dobj"), None)
        # Not "afraid of dying", "accused of killing": nothing happened to their subject.
        return subject_of(head.head, depth + 1) if head.lower_ in _TEMPORAL else None
    if token.dep_ in {"acl", "relcl"}:
        return head
    return None


def _is_label(subject: "Token", verb: "Token") -> bool:
    """Whether a colon parts a subject from its verb: "Sheriff: Man has died" says nothing of the sheriff."""
    doc = subject.doc
    return subject.i < verb.i and subject.i + 1 < len(doc) and doc[subject.i + 1].text == ":"


def antecedent(token: "Token") -> "Token":
    """The noun that a relative pronoun stands for; the token itself where it is none."""
    if token.lower_ not in _RELATIVES or token.tag_ not in {"WDT", "WP", "IN", "DT"}:
        return token
    verb = token.head
    while verb.dep_ in {"conj", "xcomp", "ccomp"} and verb.head.i < verb.i:
        verb = verb.head
    return verb.head if verb.dep_ == "relcl" else token
