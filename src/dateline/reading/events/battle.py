"""Who attacks whom in a fight, where the words set two sides against each other.

A fight has one side as actor and the other as recipient: first the one that attacked, or that is told first
(manual, section 2). Who repels an attack is the one attacked.
"""

from spacy.tokens import Token

from dateline.model import EventType
from dateline.reading.events.clause import (
    agents,
    is_passive,
    modifiers,
    objects,
    preposition_objects,
    subjects,
)
from dateline.reading.events.ontology import load_lexicon
from dateline.reading.events.roles import load_roles

__all__ = ["fighting_sides", "repelled_sides"]

Sides = tuple[list[Token], list[Token]]
"""Those who attack and those who are attacked, by their head tokens."""


def fighting_sides(word: Token) -> Sides:
    """The sides of "clashes between troops and rebels", of "troops and rebels exchanged fire".

    Args:
        word: a noun or verb that tells of an assault.
    """
    roles, lemma = load_roles(), word.lemma_.lower()
    sides: list[Token] = []
    if lemma in roles.battle_words or word.lower_ in roles.battle_words:
        sides = preposition_objects(word, ("between",))
        if not sides and word.dep_ == "nsubj":  # "fighting broke out between"
            sides = preposition_objects(word.head, ("between",))
    verb = word.head if word.dep_ == "dobj" and lemma in roles.exchanged_nouns else word
    if verb.lemma_.lower() in roles.exchanging_verbs and not is_passive(verb):
        exchanged = any(noun.lemma_.lower() in roles.exchanged_nouns for noun in objects(verb))
        sides = [*subjects(verb), *preposition_objects(verb, ("with",))] if exchanged else []
    return (sides[:1], sides[1:]) if len(sides) > 1 else ([], [])


def repelled_sides(word: Token) -> Sides:
    """The sides of "troops repelled a rebel assault", from the verb or from the noun.

    Args:
        word: a noun or verb that tells of an assault.
    """
    verb = word if word.pos_ == "VERB" else word.head
    if not _repels(verb):
        return [], []
    nouns = load_lexicon().nouns
    for deed in objects(verb):
        if any(entry.type is EventType.ASSAULT for entry in nouns.get(deed.lemma_.lower(), ())):
            owners, before = modifiers(deed)
            attackers = [*agents(deed), *preposition_objects(deed, ("from",)), *owners, *before]
            return attackers, agents(verb) if is_passive(verb) else subjects(verb)
    return [], []


def _repels(verb: Token) -> bool:
    lemma, verbs = verb.lemma_.lower(), load_roles().repelling_verbs
    particles = (child.lower_ for child in verb.children if child.dep_ in ("prt", "advmod"))
    return lemma in verbs or any(f"{lemma}+{particle}" in verbs for particle in particles)
