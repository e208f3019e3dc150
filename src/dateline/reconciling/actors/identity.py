"""Which actors of different reports are one.

An actor is known by its Wikidata id; else by the name under which the actor files know it; else, if it is a
body or office of which a state has one, by the state and that body; else by its own full name. Surnames are
known within their report only. All that is left is a description ("gunmen", "two police officers"):
descriptions of one sort share a party, so that they can be listed together, but are never taken for the
same people.
"""

from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256

from dateline.model import Actor, ActorKind, Ledger, Party
from dateline.model.state import STATE_ORGANS
from dateline.reading.actors.folding import Piece, pieces
from dateline.reading.actors.lexicon import Entry, Form, load_lexicon
from dateline.reconciling.actors.person import person_name
from dateline.reconciling.actors.words import load_identity_words
from dateline.reconciling.occurrence import report_key

__all__ = ["actor_id", "identify", "is_described", "party_of"]

_NATIONAL = STATE_ORGANS | {ActorKind.PARTY}
"""Kinds whose names several countries use ("Investigative Committee"): identity needs the country."""
_DESCRIBED = frozenset({ActorKind.CIVILIANS, ActorKind.CROWD})
"""Kinds that are never named."""
_KEPT = 50
"""Reports whose parties are kept: while a report is added it is asked for them three times."""
_held: dict[str, tuple[Ledger, dict[str, Party]]] = {}


def identify(ledger: Ledger) -> dict[str, Party]:
    """The party that each actor of a report is.

    Returns:
        Actor id of the report to party; every actor of the ledger has one.
    """
    held = _held.get(ledger.report.id)
    if held is None or held[0] is not ledger:
        key = report_key(ledger.report.id)
        held = ledger, {actor.id: party_of(actor, key) for actor in ledger.actors}
        while len(_held) >= _KEPT:
            del _held[next(iter(_held))]
        _held[ledger.report.id] = held
    return dict(held[1])


def party_of(actor: Actor, report: str) -> Party:
    """The party that one actor is.

    Args:
        actor: a row of a report.
        report: the report's key, within which a surname is known.
    """
    canonical, name, country, kind = _identity(actor, report)
    return Party(
        id=actor_id(canonical),
        name=name,
        kind=kind,
        country=country,
        plover=actor.plover,
        wikidata=actor.wikidata,
    )


@lru_cache(maxsize=65536)
def actor_id(canonical: str) -> str:
    """`a-` and thirteen hexadecimal digits of the hash of a canonical identity."""
    return "a-" + sha256(canonical.encode("utf-8")).hexdigest()[:13]


def is_described(party: Party) -> bool:
    """Whether a party is a description, which names nobody."""
    return party.id == actor_id(_description(party.kind, party.name, party.country))


def _description(kind: ActorKind, name: str, country: tuple[str, ...]) -> str:
    return f"description:{kind.value}:{name}:{','.join(country)}"


def _identity(actor: Actor, report: str) -> tuple[str, str, tuple[str, ...], ActorKind]:
    """Canonical identity, name, country, and kind."""
    if actor.wikidata:
        return f"wikidata:{actor.wikidata}", actor.name, actor.country, actor.kind
    lexicon = load_lexicon()
    if actor.kind is ActorKind.STATE and len(actor.country) == 1:
        state = lexicon.states.get(actor.country[0])
        return f"state:{actor.country[0]}", state.name if state else actor.name, actor.country, actor.kind
    for form in (actor.name, *actor.aliases) if actor.kind is not ActorKind.PERSON else ():
        if entry := _entry(form, actor.country):
            return f"entry:{entry.key}", entry.name, entry.country or actor.country, entry.kind
    words = pieces(actor.name)
    rest = _bare(words)
    phrase = " ".join(word.bare for word in rest)
    body = load_identity_words().body.get(phrase)
    if body is not None and len(actor.country) == 1 and not _counted(words):
        state = lexicon.states.get(actor.country[0])
        name = f"{state.name if state else actor.country[0]} {body}"
        return f"body:{actor.country[0]}:{body}", name, actor.country, actor.kind
    if actor.kind not in _DESCRIBED and _proper(rest):
        if actor.kind is ActorKind.PERSON:
            parts = person_name(actor.name)
            if len(parts) > 1:
                return f"person:{' '.join(parts)}", actor.name, actor.country, actor.kind
        elif len(rest) > 1 or actor.kind is not ActorKind.OTHER:
            home = ",".join(actor.country) if actor.kind in _NATIONAL else ""
            return f"name:{phrase}:{home}", actor.name, actor.country, actor.kind
        return f"local:{report}:{phrase}", actor.name, actor.country, actor.kind
    described = phrase or actor.name.lower()
    name = " ".join(_spelled(rest)) or described
    return _description(actor.kind, described, actor.country), name, actor.country, actor.kind


