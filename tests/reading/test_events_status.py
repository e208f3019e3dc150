"""Whether a happening happened, by its clause."""

import pytest
from spacy.language import Language

from dateline.model import Status
from dateline.reading.events.status import status_of

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("The army attacked the village.", "attacked", Status.ACTUAL),
        ("The army did not attack the village.", "attack", Status.NEGATED),
        ("If the army attacks the village, thousands will flee.", "attacks", Status.HYPOTHETICAL),
        ("The rebels threatened to attack the village.", "attack", Status.HYPOTHETICAL),
        ("The rebels failed to capture the airport.", "capture", Status.NEGATED),
        ("The government plans to deploy troops.", "deploy", Status.FUTURE),
        ("The ministers will meet on Friday.", "meet", Status.FUTURE),
        ("The talks will resume in May.", "talks", Status.FUTURE),
        ("Rebels could attack the village.", "attack", Status.HYPOTHETICAL),
        ("The two neighbours routinely accuse each other of spying.", "accuse", Status.GENERIC),
        ("The men set fire to a car before being shot by police.", "shot", Status.ACTUAL),
        ("They left without attacking the village.", "attacking", Status.NEGATED),
    ],
)
def test_status_of_clause(nlp: Language, text: str, word: str, status: Status) -> None:
    token = next(t for t in nlp(text) if t.text == word)
    assert status_of(token) == status
