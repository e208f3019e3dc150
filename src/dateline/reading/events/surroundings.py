"""What stands around a trigger: its clause, its time, its place, its means, its figures."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from dateline.reading.events.clause import governing_verb
from dateline.reading.timex.timex import Timex
from dateline.reading.toll.toll import Toll
from dateline.reading.toponyms.toponym import Toponym

__all__ = ["clause_span", "nearest_timex", "nearest_toponym", "tokens_between", "tolls_of", "tree_distance"]

REPORTING = frozenset("say tell announce report add state note claim write confirm acknowledge admit explain quote".split())
_CUT = ("ccomp", "advcl", "conj", "parataxis", "relcl", "mark", "cc", "punct")


def tokens_between(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Indices of the first token and past the last one that the offsets touch."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return (span.start, span.end) if span is not None else (0, 0)


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
            if at == token and child.dep_ in _CUT and not (child.dep_ in ("ccomp", "advcl") and not noun and child.i > token.i):
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


def _home(token: Token) -> Token:
    """The verb whose clause a word belongs to; the word itself where there is none."""
    return token if token.pos_ in ("VERB", "AUX") else governing_verb(token) or token


def nearest_timex(trigger: Token, timexes: Sequence[Timex], speech_act: bool) -> int | None:
    """Index of the time expression that dates a trigger: one inside its phrase, else of its clause.

    "Pakistan said Thursday that its forces struck" dates the saying; the strike takes the day only where its
    clause has none of its own and the saying is the first report of it.
    """
    doc, sentence = trigger.doc, trigger.sent
    best: tuple[int, int] | None = None
    home = _home(trigger)
    for index, timex in enumerate(timexes):
        if not (timex.start < sentence.end_char and timex.end > sentence.start_char):
            continue
        if timex.habitual or (timex.first is None and timex.relative is None):
            continue
        first, past = tokens_between(doc, timex.start, timex.end)
        head = doc[first:past].root
        distance = tree_distance(trigger, head)
        owner = _home(head)
        inside = head in trigger.subtree
        if not inside and owner.i != home.i:
            above = owner.lemma_.lower() in REPORTING and home in owner.subtree
            if above and not speech_act:
                distance += 6
            elif home in owner.subtree and home.dep_ in ("xcomp", "advcl", "acl", "relcl", "pcomp"):
                distance += 3
            elif home.dep_ == "conj" and home.head.i == owner.i:
                distance += 2
            else:
                distance += 5
        distance += 0 if inside else 1
        if best is None or distance < best[0]:
            best = (distance, index)
    return best[1] if best and best[0] <= 12 else None


def nearest_toponym(trigger: Token, toponyms: Sequence[Toponym], anywhere: bool) -> int | None:
    """Index of the place name that says where: in the trigger's phrase, else in its clause, else in its sentence.

    Args:
        anywhere: take a place of the sentence outside the clause too (for acts that need a place; words need none).
    """
    sentence, home = trigger.sent, _home(trigger)
    best: tuple[int, int] | None = None
    for index, toponym in enumerate(toponyms):
        if not toponym.locative or not sentence.start <= toponym.head < sentence.end:
            continue
        head = trigger.doc[toponym.head]
        inside = head in trigger.subtree
        clause = inside or _home(head).i == home.i
        if not clause and not anywhere:
            continue
        distance = tree_distance(trigger, head) + (0 if inside else 2 if clause else 6)
        if best is None or distance < best[0]:
            best = (distance, index)
    return best[1] if best and best[0] <= 14 else None


def tolls_of(sentence_triggers: Sequence[Token], tolls: Sequence[Toll], doc: Doc) -> dict[int, list[int]]:
    """Token index of a trigger to the indices of the figures that stand on it.

    A figure goes to the trigger that is its predicate, else to the nearest one of its sentence.
    """
    out: dict[int, list[int]] = {}
    for index, toll in enumerate(tolls):
        predicate = doc[toll.predicate]
        near = [
            (0 if t.i == toll.predicate else tree_distance(t, predicate), t.i)
            for t in sentence_triggers
            if t.sent.start == predicate.sent.start
        ]
        if near:
            out.setdefault(min(near)[1], []).append(index)
    return out
