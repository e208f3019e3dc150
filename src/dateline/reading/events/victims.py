"""Whom an attack befell by the figures of its human cost.

Victims who are people at large are recipients too (manual, section 3): "the blast left six people dead".
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from dateline.model import Effect, EventType
from dateline.reading.actors.actor import Actor
from dateline.reading.actors.bodies import bodies_of
from dateline.reading.events.happening import Happening
from dateline.reading.toll.toll import Toll

__all__ = ["with_victims"]

_STRUCK = (Effect.KILLED, Effect.INJURED, Effect.CASUALTIES)
"""What befalls one by the attack itself: who was captured or fled may be told of another act."""
_OTHERS = "other"
"""Who is told of as one of the "others" is of those whom the words before name."""


def with_victims(
    doc: Doc,
    happening: Happening,
    actors: Sequence[Actor],
    tolls: Sequence[Toll],
    actor_at: Callable[[int], int | None],
) -> Happening:
    """An attack with the people whom its figures count.

    Where it reaches nobody yet, whoever is counted; else those whom a number gives as killed or hurt, unless
    they are parts of another figure, or may be those who stand there by the same noun ("two soldiers", "the
    soldiers").

    Args:
        doc: the parsed text.
        happening: with both sides as the models give them.
        actors: the actors of the report.
        tolls: the figures of the report.
        actor_at: the actor that a token is the head of, if any.
    """
    if happening.type is not EventType.ASSAULT:
        return happening
    found = dict.fromkeys(happening.recipients)
    for toll in (tolls[n] for trigger in happening.triggers for n in trigger.tolls):
        span = doc.char_span(*toll.victims, alignment_mode="expand") if toll.victims is not None else None
        victims = actor_at(span.root.i) if span is not None else None
        if span is None or victims is None or victims in happening.actors:
            continue
        counted = toll.stated and not toll.part and toll.effect in _STRUCK
        if not happening.recipients or (
            counted
            and span.root.lemma_.lower() not in {_OTHERS, *_nouns(doc, actors, found)}
            and not _are_kin(victims, found, actors)
        ):
            found.setdefault(victims)
    return replace(happening, recipients=tuple(found))


def _nouns(doc: Doc, actors: Sequence[Actor], indices: Iterable[int]) -> set[str]:
    """Lemmas of the nouns by which the actors go."""
    spans = (
        doc.char_span(m.start, m.end, alignment_mode="expand") for n in indices for m in actors[n].mentions
    )
    return {
        token.lemma_.lower() for span in spans if span is not None for token in span if token.pos_ == "NOUN"
    }


def _are_kin(one: int, others: Iterable[int], actors: Sequence[Actor]) -> bool:
    """Whether one belongs to one of the others, or one of them to him."""
    others = set(others)
    return bool(bodies_of([one], actors) & others) or one in bodies_of(others, actors)
