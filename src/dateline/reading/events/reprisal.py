"""Sides of a deed that another answers: "struck the militia in response to a drone attack".

Who answers a deed has not done it himself; where nobody else is named, it was done to him.
"""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from dateline.model import EventType
from dateline.reading.actors.actor import Actor
from dateline.reading.actors.bodies import bodies_of
from dateline.reading.events.happening import Happening
from dateline.reading.events.joining import answering_phrase

__all__ = ["with_answered"]


def with_answered(doc: Doc, happenings: Sequence[Happening], actors: Sequence[Actor]) -> list[Happening]:
    """The happenings, those that another answers without the doer of the answer.

    Args:
        doc: the parsed text.
        happenings: with both sides as their own words give them.
        actors: the actors of the report.
    """
    at = {trigger.token: n for n, happening in enumerate(happenings) for trigger in happening.triggers}
    return [
        _answered(happening, [happenings[n] for n in _answers(doc, happening, at) if n != number], actors)
        for number, happening in enumerate(happenings)
    ]


def _answers(doc: Doc, happening: Happening, at: dict[int, int]) -> set[int]:
    """Numbers of the happenings that are told as answers to one."""
    phrases = (answering_phrase(doc[trigger.token]) for trigger in happening.triggers)
    answering: list[Token] = [
        word for phrase in phrases if phrase is not None for word in (phrase.head, *phrase.head.children)
    ]
    return {at[word.i] for word in answering if word.i in at}


def _answered(happening: Happening, answers: Sequence[Happening], actors: Sequence[Actor]) -> Happening:
    answerers = dict.fromkeys(n for answer in answers for n in answer.actors)
    if not answerers:
        return happening
    own = {*answerers, *bodies_of(list(answerers), actors)}
    doers = tuple(n for n in happening.actors if n not in own)
    suffered = happening.recipients
    if happening.type is EventType.ASSAULT and not suffered:
        suffered = tuple(n for n in answerers if n not in doers)
    return replace(happening, actors=doers, recipients=suffered)
