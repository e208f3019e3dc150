"""From head tokens to the actor mentions that they stand for."""

from collections.abc import Callable, Iterable

from spacy.tokens import Token

from dateline.reading.events.clause import conjuncts
from dateline.reading.events.means import is_means
from dateline.reading.events.roles import load_roles

__all__ = ["mentions_of"]

_INSIDE = ("poss", "compound", "amod", "nmod", "appos")
_MAX_DEPTH = 4


def mentions_of(heads: Iterable[Token], actor_at: Callable[[int], int | None]) -> tuple[int, ...]:
    """Tokens of the actor mentions behind head tokens, in order, each once.

    A head that is no actor itself but holds one gives that one: "camps of the group" stands for the group,
    "Pakistan's soil" for Pakistan (manual, section 7: a bombed office of an organ counts as that organ).

    Args:
        heads: head tokens of participants.
        actor_at: index of the actor that a token stands for, or None.
    """
    found: dict[int, None] = {}
    for head in heads:
        for token in [*_behind(head, actor_at, 0), *_included(head, actor_at)]:
            found.setdefault(token)
    return tuple(found)


def _included(head: Token, actor_at: Callable[[int], int | None]) -> list[int]:
    """Who is named as one of many: "four men, including a cleric"."""
    inner = [
        each
        for child in head.children
        if child.dep_ == "prep" and child.lower_ == "including"
        for named in child.children
        if named.dep_ == "pobj"
        for each in conjuncts(named)
    ]
    return [token for each in inner for token in _behind(each, actor_at, 1)]


def _behind(head: Token, actor_at: Callable[[int], int | None], depth: int) -> list[int]:
    if actor_at(head.i) is not None:
        return [head.i]
    if depth >= _MAX_DEPTH:
        return []
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "belonging", "from", "with"):
            if child.lower_ != "of" and head.lemma_.lower() not in load_roles().transparent_heads:
                continue
            objects = [c for t in child.children if t.dep_ == "pobj" for c in conjuncts(t)]
            inner = [token for c in objects for token in _behind(c, actor_at, depth + 1)]
            if inner:
                return inner
    for child in head.children:
        if child.dep_ in _INSIDE and not (child.pos_ == "NOUN" and child.dep_ != "poss" and is_means(head)):
            inner = _behind(child, actor_at, depth + 1)
            if inner:
                return inner
    return []
