"""Sides that the grammar of a word leaves no doubt of."""

from dataclasses import replace

import pytest
from made_happenings import happening, trigger
from spacy.language import Language

from dateline.model import ActorKind, EventType
from dateline.reading.actors.actor import Actor, Mention
from dateline.reading.events.grammar import grammatical, without_nobody

pytestmark = pytest.mark.slow

Sides = tuple[set[str], set[str]]


def sides(
    nlp: Language,
    text: str,
    word: str,
    kind: EventType,
    did: str = "",
    befell: str = "",
    *,
    attributed: bool = False,
) -> Sides:
    """Both sides, every noun an actor, from what the models are supposed to have given."""
    doc = nlp(text)
    token = next(t for t in doc if t.text == word)
    made = replace(trigger(token.i, kind=kind), lemma=token.lemma_, noun=token.pos_ == "NOUN")
    made = replace(made, scene=replace(made.scene, attributed=attributed))

    def numbers(words: str) -> tuple[int, ...]:
        return tuple(t.i for t in doc if t.text in words.split())

    told = replace(happening(made), type=kind, actors=numbers(did), recipients=numbers(befell))
    found = grammatical(doc, told, lambda i: i if doc[i].pos_ in ("NOUN", "PROPN") else None)
    return {doc[n].text for n in found.actors}, {doc[n].text for n in found.recipients}


@pytest.mark.parametrize(
    ("text", "word", "kind", "did", "befell", "expected"),
    [
        ("Police were blamed for the fire.", "blamed", EventType.ACCUSE, "Police", "", (set(), {"Police"})),
        (
            "Nuns blamed police.",
            "blamed",
            EventType.ACCUSE,
            "Nuns",
            "police",
            ({"Nuns"}, {"police"}),
        ),
        (
            "Clashes between troops and rebels killed nuns.",
            "Clashes",
            EventType.ASSAULT,
            "rebels troops",
            "nuns",
            ({"troops"}, {"rebels", "nuns"}),
        ),
        (
            "Clashes between troops and rebels killed nuns.",
            "Clashes",
            EventType.ASSAULT,
            "rebels",
            "troops",
            ({"rebels"}, {"troops"}),
        ),
        (
            "Fighting broke out between troops and rebels.",
            "Fighting",
            EventType.ASSAULT,
            "",
            "",
            ({"troops"}, {"rebels"}),
        ),
        (
            "Troops and rebels exchanged fire.",
            "exchanged",
            EventType.ASSAULT,
            "Troops rebels",
            "",
            ({"Troops"}, {"rebels"}),
        ),
        (
            "Troops repelled a rebel assault near Bor.",
            "assault",
            EventType.ASSAULT,
            "Troops",
            "rebel",
            ({"rebel"}, {"Troops"}),
        ),
        (
            "An assault by rebels was beaten back by troops.",
            "beaten",
            EventType.ASSAULT,
            "troops",
            "",
            ({"rebels"}, {"troops"}),
        ),
        ("Bor fell to rebels in May.", "fell", EventType.ASSAULT, "Bor", "rebels", ({"rebels"}, {"Bor"})),
        (
            "The fall of Bor to rebels was fast.",
            "fall",
            EventType.ASSAULT,
            "",
            "rebels",
            ({"rebels"}, set()),
        ),
        ("The king received Macron.", "received", EventType.CONSULT, "king", "", ({"Macron"}, {"king"})),
        ("Macron was received warmly.", "received", EventType.CONSULT, "Macron", "", ({"Macron"}, set())),
    ],
)
def test_a_word_puts_on_a_side_who_can_stand_on_no_other(
    nlp: Language, text: str, word: str, kind: EventType, did: str, befell: str, expected: Sides
) -> None:
    assert sides(nlp, text, word, kind, did, befell) == expected


@pytest.mark.parametrize(
    ("text", "word", "did", "expected"),
    [
        ("Nuns said police should free him.", "free", "police", (set(), {"police"})),
        ("Nuns said police need to free him.", "need", "Nuns police", ({"Nuns"}, {"police"})),
        ("Nuns said we should free him.", "free", "Nuns", ({"Nuns"}, set())),
        ("Nuns said nobody should free him.", "free", "Nuns", ({"Nuns"}, set())),
        ("Nuns said the man should be freed.", "freed", "Nuns", ({"Nuns"}, set())),
        ("Nuns said police will free him.", "free", "Nuns", ({"Nuns"}, set())),
    ],
)
def test_of_whom_another_says_what_he_should_do_is_asked_and_asks_nobody(
    nlp: Language, text: str, word: str, did: str, expected: Sides
) -> None:
    assert sides(nlp, text, word, EventType.REQUEST, did, attributed=True) == expected


def test_a_report_that_says_itself_what_one_should_do_asks_nobody(nlp: Language) -> None:
    text = "Police should free him."
    assert sides(nlp, text, "free", EventType.REQUEST, "Police") == ({"Police"}, set())


@pytest.mark.parametrize(
    ("text", "somebody"),
    [
        ("No group has claimed it.", False),
        ("The group has claimed it.", True),
        ("Nobody was held.", False),
    ],
)
def test_no_one_stands_on_no_side(nlp: Language, text: str, somebody: bool) -> None:
    doc = nlp(text)
    at = next(t for t in doc if t.lower_ in ("group", "nobody"))
    actor = Actor(at.text, ActorKind.OTHER, (), (), (Mention(at.idx, at.idx + len(at), at.i, "nominal"),))
    told = replace(happening(trigger(at.i)), actors=(0,), recipients=(0,))
    found = without_nobody(doc, told, [actor])
    assert (bool(found.actors), bool(found.recipients)) == (somebody, somebody)
