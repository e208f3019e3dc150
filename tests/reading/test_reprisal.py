"""Who answers a deed has not done it."""

from dataclasses import replace

import pytest
from made_happenings import happening, trigger
from spacy.language import Language

from dateline.model import ActorKind, EventType
from dateline.reading.actors.actor import Actor
from dateline.reading.events.reprisal import with_answered

pytestmark = pytest.mark.slow

ARMY, REBELS, GUARDS = range(3)
ACTORS = (
    Actor("army", ActorKind.MILITARY, (), (), ()),
    Actor("rebels", ActorKind.ARMED_GROUP, (), (), ()),
    Actor("guards", ActorKind.CIVILIANS, (), (), ()),
)


@pytest.mark.parametrize(
    ("text", "doers", "befell", "expected"),
    [
        ("The army shelled rebels in response to a raid on guards.", (ARMY,), (GUARDS,), ((), (GUARDS,))),
        ("The army shelled rebels in response to a raid by others.", (ARMY,), (), ((), (ARMY,))),
        ("The army shelled rebels in revenge for the raid.", (REBELS,), (ARMY,), ((REBELS,), (ARMY,))),
        ("The army shelled rebels during a raid on guards.", (ARMY,), (GUARDS,), ((ARMY,), (GUARDS,))),
    ],
)
def test_the_doer_of_an_answer_did_not_do_what_it_answers(
    nlp: Language, text: str, doers: tuple[int, ...], befell: tuple[int, ...], expected: tuple
) -> None:
    doc = nlp(text)
    at = {token.text: token.i for token in doc}
    told = {
        word: replace(happening(trigger(at[word])), type=EventType.ASSAULT) for word in ("shelled", "raid")
    }
    answer = replace(told["shelled"], actors=(ARMY,), recipients=(REBELS,))
    answered = replace(told["raid"], actors=doers, recipients=befell)
    first, second = with_answered(doc, [answer, answered], ACTORS)
    assert first == answer
    assert (second.actors, second.recipients) == expected
