"""Whether the happening that a time expression dates is still to come, by the syntax around it."""

from spacy.tokens import Doc, Token

from dateline.reading.timex.lexicon import load_lexicon

__all__ = ["is_future", "is_past", "is_perfect", "is_present"]

_MODALS = frozenset(
    {"will", "shall", "'ll", "’ll", "would", "could", "may", "might", "can", "should", "must", "wo", "ca"}
)
_CLIMB = 8
"""Heads to climb from an expression to its verb; more is another clause."""
_VERBAL = frozenset({"VERB", "AUX"})


def is_future(doc: Doc, first: int, last: int) -> bool:
    """Whether the clause speaks of what is to come.

    Args:
        doc: the parsed text.
        first: index of the first token of the expression.
        last: index after its last token.
    """
    token = _root(doc, first, last)
    if _leads_to_future(token):
        return True
    verb = _verb(token, first, last)
    return verb is not None and not _dates_a_deed(token) and _future_verb(verb, 0)


def is_past(doc: Doc, first: int, last: int) -> bool:
    """Whether the clause's verb is in a past tense."""
    verb = _verb(_root(doc, first, last), first, last)
    return verb is not None and not _future_verb(verb, 0) and _finite_past(verb)


def is_present(doc: Doc, first: int, last: int) -> bool:
    """Whether the clause's verb is in the simple present."""
    verb = _verb(_root(doc, first, last), first, last)
    return verb is not None and verb.tag_ in {"VBZ", "VBP"}


def is_perfect(doc: Doc, first: int, last: int) -> bool:
    """Whether the clause's verb is in the present perfect, so that a length of time runs up to now."""
    verb = _verb(_root(doc, first, last), first, last)
    if verb is None:
        return False
    for _ in range(3):
        if any(
            child.lower_ in {"has", "have", "'ve", "’ve"} and child.dep_ in {"aux", "auxpass"}
            for child in verb.children
        ):
            return True
        # "has kept the crossings closed for a year": the length hangs on the participle.
        if verb.dep_ not in {"ccomp", "xcomp", "conj"} or any(child.dep_ == "aux" for child in verb.children):
            return False
        verb = verb.head
        if verb.lemma_ not in load_lexicon().keeping_verbs:
            return False
    return False


def _root(doc: Doc, first: int, last: int) -> Token:
    for token in doc[first:last]:
        if not first <= token.head.i < last or token.head.i == token.i:
            return token
    return doc[first]


def _leads_to_future(token: Token) -> bool:
    """`ahead of Friday's vote`, `the upcoming Friday vote`, `scheduled for Friday`."""
    prospective = load_lexicon().prospective
    for _ in range(_CLIMB):
        head = token.head
        if head.i == token.i:
            return False
        if head.lower_ == "ahead" or any(
            child.lower_ in {"upcoming", "forthcoming", "planned"} for child in token.children
        ):
            return True
        if (
            head.lower_ == "for"
            and head.head.lemma_ in prospective
            and head.head.tag_ in {"VBN", "VBD", "JJ"}
        ):
            return not _called_off(head.head)
        if head.pos_ in _VERBAL:
            return False
        token = head
    return False


def _dates_a_deed(token: Token) -> bool:
    """The expression dates a noun that no timetable holds: `will investigate Monday's attack`."""
    timetabled = load_lexicon().timetabled_nouns
    for _ in range(_CLIMB):
        head = token.head
        if head.i == token.i or head.pos_ in _VERBAL:
            return False
        if head.pos_ in {"NOUN", "PROPN"} and head.ent_type_ not in {"DATE", "TIME"}:
            return head.lemma_.lower() not in timetabled
        token = head
    return False


def _called_off(participle: Token) -> bool:
    """`a round scheduled for July was cancelled` tells of a date that may be long past."""
    noun = participle.head
    return (
        participle.dep_ in {"acl", "relcl"}
        and noun.head.pos_ in _VERBAL
        and noun.dep_ in {"nsubjpass", "nsubj"}
        and _finite_past(noun.head)
    )


def _verb(token: Token, first: int, last: int) -> Token | None:
    for _ in range(_CLIMB):
        if token.pos_ in _VERBAL and not first <= token.i < last:
            return token.head if token.dep_ in {"aux", "auxpass"} else token
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _future_verb(verb: Token, depth: int) -> bool:
    lexicon = load_lexicon()
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    words = {child.lower_ for child in helpers}
    if words & {"have", "has", "had", "'ve"} and not words & {"will", "'ll"}:
        return False
    if any(child.lower_ in _MODALS and child.tag_ == "MD" for child in helpers):
        return True
    if "to" in words:
        return _future_infinitive(verb, depth)
    if verb.tag_ == "VBG" and words & {"is", "are", "'re", "'s"}:
        return verb.lemma_ in lexicon.timetabled or verb.lemma_ in {
            "meet",
            "hold",
            "plan",
            "visit",
            "travel",
            "head",
        }
    if verb.tag_ in {"VBZ", "VBP"} and verb.lemma_ in lexicon.timetabled:
        return True
    if verb.tag_ in {"VBZ", "VBP"} and verb.lemma_ == "be":
        return any(child.lemma_ in {"due", "set", "slate"} for child in verb.children)
    if verb.tag_ == "VBN" and verb.lemma_ in lexicon.prospective and words & {"is", "are", "be"}:
        return True
    if verb.dep_ == "xcomp" and verb.tag_ == "VBG" and not helpers and verb.head.lemma_ in {"begin", "start"}:
        return depth < 3 and verb.head.pos_ in _VERBAL and _future_verb(verb.head, depth + 1)
    if verb.dep_ in {"conj"} and depth < 2 and verb.head.pos_ in _VERBAL and verb.tag_ == "VB":
        return _future_verb(verb.head, depth + 1)
    return False


def _future_infinitive(verb: Token, depth: int) -> bool:
    head = verb.head
    if head.i == verb.i:
        return True
    if verb.dep_ in {"acl", "relcl"}:
        # "defied a curfew to attend …" may hang on the noun by a slip of the parser; "to be held" never does.
        passive = any(child.dep_ == "auxpass" for child in verb.children)
        told = head.head.pos_ in _VERBAL and _finite_past(head.head)
        return passive or not told or head.lemma_.lower() in load_lexicon().intentions
    if head.lemma_ in load_lexicon().prospective or head.lemma_ in {"be", "decide", "order"}:
        return True
    if head.lemma_ == "go" and head.tag_ == "VBG":
        return True
    # "will start to hear the appeal on Thursday": the future stands on the verb above.
    return (
        verb.dep_ in {"xcomp", "ccomp"}
        and depth < 3
        and head.pos_ in _VERBAL
        and _future_verb(head, depth + 1)
    )


def _finite_past(verb: Token) -> bool:
    if verb.tag_ == "VBD":
        return True
    return any(
        child.dep_ in {"aux", "auxpass"} and child.lower_ in {"was", "were", "had", "did", "has", "have"}
        for child in verb.children
    )
