"""Sides that a sentence leaves to what the report tells elsewhere.

Who condemns a deed condemns whoever did it, not whom it befell (manual, section 7), and who rejects a charge
or a plea answers whoever made it. Neither needs to be named again: Clark (1975), "Bridging".
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from dateline.model import EventType
from dateline.reading.actors.actor import Actor
from dateline.reading.actors.bodies import bodies_of
from dateline.reading.events.clause import objects, preposition_objects, subjects
from dateline.reading.events.happening import Happening
from dateline.reading.events.ontology import load_lexicon
from dateline.reading.events.roles import load_roles

__all__ = ["bridged"]

_ADDRESSED = frozenset(
    [
        EventType.ACCUSE,
        EventType.AGREE,
        EventType.COERCE,
        EventType.REQUEST,
        EventType.SANCTION,
        EventType.THREATEN,
    ]
)
"""Acts that one may reject; an AGREE is an offer."""
LEAST = 0.1
"""Probability by one of its words from which one may be answered by a rejection: of sixteen less likely
ones one was right."""
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")


def bridged(
    doc: Doc, happenings: Sequence[Happening], actors: Sequence[Actor], sentence_of: Sequence[int]
) -> tuple[Happening, ...]:
    """The happenings, with the recipients of words that take up another happening.

    Args:
        doc: the parsed text.
        happenings: with both sides as their own words give them.
        actors: the actors of the report.
        sentence_of: for each token the number of its sentence.
    """
    found = _Told(doc, happenings)
    judged = [_reach_doers(found, n) for n in range(len(happenings))]
    return tuple(_answer(doc, n, judged, actors, sentence_of) for n in range(len(judged)))


class _Told:
    """Which word of a report tells of which happening.

    Args:
        doc: the parsed text.
        happenings: the happenings.
    """

    def __init__(self, doc: Doc, happenings: Sequence[Happening]) -> None:
        self.doc, self.happenings = doc, happenings
        self._at = {t.token: n for n, h in enumerate(happenings) for t in h.triggers}
        self._by_lemma: dict[str, set[int]] = {}
        for n, happening in enumerate(happenings):
            for trigger in happening.triggers:
                self._by_lemma.setdefault(trigger.lemma.lower(), set()).add(n)

    def by(self, word: Token, but: int) -> int | None:
        """The happening that a word tells of, or takes up where it points back ("the raid")."""
        here = self._at.get(word.i)
        if here is not None:
            return here if here != but else None
        same = self._by_lemma.get(word.lemma_.lower(), set()) - {but}
        points = any(child.lower_ in load_roles().pointing_words for child in word.children)
        return next(iter(same)) if points and len(same) == 1 else None


def _reach_doers(told: _Told, number: int) -> Happening:
    """A reproach of a deed, made to whoever did it where nobody but its victims is named."""
    happening = told.happenings[number]
    if happening.type is not EventType.ACCUSE or happening.mode == "investigate":
        return happening
    about = [word for trigger in happening.triggers for word in _topics(told.doc[trigger.token])]
    deeds = [told.happenings[n] for n in (told.by(word, number) for word in about) if n is not None]
    doers = dict.fromkeys(n for deed in deeds for n in deed.actors if n not in happening.actors)
    victims = {n for deed in deeds for n in deed.recipients}
    if not doers or not victims.issuperset(happening.recipients):
        return happening
    return replace(happening, recipients=tuple(doers))


def _topics(word: Token) -> list[Token]:
    """Heads of what a word of judgement is about: "condemned the RAID", "called the RULING absurd"."""
    prepositions = load_roles().recipient_prepositions[EventType.ACCUSE] | {"about"}
    if word.pos_ in ("VERB", "AUX"):
        own = objects(word)
        clauses = [child for child in word.children if child.dep_ == "ccomp"]
        return [
            *own,
            *preposition_objects(word, prepositions),
            *(t for clause in clauses for t in (*subjects(clause), *_children(clause, ("nsubjpass",)))),
            *(t for each in own for t in preposition_objects(each, prepositions)),
        ]
    if word.pos_ == "ADJ" or word.dep_ in ("acomp", "oprd", "attr"):
        return _children(word, _SUBJECTS) or _children(word.head, (*_SUBJECTS, "dobj"))
    return preposition_objects(word, prepositions)


def _children(token: Token, relations: Iterable[str]) -> list[Token]:
    return [child for child in token.children if child.dep_ in relations]


def _answer(
    doc: Doc,
    number: int,
    happenings: Sequence[Happening],
    actors: Sequence[Actor],
    sentence_of: Sequence[int],
) -> Happening:
    """A rejection that names nobody, made to whoever accused or asked the rejecter close by.

    Within its sentence also whoever did so with nobody named ("they wanted it, but he ruled it out"). Where
    a noun says what is rejected ("the accusation"), an act of that type is meant, however far off.
    """
    happening = happenings[number]
    if happening.type is not EventType.REJECT or happening.recipients or not happening.actors:
        return happening
    own = _with_kin(happening.actors, actors)
    rejected = _types_rejected(doc, happening)
    near: list[tuple[tuple[bool, bool, int, int, int], tuple[int, ...]]] = []
    for n, other in enumerate(happenings):
        askers = tuple(a for a in other.actors if a not in own and _may_stand(a, happening))
        to_him = not own.isdisjoint(other.recipients)
        if n == number or other.type not in _ADDRESSED or not askers or (other.recipients and not to_him):
            continue
        sentences, words = _distance(happening, other, lambda token: sentence_of[token])
        meant = to_him and other.type in rejected
        if meant or sentences <= (1 if to_him else 0):
            strange = bool(rejected) and other.type not in rejected
            near.append(((strange, not to_him, sentences, words, n), askers))
    return replace(happening, recipients=min(near)[1]) if near else happening


def _may_stand(actor: int, happening: Happening) -> bool:
    """Whether a word of the happening gives the actor any chance to be one to whom it was done."""
    return any(
        side.actor == actor and side.done_to >= LEAST
        for trigger in happening.triggers
        for side in trigger.sides
    )


def _types_rejected(doc: Doc, happening: Happening) -> frozenset[EventType]:
    """The types of act that what is rejected may be, by its noun; none where no noun says."""
    verbs = [doc[trigger.token] for trigger in happening.triggers if not trigger.noun]
    lemmas = {word.lemma_.lower() for verb in verbs for word in objects(verb)}
    entries = (entry for lemma in lemmas for entry in load_lexicon().nouns.get(lemma, ()))
    return frozenset(entry.type for entry in entries) & _ADDRESSED


def _with_kin(indices: Sequence[int], actors: Sequence[Actor]) -> set[int]:
    """The actors, the bodies above them and the organs right below."""
    own = set(indices)
    return own | bodies_of(indices, actors) | {n for n, actor in enumerate(actors) if actor.organ_of in own}


def _distance(one: Happening, other: Happening, sentence: Callable[[int], int]) -> tuple[int, int]:
    return min(
        (abs(sentence(a.token) - sentence(b.token)), abs(a.token - b.token))
        for a in one.triggers
        for b in other.triggers
    )
