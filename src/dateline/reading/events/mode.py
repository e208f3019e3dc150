"""The PLOVER mode of an event, where the trigger word alone does not give it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from dateline.data import read_yaml
from dateline.model import EventType
from dateline.reading.events.candidate import Candidate
from dateline.reading.events.clause import is_passive
from dateline.reading.events.means import Means

__all__ = ["means_near", "mode_of"]

_COMPLEMENTS = (
    "xcomp",
    "ccomp",
    "dobj",
    "prep",
    "pobj",
    "acl",
    "relcl",
    "oprd",
    "pcomp",
    "dative",
    "attr",
    "prt",
)
_ARGUMENTS = ("nsubj", "dobj", "nsubjpass")
_UNDER_VERB = ("dobj", "nsubj", "nsubjpass", "pobj")


@dataclass(frozen=True, slots=True)
class _Topics:
    fallback: str | None
    """Mode of a trigger with a complement in which no listed word stands."""
    exempt: frozenset[str]
    """Triggers that have no mode."""
    words: dict[str, str]
    """The mode of each listed lemma."""


@lru_cache(maxsize=1)
def _topics() -> dict[str, _Topics]:
    table = {}
    for kind, rows in read_yaml("ontology/modes.yaml").items():
        fallback = rows.pop("-", None)
        exempt = frozenset(word.strip() for word in rows.pop("~", "").split(","))
        words: dict[str, str] = {}
        for mode, row in rows.items():
            for word in row.split(","):
                words.setdefault(word.strip(), mode)
        table[kind] = _Topics(fallback, exempt, words)
    return table


def mode_of(candidate: Candidate, near: Sequence[Means]) -> str | None:
    """The entry's own mode, else one by the means (ASSAULT) or by what is demanded, refused or threatened.

    Args:
        candidate: the trigger word with its entry.
        near: weapons and means in its clause, in text order.
    """
    entry = candidate.entry
    if entry.mode is not None:
        return entry.mode
    if entry.type == EventType.ASSAULT:
        return near[0].mode if near else None
    topics = _topics().get(entry.type.value)
    if topics is None or candidate.lemma in topics.exempt:
        return None
    level = _below(candidate.token)
    complemented = bool(level)
    for _ in range(4):
        for token in level:
            mode = topics.words.get(token.lemma_.lower()) or topics.words.get(token.lower_)
            if mode is not None:
                return mode
        level = [t for above in level for t in _below(above) or list(above.children)]
    return topics.fallback if complemented else None


def _below(token: Token) -> list[Token]:
    """Heads of a word's complements, in text order; what a passive is about is its subject."""
    wanted: tuple[str, ...] = _COMPLEMENTS
    if token.pos_ in ("NOUN", "PROPN"):
        wanted = (*_COMPLEMENTS, "amod", "compound")
    elif is_passive(token):
        wanted = (*_COMPLEMENTS, "nsubjpass")
    return [child for child in token.children if child.dep_ in wanted]


def means_near(token: Token, means: Sequence[Means]) -> list[Means]:
    """Means in the clause of a trigger, not those of another clause of the sentence."""
    tree = {t.i for t in token.subtree} | {token.i}
    verb = token.head if token.dep_ in _UNDER_VERB else token
    near = {t.i for t in verb.children} | {
        g.i for c in verb.children if c.dep_ in ("prep", "agent") for g in c.subtree
    }
    near |= {t.i for c in verb.children if c.dep_ in _ARGUMENTS for t in c.subtree}
    return [m for m in means if m.head in tree or m.head in near]
