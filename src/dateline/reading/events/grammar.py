"""What the grammar of a word leaves no doubt of, whatever the models of sides say.

Each is told by a few words of the language alone, so that too few reports have it for a model to learn it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from dateline.model import EventType
from dateline.reading.actors.actor import Actor
from dateline.reading.events.battle import fighting_sides, repelled_sides
from dateline.reading.events.clause import is_passive, objects, preposition_objects, subjects
from dateline.reading.events.happening import Happening, Trigger
from dateline.reading.events.roles import load_roles

__all__ = ["grammatical", "without_nobody"]


def grammatical(doc: Doc, happening: Happening, actor_at: Callable[[int], int | None]) -> Happening:
    """The happening with those on their side who can stand on no other.

    "Police were blamed" tells of no act of the police; a town that "fell to the rebels" was taken by them;
    who "received the president" is his host (manual, section 7: the visitor is actor, the host recipient);
    of whom another says that they "should explain" it, they are asked and ask nobody; troops that "repelled
    an assault" were attacked, and of "clashes between troops and rebels" both are a side.

    Args:
        doc: the parsed text.
        happening: with both sides as the models give them.
        actor_at: the actor that a token is the head of, if any.
    """

    def named(words: Iterable[Token]) -> list[int]:
        return [n for n in (actor_at(word.i) for word in words) if n is not None]

    surest_first = sorted(happening.triggers, key=lambda trigger: -trigger.score)
    wanted = (named(_asked(doc[trigger.token], trigger)) for trigger in surest_first)
    asked = next((tuple(dict.fromkeys(found)) for found in wanted if found), ())
    if asked:
        askers = tuple(n for n in happening.actors if n not in asked)
        return replace(happening, actors=askers, recipients=asked)
    found = [_sides(doc[trigger.token], trigger) for trigger in happening.triggers]
    doers = dict.fromkeys(n for did, _ in found for n in named(did))
    done_to = dict.fromkeys(n for _, suffered in found for n in named(suffered))
    if happening.type is EventType.CONSULT and not (doers and done_to):
        return happening  # "hosted a summit": nobody visits
    if happening.type is EventType.ASSAULT and not (doers or done_to):
        return _fought(doc, happening, named)
    actors = [n for n in happening.actors if n not in done_to or n in doers]
    others = [n for n in happening.recipients if n not in doers or n in done_to]
    return replace(
        happening,
        actors=tuple(dict.fromkeys([*actors, *doers])),
        recipients=tuple(others) or tuple(n for n in done_to if n not in doers),
    )


def without_nobody(doc: Doc, happening: Happening, actors: Sequence[Actor]) -> Happening:
    """The happening without those that stand for nobody: "no group has claimed the attack".

    Args:
        doc: the parsed text.
        happening: with both sides.
        actors: the actors of the report.
    """

    def somebody(numbers: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(n for n in numbers if not all(_is_no_one(doc[m.head]) for m in actors[n].mentions))

    return replace(happening, actors=somebody(happening.actors), recipients=somebody(happening.recipients))


def _is_no_one(word: Token) -> bool:
    return word.lower_ in _NONE or any(c.lower_ == "no" and c.dep_ == "det" for c in word.children)


def _fought(doc: Doc, happening: Happening, named: Callable[[Iterable[Token]], list[int]]) -> Happening:
    """The happening with the sides of a fight; whom the models have set against each other stays so."""
    for trigger in happening.triggers:
        word = doc[trigger.token]
        repelled = tuple(named(side) for side in repelled_sides(word))
        fighting = tuple(named(side) for side in fighting_sides(word))
        attackers, attacked = repelled if repelled[1] else fighting
        split = set(attackers) & set(happening.recipients) and set(attacked) & set(happening.actors)
        if not attacked or (split and not repelled[1]):
            continue
        both = {*attackers, *attacked}
        actors = dict.fromkeys([*attackers, *(n for n in happening.actors if n not in both)])
        others = dict.fromkeys([*attacked, *happening.recipients])
        return replace(
            happening, actors=tuple(actors), recipients=tuple(n for n in others if n not in actors)
        )
    return happening


def _asked(word: Token, trigger: Trigger) -> list[Token]:
    """Of whom somebody else says what they ought to do: "the police should explain, she said"."""
    if trigger.type is not EventType.REQUEST or trigger.noun or not trigger.scene.attributed:
        return []
    roles = load_roles()
    binding = [t for t in word.children if t.dep_ == "aux" and t.lower_ in roles.binding_auxiliaries] or (
        [word] if word.lemma_.lower() in roles.needing_verbs else []
    )
    if not binding or is_passive(word):
        return []
    return [t for t in subjects(word) if t.i < binding[0].i and not _is_nobody(t)]


def _is_nobody(word: Token) -> bool:
    """True of the speaker, who asks nobody else ("we must act"), and of "nobody", "no state"."""
    return word.lower_ in _SPEAKERS or _is_no_one(word)


_SPEAKERS = frozenset(["i", "we"])
_NONE = frozenset(["nobody", "none", "nothing"])


def _sides(word: Token, trigger: Trigger) -> tuple[list[Token], list[Token]]:
    roles, lemma = load_roles(), trigger.lemma.lower()
    if trigger.type is EventType.ASSAULT and lemma in roles.losing_words:
        takers = preposition_objects(word, ("to",))
        return takers, subjects(word) if takers else []
    if trigger.noun:
        return [], []
    if trigger.type is EventType.ACCUSE and lemma in roles.blaming_verbs:
        return [], objects(word) if any(child.dep_ == "nsubjpass" for child in word.children) else []
    if trigger.type is EventType.CONSULT and lemma in roles.hosting_verbs and not is_passive(word):
        return objects(word), subjects(word)
    return [], []
