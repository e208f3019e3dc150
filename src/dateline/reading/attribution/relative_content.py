"""What a reporting verb reports from inside a relative clause: "a charge that the party denies"."""

from spacy.tokens import Token

from dateline.model import Stance
from dateline.reading.attribution.lexicon import Frame, Lexicon
from dateline.reading.attribution.noun_phrase import noun_phrase
from dateline.reading.attribution.scope import Range, clause_head, runs, subtree_range, without

__all__ = ["before", "denied_clause", "gap", "is_finite", "is_relative"]


def is_finite(token: Token) -> bool:
    """Whether the word is a finite verb or a modal."""
    return token.tag_ in ("VBD", "VBZ", "VBP", "MD")


def is_relative(token: Token, spans: list[Range]) -> bool:
    """Whether a clause hangs on what it says is denied; the parse may take its "that" for a mark."""
    marked = any(child.dep_ == "mark" and child.lower_ == "that" for child in token.children)
    return token.dep_ == "relcl" or (token.dep_ == "acl" and marked and not spans)


def denied_clause(token: Token, frame: Frame, lexicon: Lexicon) -> list[Range]:
    """What "which" is in "shot down a jet, which the army denies": the clause before it."""
    noun = token.head
    which = any(child.lower_ == "which" and child.dep_ in ("dobj", "nsubjpass") for child in token.children)
    comma = token.left_edge.i > 0 and token.doc[token.left_edge.i - 1].text == ","
    named = noun.lemma_.lower() in lexicon.charges or noun.lemma_.lower() in lexicon.nouns
    if frame.stance is not Stance.DENIES or not (which and comma) or named:
        return []
    return without([subtree_range(clause_head(noun))], [subtree_range(token)])


def before(token: Token) -> list[Range]:
    """The noun phrase that a clause hangs on, as far as it stands before the clause."""
    first, last = noun_phrase(token.head)
    return runs(i for i in range(first, last) if i < token.left_edge.i)


def gap(token: Token, source: Token | None, frame: Frame) -> list[Range]:
    """The noun that a relative clause says is claimed, denied …: "a charge the party denies"."""
    noun = token.head
    own_subject = next((child for child in token.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    if own_subject is None or own_subject.lower_ in ("who", "which", "that") or source == noun:
        return []
    has_object = any(
        child.dep_ in ("dobj", "ccomp") and child.i > token.i and "object" in frame.takes
        for child in token.children
    )
    if has_object and not any(child.dep_ == "ccomp" for child in token.children):
        return []
    return before(token) + _resumed_relative(token)


def _resumed_relative(token: Token) -> list[Range]:
    """The predicate after "they say" in "a man they say opened fire" (parsed as another clause's)."""
    doc = token.doc
    if token.i + 1 >= token.sent.end:
        return []
    verb = doc[token.i + 1]
    if verb.dep_ in ("aux", "auxpass") and verb.head.i > token.i:
        verb = verb.head
    finite = is_finite(doc[token.i + 1])
    if not finite or any(child.dep_ in ("nsubj", "nsubjpass", "expl") for child in verb.children):
        return []
    beside = [
        child.left_edge.i
        for child in verb.children
        if child.dep_ == "advcl" and child.tag_ == "VBG" and doc[child.left_edge.i - 1].text == ","
    ]
    return [(token.i + 1, min([verb.right_edge.i + 1, *beside]))]
