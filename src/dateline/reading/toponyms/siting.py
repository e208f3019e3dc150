"""Which names of places of a sentence are where the event of a word of it took place."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.model import PlacePrecision
from dateline.reading.linear import load_model
from dateline.reading.toponyms.toponym import Toponym

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from dateline.reading.stage import Reading

__all__ = ["site_features", "sites_of"]

_FINE = list(PlacePrecision)
_FARTHEST = 5
"""Steps up from the word or the name that a path tells apart."""

_BESIDE = 6
"""Tokens from one name to the next that tell of one place."""


def sites_of(reading: "Reading", start: int, end: int) -> list[int]:
    """Numbers of the place names where the event took place that a stretch of the text tells of.

    Args:
        reading: a reading with its place names.
        start: offset of the first character of the word.
        end: offset after its last character.
    """
    doc = reading.doc
    toponyms = reading.toponyms or ()
    span = doc.char_span(start, end, alignment_mode="expand") if doc is not None else None
    if doc is None or span is None or not len(span):
        return []
    verb = span.root
    near = [n for n, toponym in enumerate(toponyms) if doc[toponym.head].sent == verb.sent]
    model = load_model("event_place")
    return [
        number
        for number, features in zip(near, site_features(doc, verb, [toponyms[n] for n in near]), strict=True)
        if model.probability(features) >= model.threshold
    ]


def site_features(doc: "Doc", verb: "Token", toponyms: Sequence[Toponym]) -> list[list[str]]:
    """For each place name of the verb's sentence what speaks for and against it.

    Args:
        doc: a parsed text.
        verb: the word that tells of the event.
        toponyms: the place names of its sentence, in order.
    """
    heads = [doc[toponym.head] for toponym in toponyms]
    order = sorted(range(len(heads)), key=lambda n: (abs(heads[n].i - verb.i), n))
    finest = min((_fineness(toponym) for toponym in toponyms), default=0)
    out = []
    for number, (toponym, head) in enumerate(zip(toponyms, heads, strict=True)):
        up, down, top = _path(verb, head)
        preposition = _preposition(head)
        side = "after" if head.i > verb.i else "before"
        path = f"{'^'.join(up)}v{'v'.join(down)}"
        verbs = sum(token.pos_ == "VERB" for token in doc[min(verb.i, head.i) + 1 : max(verb.i, head.i)])
        out.append(
            [
                "any",
                f"locative={toponym.locative}",
                f"preposition={preposition}",
                f"preposition={preposition}|direct={not up}",
                f"side={side}|locative={toponym.locative}",
                f"side={side}|preposition={preposition}",
                f"path={path}" if len(up) + len(down) <= _FARTHEST else "path=long",
                f"up={min(len(up), _FARTHEST)}",
                f"down={min(len(down), _FARTHEST)}|locative={toponym.locative}",
                f"inside={not up}",
                f"head={head.dep_}|top={top.pos_}",
                f"governor={head.head.lemma_.lower()}",
                f"verb={verb.lemma_.lower()}",
                f"verb={verb.lemma_.lower()}|head={head.dep_}",
                f"verb={verb.lemma_.lower()}|preposition={preposition}",
                f"verbs between={min(verbs, 3)}",
                f"verbs between={min(verbs, 3)}|locative={toponym.locative}",
                f"rank={min(order.index(number), 3)}",
                f"rank={min(order.index(number), 3)}|locative={toponym.locative}",
                f"names={min(len(toponyms), 4)}",
                f"locatives={min(sum(t.locative for t in toponyms), 3)}|locative={toponym.locative}",
                f"precision={toponym.place.precision if toponym.place else None}",
                f"finest={_fineness(toponym) == finest}",
                f"finest={_fineness(toponym) == finest}|locative={toponym.locative}",
                f"finer before={_finer_beside(toponyms, heads, number, -1)}",
                f"finer after={_finer_beside(toponyms, heads, number, 1)}",
                f"finer={_finer_above(toponyms, heads, number)}|locative={toponym.locative}",
                f"coordinated={_is_coordinated(heads, number)}|locative={toponym.locative}",
                f"possessive={_is_possessive(head)}|inside={not up}",
                f"next holds={_is_held(doc, toponyms, number)}",
                f"holds before={number > 0 and _is_held(doc, toponyms, number - 1)}",
            ]
        )
    return out


def _fineness(toponym: Toponym) -> int:
    return _FINE.index(toponym.place.precision) if toponym.place is not None else 0


def _finer_beside(toponyms: Sequence[Toponym], heads: Sequence["Token"], number: int, step: int) -> bool:
    """Whether the next name on one side is near and finer: "the Homs neighbourhood of Baba Amr"."""
    other = number + step
    if not 0 <= other < len(toponyms) or abs(heads[other].i - heads[number].i) > _BESIDE:
        return False
    return _fineness(toponyms[other]) < _fineness(toponyms[number])


def _finer_above(toponyms: Sequence[Toponym], heads: Sequence["Token"], number: int) -> str:
    """Whether a finer name governs the name ("in Rask in Iran"), or is governed by it."""
    head, own = heads[number], _fineness(toponyms[number])
    finer = [other for n, other in enumerate(heads) if n != number and _fineness(toponyms[n]) < own]
    if any(other.is_ancestor(head) for other in finer):
        return "above"
    return "below" if any(head.is_ancestor(other) for other in finer) else "none"


def _is_coordinated(heads: Sequence["Token"], number: int) -> bool:
    """Whether the name stands in a list of names of places."""
    head = heads[number]
    if head.dep_ == "conj" and head.head in heads:
        return True
    return any(other.dep_ == "conj" and other.head == head for other in heads)


def _is_possessive(head: "Token") -> bool:
    return head.i + 1 < len(head.doc) and head.nbor().lower_ in {"'s", "’s"}


def _is_held(doc: "Doc", toponyms: Sequence[Toponym], number: int) -> bool:
    """Whether a comma and another name follow, as in "Rask, Iran"."""
    if number + 1 >= len(toponyms):
        return False
    between = doc.text[toponyms[number].end : toponyms[number + 1].start].strip()
    return between in {",", "in", "("}


def _preposition(head: "Token") -> str:
    """The preposition above a name, past appositions and compounds; "-" where there is none."""
    token = head
    for _ in range(_FARTHEST):
        if token.dep_ in {"pobj", "pcomp"}:
            return str(token.head.lower_)
        if token.dep_ not in {"compound", "appos", "conj", "nmod", "amod", "poss"} or token.head == token:
            break
        token = token.head
    return "-"


def _path(verb: "Token", head: "Token") -> tuple[list[str], list[str], "Token"]:
    """The dependencies from the verb up to the common token and down from it to the name, and that token."""
    above = [verb, *verb.ancestors]
    places = {token.i: number for number, token in enumerate(above)}
    down: list[str] = []
    token = head
    while token.i not in places and token.head != token:
        down.append(token.dep_ if token.dep_ != "prep" else f"prep:{token.lower_}")
        token = token.head
    steps = places.get(token.i, len(above))
    return [each.dep_ for each in above[:steps]], down[::-1], token
