"""Noun phrases as sources: their extent, their coordinated heads, and what a relative pronoun stands for."""

from spacy.tokens import Token

__all__ = ["antecedent", "coordinated_heads", "is_nominal", "noun_phrase"]

_CUT = frozenset(
    {"cc", "conj", "advcl", "parataxis", "ccomp", "relcl", "meta", "punct", "mark", "preconj", "case"}
)
_MODIFIERS = frozenset({"compound", "amod", "det", "nmod", "poss", "nummod"})
_MODIFYING_TAGS = frozenset({"NN", "NNP", "JJ", "DT", "CD", "PRP$"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_TIME_ENTITIES = frozenset({"DATE", "TIME"})


def is_nominal(token: Token) -> bool:
    """Whether a token can head a noun phrase that speaks."""
    return token.pos_ in ("NOUN", "PROPN", "PRON") or token.tag_ in ("NN", "NNS", "NNP", "NNPS", "DT", "CD")


def noun_phrase(head: Token) -> tuple[int, int]:
    """Token range of a source's noun phrase: titles, modifiers and appositions, without relative clauses.

    A participle after a comma and a time ("on Monday") that the parse hangs on the noun are left out too.
    """
    kept = {head.i}
    for child in head.children:
        if child.dep_ in _CUT or _is_loose(child, head):
            continue
        kept.update(_kept(child))
    # "rebel commanders and activists": the parse may hang the modifier on the other conjunct
    kept.update(
        token.i
        for token in head.doc[max(head.i - 3, 0) : head.i]
        if token.dep_ in _MODIFIERS and token.head in head.conjuncts and token.head.i > head.i
    )
    first, last = head.i, head.i
    while first - 1 in kept or (
        first - 2 in kept and head.doc[first - 1].text in (",", "-", "–", '"', "“", "”")
    ):
        first -= 1
    while last + 1 in kept or (
        last + 2 in kept and head.doc[last + 1].is_punct and head.doc[last + 1].text not in (";", ":", "—")
    ):
        last += 1
    return _with_fragment(head.doc[first], first), last + 1


def _with_fragment(token: Token, first: int) -> int:
    """Start of the phrase with modifiers that the parser cut off as a sentence ("State | media quoted")."""
    doc = token.doc
    start = first
    while start > 0 and first - start < 3 and token.is_sent_start and doc[start - 1].tag_ in _MODIFYING_TAGS:
        start -= 1
    whole = start in (0, first) or doc[start - 1].is_space
    return start if whole else first


def _kept(child: Token) -> set[int]:
    """The child's subtree less the relative clauses and loose participles within it."""
    kept = {child.i}
    for inner in child.children:
        after_comma = inner.left_edge.i > 0 and inner.doc[inner.left_edge.i - 1].text == ","
        if inner.dep_ in ("relcl", "acl") and after_comma:
            continue
        kept.update(_kept(inner))
    return kept


def _is_loose(child: Token, head: Token) -> bool:
    """Whether a child stands beside the name rather than in it."""
    after_comma = child.left_edge.i > head.i and head.doc[child.left_edge.i - 1].text == ","
    if child.dep_ == "acl":
        return after_comma or child.tag_ == "VBG"
    if child.dep_ == "prep":
        return after_comma or any(
            inner.ent_type_ in _TIME_ENTITIES and inner.dep_ == "pobj" for inner in child.children
        )
    if child.dep_ == "npadvmod":
        return child.i > head.i
    return child.dep_ == "advmod" and child.i > head.i


def _one_name(head: Token, other: Token) -> bool:
    """Whether both stand in one name: "Commission for Human Rights and National Reconciliation"."""
    if not (head.ent_type_ and other.ent_type_):
        return False
    return all(head.doc[i].ent_iob_ == "I" for i in range(head.i + 1, other.i + 1))


def coordinated_heads(head: Token) -> list[Token]:
    """The head and those coordinated with it ("Iran and Pakistan"), in text order."""
    heads = [
        head,
        *(
            token
            for token in head.conjuncts
            if token.i > head.i and is_nominal(token) and not _one_name(head, token)
        ),
    ]
    return sorted(heads, key=lambda token: token.i)


def antecedent(head: Token) -> Token:
    """The noun that a relative pronoun stands for; any other head is itself."""
    if head.lower_ not in _RELATIVE or head.tag_ not in ("WP", "WDT", "IN", "DT"):
        return head
    verb = head.head
    for _ in range(4):
        if verb.dep_ in ("relcl", "acl"):
            return verb.head if is_nominal(verb.head) else head
        if verb.head == verb:
            break
        verb = verb.head
    return head
