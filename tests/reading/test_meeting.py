"""Who meets whom."""

from dataclasses import replace

import pytest
from made_happenings import happening, trigger
from spacy.language import Language

from dateline.model import ActorKind, EventType
from dateline.reading.actors.actor import Actor, Mention
from dateline.reading.events.happening import Happening
from dateline.reading.events.meeting import with_partner

pytestmark = pytest.mark.slow

MINISTER, REBELS, SPOKESMAN = range(3)


def met(
    nlp: Language, text: str, word: str, mode: str | None = None, places: tuple[str, ...] = ()
) -> Happening:
    """The meeting that a word tells of, of the Norwegian minister, with whom the words put beside him."""
    doc = nlp(text)

    def mention(head: str) -> tuple[Mention, ...]:
        return tuple(Mention(t.idx, t.idx + len(t), t.i, "name") for t in doc if t.text == head)

    actors = (
        Actor("minister", ActorKind.PERSON, ("NOR",), (), mention("minister")),
        Actor("rebels", ActorKind.ARMED_GROUP, ("MLI",), (), mention("rebels")),
        Actor("spokesman", ActorKind.PERSON, ("NOR",), (), mention("spokesman"), organ_of=MINISTER),
    )
    heads = {m.head: n for n, actor in enumerate(actors) for m in actor.mentions}
    told = happening(trigger(next(t.i for t in doc if t.text == word), kind=EventType.CONSULT))
    told = replace(told, type=EventType.CONSULT, mode=mode, actors=(MINISTER,))
    return with_partner(doc, told, actors, heads.get, set(places))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The minister held talks with rebels on Monday.", "talks"),
        ("The minister met with rebels on Monday.", "met"),
        ("The minister met rebels on Monday.", "met"),
        ("The minister met dozens of rebels on Monday.", "met"),
    ],
)
def test_all_who_meet_are_actors_and_a_host_receives(nlp: Language, text: str, word: str) -> None:
    def sides(mode: str | None = None, *places: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
        found = met(nlp, text, word, mode, places)
        return found.actors, found.recipients

    assert sides() == ((MINISTER, REBELS), ())
    assert sides("visit") == ((MINISTER,), (REBELS,))
    assert sides(None, "MLI") == ((MINISTER,), (REBELS,))
    assert sides(None, "NOR") == ((MINISTER, REBELS), ())


def test_who_speaks_for_a_participant_is_no_partner_of_his(nlp: Language) -> None:
    found = met(nlp, "The minister held talks with his spokesman.", "talks")
    assert (found.actors, found.recipients) == ((MINISTER,), ())
