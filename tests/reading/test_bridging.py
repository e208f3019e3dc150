"""Sides that a sentence leaves to what the report tells elsewhere."""

from dataclasses import replace

import pytest
from made_happenings import happening, side, trigger
from spacy.language import Language
from spacy.tokens import Doc

from dateline.model import ActorKind, EventType
from dateline.reading.actors.actor import Actor
from dateline.reading.events.bridging import bridged
from dateline.reading.events.happening import Happening, Side
from dateline.reading.sentence import sentence_numbers

pytestmark = pytest.mark.slow

ARMY, BISHOP, VILLAGERS, STATE = range(4)
ACTORS = (
    Actor("army", ActorKind.MILITARY, (), (), (), organ_of=STATE),
    Actor("bishop", ActorKind.PERSON, (), (), ()),
    Actor("villagers", ActorKind.CIVILIANS, (), (), ()),
    Actor("Norway", ActorKind.STATE, (), (), ()),
)


def told(
    doc: Doc,
    word: str,
    kind: EventType,
    actors: tuple[int, ...] = (),
    recipients: tuple[int, ...] = (),
    sides: tuple[Side, ...] = (side(0, done_to=0.2), side(1, done_to=0.2), side(2, done_to=0.2)),
) -> Happening:
    """The happening that a word of the text tells of."""
    token = next(t for t in doc if t.text == word)
    made = replace(trigger(token.i, *sides, kind=kind), lemma=token.lemma_)
    return replace(happening(made), type=kind, actors=actors, recipients=recipients)


def recipients(doc: Doc, *happenings: Happening) -> list[tuple[int, ...]]:
    return [h.recipients for h in bridged(doc, happenings, ACTORS, sentence_numbers(doc))]


@pytest.mark.parametrize(
    ("text", "deed", "reproach"),
    [
        ("The army raided the village. The bishop condemned the raid.", "raided", "condemned"),
        ("The army carried out a raid. The bishop condemned the raid.", "raid", "condemned"),
        ("The army carried out a raid. The bishop called the raid unlawful.", "raid", "unlawful"),
        ("The army carried out a raid. The bishop said the raid was unlawful.", "raid", "said"),
        (
            "The army carried out a raid. The bishop's condemnation of the raid came.",
            "raid",
            "condemnation",
        ),
    ],
)
def test_who_condemns_a_deed_condemns_whoever_did_it(
    nlp: Language, text: str, deed: str, reproach: str
) -> None:
    doc = nlp(text)
    act = told(doc, deed, EventType.ASSAULT, (ARMY,), (VILLAGERS,))
    if deed == "raided":
        act = replace(act, triggers=(replace(act.triggers[0], lemma="raid"),))
    blamed = told(doc, reproach, EventType.ACCUSE, (BISHOP,))
    assert recipients(doc, act, blamed)[1] == (ARMY,)
    assert recipients(doc, act, replace(blamed, recipients=(VILLAGERS,)))[1] == (ARMY,)
    assert recipients(doc, act, replace(blamed, recipients=(STATE,)))[1] == (STATE,)
    assert recipients(doc, replace(act, actors=()), blamed)[1] == ()
    assert recipients(doc, act, replace(blamed, mode="investigate"))[1] == ()


def test_a_deed_that_nothing_points_back_to_is_another(nlp: Language) -> None:
    doc = nlp("The army carried out a raid. The bishop condemned raids.")
    act = told(doc, "raid", EventType.ASSAULT, (ARMY,))
    assert recipients(doc, act, told(doc, "condemned", EventType.ACCUSE, (BISHOP,)))[1] == ()


def test_who_rejects_a_charge_answers_whoever_made_it_close_by(nlp: Language) -> None:
    doc = nlp("The bishop accused the army. It denied it. The bishop prayed. The army prayed. It refused.")
    charge = told(doc, "accused", EventType.ACCUSE, (BISHOP,), (STATE,))
    denial = told(doc, "denied", EventType.REJECT, (ARMY,))
    far = told(doc, "refused", EventType.REJECT, (ARMY,))
    assert recipients(doc, charge, denial, far) == [(STATE,), (BISHOP,), ()]
    unlikely = told(doc, "denied", EventType.REJECT, (ARMY,), sides=(side(BISHOP, done_to=0.05),))
    assert recipients(doc, charge, unlikely) == [(STATE,), ()]
    assert recipients(doc, charge, replace(denial, recipients=(VILLAGERS,)))[1] == (VILLAGERS,)
    assert recipients(doc, replace(charge, recipients=(VILLAGERS,)), denial)[1] == ()
    assert recipients(doc, replace(charge, recipients=()), denial)[1] == ()


def test_within_a_sentence_a_plea_to_nobody_in_particular_is_answered(nlp: Language) -> None:
    doc = nlp("The bishop demanded an inquiry, but the army refused.")
    plea = told(doc, "demanded", EventType.REQUEST, (BISHOP,))
    assert recipients(doc, plea, told(doc, "refused", EventType.REJECT, (ARMY,)))[1] == (BISHOP,)


def test_what_is_rejected_by_its_noun_is_the_act_of_that_type_and_no_nearer_one(nlp: Language) -> None:
    doc = nlp(
        "The villagers accused Norway of theft. The army expelled envoys, and Norway rejected the charge."
    )
    charged = told(doc, "accused", EventType.ACCUSE, (VILLAGERS,), (STATE,))
    expelled = told(doc, "expelled", EventType.SANCTION, (BISHOP,), (STATE,))
    rejected = told(doc, "rejected", EventType.REJECT, (STATE,))
    assert recipients(doc, charged, expelled, rejected)[2] == (VILLAGERS,)
    doc = nlp("The villagers accused Norway of theft. The army expelled envoys, and Norway rejected it.")
    rejected = told(doc, "rejected", EventType.REJECT, (STATE,))
    assert recipients(doc, charged, expelled, rejected)[2] == (BISHOP,)


def test_the_act_that_a_noun_says_is_rejected_may_stand_far_off(nlp: Language) -> None:
    between = "Rain fell. Roads were closed. Trains ran late. "
    for words, answered in (("the charge", (VILLAGERS,)), ("it", ())):
        doc = nlp(f"The villagers accused Norway of theft. {between}Norway rejected {words}.")
        charged = told(doc, "accused", EventType.ACCUSE, (VILLAGERS,), (STATE,))
        rejected = told(doc, "rejected", EventType.REJECT, (STATE,))
        assert recipients(doc, charged, rejected)[1] == answered