def _entry(name: str, country: tuple[str, ...]) -> Entry | None:
    """The actor that the files know by this whole name; of several the one of the country."""
    words = pieces(name)
    if not words:
        return None
    folded, surfaces = tuple(w.bare for w in words), tuple(w.surface for w in words)
    for form in load_lexicon().forms.get(folded[0], ()):
        if form.words != folded or form.use not in ("name", "metonym"):
            continue
        if all(s.isupper() for s in form.surfaces) and not all(s.isupper() for s in surfaces):
            continue
        fitting = [e for e in form.entries if set(e.country) & set(country)]
        if fitting:
            return fitting[0]
        if len(form.entries) == 1 and not form.unmarked and not (country and form.entries[0].country):
            return form.entries[0]
    return None


def _bare(words: list[Piece]) -> list[Piece]:
    """The words of a name without determiners, numbers, and words for countries before it."""
    lexicon, leading = load_lexicon(), load_identity_words().leading
    context = lexicon.context
    at = 0
    while at < len(words) - 1:
        word = words[at].bare
        if (
            word.isdigit()
            or word in context.pronouns
            or word in context.words["counting_nouns"]
            or word in context.words["determiners_new"]
            or word in leading
        ):
            at += 1
            continue
        form = _state_form(words[at:-1])
        if form is None:
            break
        at += len(form.words)
    return words[at:]


def _state_form(words: list[Piece]) -> Form | None:
    """The name, adjective or people of a state with which the words begin."""
    for form in load_lexicon().forms.get(words[0].bare, ()):
        if (
            form.use in ("name", "adjective", "people")
            and any(entry.kind is ActorKind.STATE for entry in form.entries)
            and tuple(word.bare for word in words[: len(form.words)]) == form.words
        ):
            return form
    return None


def _spelled(words: list[Piece]) -> Iterator[str]:
    """The words of a description, all lower case but those for states: the same from any report."""
    at = 0
    while at < len(words):
        form = _state_form(words[at:])
        yield from form.surfaces if form else (words[at].bare,)
        at += len(form.words) if form else 1


def _counted(words: list[Piece]) -> bool:
    """Whether a phrase counts people ("1,100 troops"): those are some of a body, not the body."""
    counting = load_lexicon().context.words["counting_nouns"]
    return any(word.bare.isdigit() or word.bare in counting for word in words)


def _proper(words: list[Piece]) -> bool:
    """Whether words are a name, and no common noun with a name behind it ("a resident of Panjgur")."""
    particles = load_identity_words().particles
    while len(words) > 1 and words[0].bare in particles:
        words = words[1:]
    if not words or not words[0].surface[:1].isupper():
        return False
    if len(words) > 1 and words[1].surface[:1].isupper():
        return True
    nouns = load_lexicon().nouns
    return not any(form in nouns for word in (words[0], words[-1]) for form in _singular(word.folded))


def _singular(word: str) -> tuple[str, ...]:
    return (word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ies") + "y")
