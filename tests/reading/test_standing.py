"""Whether a happening that several words tell of took place."""

from datetime import date

import pytest
from spacy.language import Language

from dateline.model import EventType, Status
from dateline.reading.reader import Reader
from dateline.sources import freeze

pytestmark = pytest.mark.slow


def status(text: str, kind: EventType) -> Status:
    ledger = Reader().read(freeze(text, published=date(2021, 3, 3)))
    return next(event.status for event in ledger.events if event.type == kind)


VISIT = "Foreign minister's visit to Oslo"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{VISIT}\n\nThe foreign minister of Chile will visit Oslo next week.", Status.FUTURE),
        (f"{VISIT}\n\nThe foreign minister of Chile visited Oslo on Monday.", Status.ACTUAL),
    ],
)
def test_a_noun_leaves_open_what_a_verb_says(nlp: Language, text: str, expected: Status) -> None:
    assert status(text, EventType.CONSULT) == expected
