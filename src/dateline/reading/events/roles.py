"""Who did it, to whom: the participants of a trigger, as head tokens."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from dateline.data import comma_words, read_yaml
from dateline.model import EventType
from dateline.reading.events.clause import (
    agents,
    complement_participants,
    governing_verb,
    is_passive,
    modifiers,
    objects,
    preposition_objects,
    subjects,
)
from dateline.reading.events.ontology import Entry, load_lexicon

__all__ = ["Participants", "Roles", "load_roles", "participants"]

_BOUND_BY_COMPLEMENT = frozenset(
    [EventType.REJECT, EventType.THREATEN, EventType.AGREE, EventType.AID, EventType.CONCEDE]
)
"""Types whose recipient may stand in the clause that the verb governs ("refused to admit the refugees")."""


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
    light_verbs: frozenset[str]
    befallen_nouns: frozenset[str]
    suffering_verbs: frozenset[str]
    harming_verbs: frozenset[str]
    battle_words: frozenset[str]
    placing_verbs: frozenset[str]
    blaming_verbs: frozenset[str]
    owning_verbs: frozenset[str]
    joining_verbs: frozenset[str]
    fleeing_verbs: frozenset[str]
    losing_words: frozenset[str]
    repelling_verbs: frozenset[str]
    exchanging_verbs: frozenset[str]
    exchanged_nouns: frozenset[str]
    hosting_verbs: frozenset[str]
    pointing_words: frozenset[str]
    binding_auxiliaries: frozenset[str]
    needing_verbs: frozenset[str]
    struck_modifiers: frozenset[str]
    posts: frozenset[str]


@lru_cache(maxsize=1)
def load_roles() -> Roles:
    """The role rules from the package's data."""
    data = read_yaml("ontology/roles.yaml")

    def words(name: str) -> frozenset[str]:
        return comma_words(data[name])

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
        light_verbs=words("light_verbs"),
        befallen_nouns=words("befallen_nouns"),
        suffering_verbs=words("suffering_verbs"),
        harming_verbs=words("harming_verbs"),
        battle_words=words("battle_words"),
        placing_verbs=words("placing_verbs"),
        blaming_verbs=words("blaming_verbs"),
        owning_verbs=words("owning_verbs"),
        joining_verbs=words("joining_verbs"),
        fleeing_verbs=words("fleeing_verbs"),
        losing_words=words("losing_words"),
        repelling_verbs=words("repelling_verbs"),
        exchanging_verbs=words("exchanging_verbs"),
        exchanged_nouns=words("exchanged_nouns"),
        hosting_verbs=words("hosting_verbs"),
        pointing_words=words("pointing_words"),
        binding_auxiliaries=words("binding_auxiliaries"),
        needing_verbs=words("needing_verbs"),
        struck_modifiers=words("struck_modifiers"),
        posts=words("posts"),
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
        if lemma in roles.undergoer_verbs and not entry.needs_actor and entry.type != EventType.REQUEST:
            doers, done_to = preposition_objects(verb, ("from", "by")), [*doers, *done_to]
            doers += [t for o in objects(verb) for t in preposition_objects(o, ("from", "by"))]
        elif lemma in roles.subject_is_no_actor:
            doers = []
    beside = preposition_objects(verb, prepositions)
    beside += [
        t
        for t in (child for o in objects(verb) for child in preposition_objects(o, prepositions | {"of"}))
        if entry.objects or (t.dep_ == "pobj" and t.head.lower_ in ("against", "on"))
    ]
    if entry.type == EventType.REQUEST or (entry.needs_clause and entry.type != EventType.THREATEN):
        done_to += [s for c in verb.children if c.dep_ == "ccomp" for s in subjects(c) if s.lower_ != "it"]
    elif entry.type in _BOUND_BY_COMPLEMENT and not done_to and not beside:
        done_to = complement_participants(verb)
    if entry.type in roles.mutual and entry.mode != "visit":
        partners = preposition_objects(verb, ("with", "between", "among"))
        keep = () if entry.type == EventType.AGREE else done_to
        return Participants(
            _unique([*doers, *partners, *(keep if not is_passive(verb) else [])]),
            _unique([*(done_to if entry.type == EventType.AGREE or is_passive(verb) else []), *beside]),
        )
    if lemma in roles.battle_words:
        beside += preposition_objects(verb, ("with",))
        if len(doers) > 1 and not done_to and not beside:
            doers, beside = doers[:1], doers[1:]
    if entry.type == EventType.SANCTION and not doers and is_passive(verb):
        doers = [t for t in preposition_objects(verb, ("from",)) if t.lemma_ not in roles.posts]
    reached = [*done_to, *beside]
    if entry.type == EventType.ACCUSE:
        reached = _answerable(reached)
    return Participants(_unique(doers), _unique(t for t in reached if t not in doers))


def _answerable(tokens: Iterable[Token]) -> list[Token]:
    """Who is criticised: for a deed its doer, not whom it befell (manual, section 7)."""
    found: list[Token] = []
    nouns = load_lexicon().nouns
    for token in tokens:
        entry = next((e for e in nouns.get(token.lemma_.lower(), ()) if e.type in _DEEDS), None)
        found += _of_noun(token, entry, token.lemma_.lower()).actors if entry is not None else [token]
    return found


_DEEDS = frozenset(
    [EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.PROTEST, EventType.MOBILIZE]
)


