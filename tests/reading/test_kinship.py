"""What speaks for it that one happening answers another."""

from collections.abc import Mapping

from made_happenings import happening, trigger
from spacy.language import Language

from dateline.model import Event, EventTime, EventType, Span, Status
from dateline.reading.events.happening import Happening
from dateline.reading.rows.kinship import Kinship
from dateline.reading.stage import Reading
from dateline.reading.syntax import parse
from dateline.sources import freeze

ACCUSE, ASSAULT, CONCEDE = EventType.ACCUSE, EventType.ASSAULT, EventType.CONCEDE


def _reading(
    nlp: Language, text: str, told: Mapping[str, EventType], days: Mapping[str, str] | None = None
) -> Reading:
    """A reading in which each word tells of a happening, some of them dated."""
    doc = parse(nlp, text)
    tokens = [next(t for t in doc if t.text == word) for word in told]
    happenings: list[Happening] = []
    events: list[Event] = []
    for token, (word, kind) in zip(tokens, told.items(), strict=True):
        happenings.append(happening(trigger(token.i, kind=kind)))
        day = (days or {}).get(word)
        events.append(
            Event(
                id=f"e{len(events) + 1}",
                type=kind,
                quad=4,
                intensity=-5,
                status=Status.ACTUAL,
                time=EventTime(start=day, end=day, granularity="day", basis="expression") if day else None,
                evidence=(Span(start=token.idx, end=token.idx + len(word), quote=word),),
            )
        )
    return Reading(
        freeze(text), doc=doc, happenings=tuple(happenings), events=tuple(events), actors=(), toponyms=()
    )


def test_of_two_acts_of_a_type_one_stands_nearer(nlp: Language) -> None:
    text = "Rebels shelled a port. Soldiers seized a mayor. His party condemned them."
    told = {"shelled": ASSAULT, "seized": ASSAULT, "condemned": ACCUSE}
    pairs = dict(Kinship(_reading(nlp, text, told)).pairs())
    assert "closer=1|together=False" in pairs[2, 0]
    assert "closer=0|together=False" in pairs[2, 1]


def test_what_is_condemned_stands_above_what_only_describes_it(nlp: Language) -> None:
    text = "Relatives denounced the acquittal of the soldiers over the murder of a mayor."
    told = {"denounced": ACCUSE, "acquittal": CONCEDE, "murder": ASSAULT}
    pairs = dict(Kinship(_reading(nlp, text, told)).pairs())
    assert "below=0|later=ACCUSE" in pairs[0, 1]
    assert "below=1|later=ACCUSE" in pairs[0, 2]


def test_an_answer_comes_after_what_it_answers(nlp: Language) -> None:
    text = "Rebels shelled a port. Clerics condemned them."
    told = {"shelled": ASSAULT, "condemned": ACCUSE}
    days = {"shelled": "2020-05-04", "condemned": "2020-05-06"}
    pairs = dict(Kinship(_reading(nlp, text, told, days)).pairs())
    assert "time=after|FalseFalse" in pairs[1, 0]
    assert "time=before|FalseFalse" in pairs[0, 1]


def test_what_is_linked_to_nothing_is_in_no_pair(nlp: Language) -> None:
    text = "Rebels shelled a port. Soldiers seized a mayor. His party condemned them."
    told = {"shelled": ASSAULT, "seized": ASSAULT, "condemned": ACCUSE}
    assert {pair for pair, _ in Kinship(_reading(nlp, text, told), apart=(1,)).pairs()} == {(0, 2), (2, 0)}
