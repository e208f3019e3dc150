"""Who does the saying of a reporting verb."""

from spacy.tokens import Token

from dateline.reading.attribution.lexicon import Lexicon
from dateline.reading.attribution.noun_phrase import antecedent, is_nominal

__all__ = ["agent_of", "subject_of"]

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_TIME_ENTITIES = frozenset({"DATE", "TIME"})
_BREAKS = frozenset({",", "”", '"', "''", "’"})


def subject_of(token: Token, lexicon: Lexicon, depth: int = 0) -> Token | None:
    """Who does the verb's saying, through coordination, participles and relative clauses."""
    if depth > 5:
        return None
    subjects = [child for child in token.children if child.dep_ in ("nsubj", "csubj")]
    # "SEOUL - Japan has confirmed": the place of a dateline is parsed as a first subject
    for child in [one for one in subjects if one.i < token.i][-1:] or subjects[:1]:
        if child.i < token.i - 1:
            follower = _following_name(token, lexicon)
            if follower is not None:
                return follower
        named = any(inner.dep_ == "compound" for inner in child.children)  # "Kommersant daily wrote"
        return antecedent(child) if named or is_nominal(child) else None
    head = token.head
    if head == token:
        return _inverted(token)
    if token.dep_ == "conj":
        if head.pos_ in ("VERB", "AUX"):
            passive = next((child for child in head.children if child.dep_ == "nsubjpass"), None)
            if passive is not None:
                return antecedent(passive)
            if any(child.dep_ == "expl" for child in head.children) and head.dep_ == "ccomp":
                return subject_of(head.head, lexicon, depth + 1)
            return subject_of(head, lexicon, depth + 1)
        return None
    if token.dep_ in ("xcomp", "advcl", "dep", "parataxis", "ccomp"):
        if token.dep_ == "ccomp" and token.tag_ not in ("VBG", "VB"):
            return _inverted(token)
        if token.dep_ == "advcl" and token.tag_ != "VBG":
            return _inverted(token)
        if head.pos_ in ("VERB", "AUX"):
            if head.dep_ == "ccomp" and token.tag_ == "VBG" and _outer_speaks(token, head, lexicon):
                return subject_of(head.head, lexicon, depth + 1)
            passive = next((child for child in head.children if child.dep_ == "nsubjpass"), None)
            if passive is not None:
                return antecedent(passive)
            return subject_of(head, lexicon, depth + 1)
        return head if is_nominal(head) and token.dep_ == "advcl" else None
    if token.dep_ == "pcomp":
        climbed = head.head
        return subject_of(climbed, lexicon, depth + 1) if climbed.pos_ in ("VERB", "AUX") else None
    if token.dep_ in ("acl", "relcl") and is_nominal(head):
        if token.tag_ == "VB" and any(child.lower_ == "to" for child in token.children):
            return None  # "a moment to show": nobody has shown it yet
        return _noun_speaker(head, lexicon, depth)
    return _inverted(token)


def _outer_speaks(token: Token, head: Token, lexicon: Lexicon) -> bool:
    """Whether "…, adding" hangs on what is said but belongs to who says it: "said the men fled, adding"."""
    after_comma = token.i > 0 and token.doc[token.i - 1].text == ","
    return (
        after_comma and head.lemma_.lower() not in lexicon.verbs and head.head.lemma_.lower() in lexicon.verbs
    )


def _following_name(token: Token, lexicon: Lexicon) -> Token | None:
    """The name right after "…, said" where the parse made something farther left the subject."""
    doc = token.doc
    if token.tag_ not in ("VBD", "VBZ") or token.i + 1 >= len(doc) or doc[token.i - 1].text not in _BREAKS:
        return None
    frame = lexicon.verbs.get(token.lemma_.lower())
    if frame is None or frame.name not in ("saying", "utterance", "delivery"):
        return None
    follower = doc[token.i + 1]
    if follower.pos_ != "PROPN" or follower.ent_type_ in _TIME_ENTITIES:
        return None
    while follower.head.i > token.i and is_nominal(follower.head) and follower.head != follower:
        follower = follower.head
    return None if follower.dep_ in _SUBJECTS and follower.head != token else follower


def _noun_speaker(noun: Token, lexicon: Lexicon, depth: int) -> Token:
    """Who stands behind "a statement saying": its owner, its issuer, or itself."""
    if noun.lemma_.lower() in lexicon.nouns:
        for child in noun.children:
            if child.dep_ == "poss":
                return child
            if child.dep_ == "prep" and child.lower_ in ("by", "from"):
                governed = next((inner for inner in child.children if inner.dep_ == "pobj"), None)
                if governed is not None:
                    return governed
        if noun.dep_ == "dobj" and noun.head.lemma_.lower() in lexicon.support:
            issuer = subject_of(noun.head, lexicon, depth + 1)
            if issuer is not None:
                return issuer
    return noun


def _inverted(token: Token) -> Token | None:
    """A subject after the verb that the parse took for something else: "…, said Ali Khan"."""
    if token.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    left = token.left_edge
    if token.dep_ == "ROOT" and token.sent.start == left.i and left.i > 0 and left.i == token.i:
        before = token.doc[left.i - 1]
        if is_nominal(before) and before.sent.end - before.sent.start <= 6:
            return before.sent.root if is_nominal(before.sent.root) else before
    for child in token.children:
        if (
            0 < child.i - token.i < 8
            and child.dep_ in ("dobj", "attr", "oprd", "appos", "npadvmod", "dep")
            and is_nominal(child)
            and child.ent_type_ not in _TIME_ENTITIES
        ):
            return child
    return None


def agent_of(token: Token) -> Token | None:
    """Who does the saying of a verb in the passive: "was announced by the ministry"."""
    for child in token.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next(
                (inner for inner in child.children if inner.dep_ == "pobj" and is_nominal(inner)), None
            )
    return None