def _of_noun(noun: Token, entry: Entry, lemma: str) -> Participants:
    roles = load_roles()
    if lemma in roles.doer_nouns:
        return Participants((noun,) if noun.dep_ != "compound" else (), ())
    undergone = lemma in roles.undergoer_nouns
    befallen = lemma in roles.befallen_nouns
    owners, before = modifiers(noun)
    opposed = [t for t in before if _is_opposed(t) or _is_struck(t, entry)]
    before = [t for t in before if t not in opposed and not _is_topic(t, entry)]
    doers, done_to = agents(noun), [noun] if befallen else []
    done_to += opposed
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
    if entry.mode == "visit":
        wanted = wanted | {"to", "with"}
    done_to += preposition_objects(noun, wanted)
    if entry.type in roles.mutual and entry.mode != "visit":
        doers += preposition_objects(noun, ("between", "with", "among"))
    elif lemma in roles.battle_words:
        sides = preposition_objects(noun, ("between", "among"))
        doers += sides[:1]
        done_to += [*sides[1:], *preposition_objects(noun, ("with",))]
    elif entry.type in (EventType.RETREAT, EventType.CONCEDE):
        doers += preposition_objects(noun, ("between",))
    lent = _lent(noun, entry, undergone, befallen, wanted)
    doers, done_to = [*doers, *lent.actors], [*done_to, *lent.recipients]
    if entry.type == EventType.ACCUSE:
        done_to = _answerable(done_to)
    return Participants(_unique(t for t in doers if t not in done_to), _unique(done_to))


def _is_opposed(modifier: Token) -> bool:
    """True of the "government" of "anti-government protests", in one token or three."""
    at, doc = modifier.i, modifier.doc
    return modifier.lower_.startswith("anti-") or (
        at >= 2 and doc[at - 1].text == "-" and doc[at - 2].lower_ in ("anti", "counter")
    )


def _is_struck(modifier: Token, entry: Entry) -> bool:
    """True of the "hospital" of "hospital bombing", and of the "Japan" of "Japan trip"."""
    roles, lemma = load_roles(), modifier.lemma_.lower()
    if entry.mode == "visit":
        return modifier.pos_ == "PROPN" and modifier.ent_type_ in ("GPE", "LOC")
    return modifier.dep_ in ("compound", "nmod") and (
        lemma in roles.struck_modifiers or lemma in roles.befallen_nouns
    )


def _is_topic(modifier: Token, entry: Entry) -> bool:
    """True of a lower-case adjective that says of what kind words or help are ("military aid")."""
    return modifier.lower_ == "military" and entry.type not in (
        EventType.ASSAULT,
        EventType.COERCE,
        EventType.MOBILIZE,
        EventType.RETREAT,
    )


def _lent(noun: Token, entry: Entry, undergone: bool, befallen: bool, wanted: Iterable[str]) -> Participants:
    """The participants that the clause around an event noun lends it."""
    roles = load_roles()
    verb = governing_verb(noun)
    if verb is None:
        return Participants((), ())
    lemma = verb.lemma_.lower()
    passive = is_passive(verb)
    above = agents(verb) if passive else subjects(verb)
    others = [t for t in objects(verb) if t != noun and t.i != noun.i]
    doers: list[Token] = []
    done_to: list[Token] = []
    if noun.head == verb and noun.dep_ in ("dobj", "nsubjpass", "oprd", "attr"):
        if befallen:
            if lemma in ("take", "hold", "keep", "seize"):
                doers, done_to = above, others
        elif lemma in roles.suffering_verbs:
            done_to = above
        elif lemma in roles.fleeing_verbs:
            done_to = [] if passive else above
        elif lemma in roles.light_verbs or (entry.type == EventType.PROTEST and lemma in roles.joining_verbs):
            doers = above
            done_to = preposition_objects(verb, wanted)
            if undergone and not done_to and lemma in ("have", "say"):
                doers, done_to = [], above
        elif lemma == "blame":
            doers = preposition_objects(verb, ("on",))
    elif noun.head == verb and noun.dep_ == "nsubj" and lemma in roles.harming_verbs:
        done_to = objects(verb)
    elif noun.dep_ == "pobj" and noun.head.head == verb:
        preposition = noun.head.lower_
        if preposition in ("under", "on", "into", "in", "to") and undergone and lemma in roles.placing_verbs:
            done_to = others or ([] if passive else above)
            doers = above if others else []
        elif preposition in ("for", "of", "with", "over", "in") and lemma in roles.blaming_verbs:
            doers = others
        elif (preposition, lemma) in _TAKING_PART:
            doers = above
        elif preposition in ("in", "by", "during") and lemma in ("die", "perish"):
            done_to = above
        elif preposition in ("in", "by", "during", "after") and lemma in roles.harming_verbs:
            done_to = others
            doers = [] if passive else above
        elif preposition == "from" and lemma in roles.fleeing_verbs:
            done_to = above
    elif noun.dep_ == "pobj" and (
        noun.head.head.lower_ == "responsible"
        or (noun.head.head.lower_ in _SHARES and lemma in roles.owning_verbs)
    ):
        doers = above
    if noun.dep_ == "dobj" and noun.head == verb and not passive:
        # The parser hangs the "by" of "condemned an attack by the army" on the verb.
        doers = [*doers, *agents(verb)]
    return Participants(tuple(t for t in doers if t.i != noun.i), tuple(t for t in done_to if t.i != noun.i))


_SHARES = frozenset(["responsibility", "credit", "part", "role"])
"""What a doer takes in a deed ("claimed responsibility for the attack", "took part in the march")."""
_TAKING_PART = frozenset(
    [("behind", "be"), ("behind", "stand"), ("in", "participate"), ("in", "engage"), ("in", "join")]
)
"""Prepositions, with the verbs above them, whose object the subject does."""


def _unique(tokens: Iterable[Token]) -> tuple[Token, ...]:
    seen: dict[int, Token] = {}
    for token in tokens:
        seen.setdefault(token.i, token)
    return tuple(seen[i] for i in sorted(seen))
