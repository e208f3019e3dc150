"""What stands around a trigger: its clause and its figures."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from dateline.reading.toll.toll import Toll

__all__ = ["REPORTING", "clause_span", "tolls_of", "tree_distance"]

REPORTING = frozenset(
    [
        "say",
        "tell",
        "announce",
        "report",
        "add",
        "state",
        "note",
        "claim",
        "write",
        "confirm",
        "acknowledge",
        "admit",
        "explain",
        "quote",
    ]
)
_CUT = ("ccomp", "advcl", "conj", "parataxis", "relcl", "mark", "cc", "punct")


def clause_span(token: Token, noun: bool) -> tuple[int, int]:
    """Offsets of the words that tell of the event: the verb's clause, or the noun's phrase.

    A verb's clause keeps its arguments and modifiers, and leaves out what it governs as another statement.
    """
    doc, sentence = token.doc, token.sent
    keep = {token.i}
    stack = [token]
    while stack:
        at = stack.pop()
        for child in at.children:
            if (
                at == token
                and child.dep_ in _CUT
                and not (child.dep_ in ("ccomp", "advcl") and not noun and child.i > token.i)
            ):
                continue
            if child.dep_ in ("punct",):
                continue
            keep.add(child.i)
            stack.append(child)
    first, last = max(min(keep), sentence.start), min(max(keep), sentence.end - 1)
    while first < token.i and (doc[first].is_space or doc[first].is_punct):
        first += 1
    while last > token.i and (doc[last].is_space or doc[last].text in ",;:"):
        last -= 1
    return doc[first].idx, doc[last].idx + len(doc[last])


def tree_distance(one: Token, other: Token) -> int:
    """Number of arcs between two tokens of a sentence; 99 where they share none."""
    up: dict[int, int] = {one.i: 0}
    at, steps = one, 0
    while at.head != at:
        at, steps = at.head, steps + 1
        up[at.i] = steps
    at, steps = other, 0
    while True:
        if at.i in up:
            return steps + up[at.i]
        if at.head == at:
            return 99
        at, steps = at.head, steps + 1


def tolls_of(sentence_triggers: Sequence[Token], tolls: Sequence[Toll], doc: Doc) -> dict[int, list[int]]:
    """Token index of a trigger to the indices of the figures that stand on it.

    A figure goes to the trigger that is its predicate, else to the nearest one of its sentence.
    """
    out: dict[int, list[int]] = {}
    by_sentence: dict[int, list[Token]] = {}
    for token in sentence_triggers:
        by_sentence.setdefault(token.sent.start, []).append(token)
    for index, toll in enumerate(tolls):
        predicate = doc[toll.predicate]
        near = [
            (0 if t.i == toll.predicate else tree_distance(t, predicate), t.i)
            for t in by_sentence.get(predicate.sent.start, ())
        ]
        if near:
            out.setdefault(min(near)[1], []).append(index)
    return out
