"""Whom an attack befell by the figures of its human cost."""

from dataclasses import replace

import pytest
from made_happenings import happening, trigger
from spacy.language import Language
from spacy.tokens import Doc

from dateline.model import ActorKind, Effect, EventType
from dateline.reading.actors.actor import Actor, Mention
from dateline.reading.events.happening import Happening
from dateline.reading.events.victims import with_victims
from dateline.reading.toll.toll import Toll

pytestmark = pytest.mark.slow


def people(doc: Doc, word: str, organ_of: int | None = None) -> Actor:
    token = next(t for t in doc if t.text == word)
    mention = Mention(token.idx, token.idx + len(token), token.i, "nominal")
    return Actor(word, ActorKind.CIVILIANS, (), (), (mention,), organ_of=organ_of)


def told(kind: EventType, did: tuple[int, ...] = (), befell: tuple[int, ...] = ()) -> Happening:
    made = replace(trigger(1, kind=kind), tolls=(0,))
    return replace(happening(made), type=kind, actors=did, recipients=befell)


def befallen(nlp: Language, text: str, event: Happening, words: tuple[str, ...], **toll: object) -> list[str]:
    """The recipients, where the figure counts the first of the words."""
    doc = nlp(text)
    actors = [people(doc, word) for word in words]
    if toll.pop("kin", False):
        actors[0] = people(doc, words[0], organ_of=1)
    span = actors[0].mentions[0]
    figure = replace(
        Toll(span.start, span.end, Effect.KILLED, 6, 6, (span.start, span.end), span.head),
        **toll,
    )
    at = {actor.mentions[0].head: n for n, actor in enumerate(actors)}
    found = with_victims(doc, event, actors, (figure,), at.get)
    return [actors[n].name for n in found.recipients]


BLAST = "The blast hit police, and six miners lost their lives."


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (told(EventType.ASSAULT), ["miners"]),
        (told(EventType.ASSAULT, did=(0,)), []),
        (told(EventType.PROTEST), []),
        (told(EventType.ASSAULT, befell=(1,)), ["police", "miners"]),
    ],
)
def test_an_attack_befell_those_whom_its_figures_count(
    nlp: Language, event: Happening, expected: list[str]
) -> None:
    assert befallen(nlp, BLAST, event, ("miners", "police")) == expected


@pytest.mark.parametrize(
    "toll", [{"stated": False}, {"part": True}, {"effect": Effect.DETAINED}, {"kin": True}]
)
def test_beside_whom_it_reaches_stands_nobody_of_a_vague_or_partial_figure(
    nlp: Language, toll: dict[str, object]
) -> None:
    reached = told(EventType.ASSAULT, befell=(1,))
    assert befallen(nlp, BLAST, reached, ("miners", "police"), **toll) == ["police"]
    if "kin" not in toll:
        assert befallen(nlp, BLAST, told(EventType.ASSAULT), ("miners", "police"), **toll) == ["miners"]


def test_the_same_people_by_the_same_noun_stand_there_once(nlp: Language) -> None:
    text = "The blast killed miner after miner: six miners lost their lives, and others too."
    reached = told(EventType.ASSAULT, befell=(1,))
    assert befallen(nlp, text, reached, ("miners", "miner")) == ["miner"]
    assert befallen(nlp, text, reached, ("others", "miner")) == ["miner"]
