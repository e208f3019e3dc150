"""Who did it, to whom: the participants of a trigger, as head tokens."""

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import yaml
from spacy.tokens import Token

from dateline.model import EventType
from dateline.reading.events.clause import (
    agents,
    governing_verb,
    is_passive,
    modifiers,
    objects,
    preposition_objects,
    subjects,
)
from dateline.reading.events.ontology import Entry

__all__ = ["Participants", "Roles", "load_roles", "participants"]

LIGHT_VERBS = frozenset(
    [
        "carry",
        "launch",
        "conduct",
        "stage",
        "mount",
        "commit",
        "hold",
        "make",
        "issue",
        "take",
        "wage",
        "do",
        "perform",
        "undertake",
        "begin",
        "start",
        "continue",
        "resume",
        "plan",
        "order",
        "execute",
        "lead",
        "give",
        "deliver",
        "send",
        "express",
        "offer",
        "sign",
        "reach",
        "announce",
        "declare",
        "impose",
        "have",
        "organize",
        "pay",
        "file",
        "open",
        "level",
        "voice",
        "raise",
        "fire",
        "hand",
        "face",
        "receive",
        "suffer",
        "sustain",
        "say",
    ]
)
"""Verbs that lend an event noun their subject ("launched an attack")."""
_BEFALLEN = frozenset(["prisoner", "detainee", "hostage", "inmate", "casualty", "fatality"])
"""Nouns that are the very people whom it befell."""
_SUFFERED = frozenset(["face", "receive", "suffer", "sustain", "get", "await", "undergo"])


@dataclass(frozen=True, slots=True)
class Participants:
    """Head tokens of both sides."""

    actors: tuple[Token, ...]
    recipients: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Roles:
    """`data/ontology/roles.yaml`."""

    recipient_prepositions: dict[EventType, frozenset[str]]
    mutual: frozenset[EventType]
    of_is_actor: frozenset[EventType]
    undergoer_nouns: frozenset[str]
    undergoer_verbs: frozenset[str]
    subject_is_no_actor: frozenset[str]
    transparent_heads: frozenset[str]
    doer_nouns: frozenset[str]


@lru_cache(maxsize=1)
def load_roles() -> Roles:
    """The role rules from the package's data."""
    text = files("dateline.data").joinpath("ontology", "roles.yaml").read_text(encoding="utf-8")
    data = yaml.safe_load(text)

    def words(name: str) -> frozenset[str]:
        return frozenset(word.strip(' "') for word in data[name].split(","))

    return Roles(
        recipient_prepositions={
            EventType(k): frozenset(v) for k, v in data["recipient_prepositions"].items()
        },
        mutual=frozenset(EventType(k) for k in data["mutual"]),
        of_is_actor=frozenset(EventType(k) for k in data["of_is_actor"]),
        undergoer_nouns=words("undergoer_nouns"),
        undergoer_verbs=words("undergoer_verbs"),
        subject_is_no_actor=words("subject_is_no_actor"),
        transparent_heads=words("transparent_heads"),
        doer_nouns=words("doer_nouns"),
    )


def participants(token: Token, entry: Entry, lemma: str) -> Participants:
    """The participants of a trigger, by the rules of its type.

    Args:
        token: the trigger word.
        entry: what the lexicon says of it.
        lemma: its lemma, in lower case.
    """
    return _of_noun(token, entry, lemma) if entry.noun else _of_verb(token, entry, lemma)


def _of_verb(verb: Token, entry: Entry, lemma: str) -> Participants:
    roles = load_roles()
    prepositions = roles.recipient_prepositions[entry.type] - {"of"} | set(entry.prepositions)
    done_to = [t for t in objects(verb) if not entry.objects or t.lemma_.lower() not in entry.objects]
    if is_passive(verb):
        doers = agents(verb)
    else:
        doers = subjects(verb)
        if lemma in roles.undergoer_verbs and not entry.needs_actor:
            doers, done_to = preposition_objects(verb, ("from", "by")), [*doers, *done_to]
        elif lemma in roles.subject_is_no_actor:
            doers = []
    beside = preposition_objects(verb, prepositions)
    beside += [
        t
        for t in (child for o in objects(verb) for child in preposition_objects(o, prepositions | {"of"}))
        if entry.objects or (t.dep_ == "pobj" and t.head.lower_ in ("against", "on"))
    ]
    if entry.needs_clause or entry.type == EventType.REQUEST:
        done_to += [s for c in verb.children if c.dep_ == "ccomp" for s in subjects(c) if s.lower_ != "it"]
    if entry.type in roles.mutual and entry.mode != "visit":
        partners = preposition_objects(verb, ("with", "between", "among"))
        keep = () if entry.type == EventType.AGREE else done_to
        return Participants(
            _unique([*doers, *partners, *(keep if not is_passive(verb) else [])]),
            _unique([*(done_to if entry.type == EventType.AGREE or is_passive(verb) else []), *beside]),
        )
    return Participants(_unique(doers), _unique(t for t in [*done_to, *beside] if t not in doers))


def _of_noun(noun: Token, entry: Entry, lemma: str) -> Participants:
    roles = load_roles()
    if lemma in roles.doer_nouns:
        return Participants((noun,), ())
    undergone = lemma in roles.undergoer_nouns
    owners, before = modifiers(noun)
    doers, done_to = agents(noun), [noun] if lemma in _BEFALLEN else []
    of = preposition_objects(noun, ("of",))
    if entry.type in roles.of_is_actor and not undergone:
        doers += of
    else:
        done_to += of
    if undergone and not of:
        done_to += owners
        done_to += [t for t in before if t.dep_ == "compound"]
    else:
        doers += owners
        doers += [t for t in before if t not in owners]
    wanted = roles.recipient_prepositions[entry.type] - {"of"} | set(entry.prepositions)
    done_to += preposition_objects(noun, wanted)
    if entry.type in roles.mutual or lemma in (
        "clash",
        "fighting",
        "battle",
        "war",
        "conflict",
        "ceasefire",
        "truce",
    ):
        doers += preposition_objects(noun, ("between", "with", "among"))
    verb = governing_verb(noun)
    if (
        verb is not None
        and noun.dep_ in ("dobj", "nsubjpass")
        and noun.head == verb
        and verb.lemma_ in LIGHT_VERBS
    ):
        lent = agents(verb) if is_passive(verb) else subjects(verb)
        if verb.lemma_ in _SUFFERED or undergone:
            done_to += lent
        else:
            doers += lent
        done_to += preposition_objects(verb, wanted)
    elif (
        verb is not None
        and noun.dep_ == "nsubj"
        and noun.head == verb
        and verb.lemma_
        in (
            "kill",
            "wound",
            "injure",
            "hit",
            "target",
            "destroy",
            "leave",
            "strike",
            "damage",
            "claim",
            "hurt",
            "displace",
        )
    ):
        done_to += objects(verb)
    return Participants(_unique(t for t in doers if t not in done_to), _unique(done_to))


def _unique(tokens: object) -> tuple[Token, ...]:
    seen: dict[int, Token] = {}
    for token in tokens:  # type: ignore[attr-defined]
        seen.setdefault(token.i, token)
    return tuple(seen[i] for i in sorted(seen))
