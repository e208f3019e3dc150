"""Whom an attack befell, where its words leave that to the figures of its human cost.

Victims who are people at large are recipients too (manual, section 3): "the blast left six people dead".
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from dateline.model import EventType
from dateline.reading.events.happening import Happening
from dateline.reading.toll.toll import Toll

__all__ = ["with_victims"]


def with_victims(
    doc: Doc, happening: Happening, tolls: Sequence[Toll], actor_at: Callable[[int], int | None]
) -> Happening:
    """An attack that reaches nobody yet, with the people whom its figures count.

    Args:
        doc: the parsed text.
        happening: with both sides as the models give them.
        tolls: the figures of the report.
        actor_at: the actor that a token is the head of, if any.
    """
    if happening.type is not EventType.ASSAULT or happening.recipients:
        return happening
    borne = [tolls[n] for trigger in happening.triggers for n in trigger.tolls]
    spans = [
        doc.char_span(*toll.victims, alignment_mode="expand") for toll in borne if toll.victims is not None
    ]
    found = (actor_at(span.root.i) for span in spans if span is not None)
    victims = dict.fromkeys(n for n in found if n is not None and n not in happening.actors)
    return replace(happening, recipients=tuple(victims))
