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
        ("The army did not fail to capture the airport.", "capture", Status.ACTUAL),
        ("The rebels managed to capture the airport.", "capture", Status.ACTUAL),
        ("The rebels did not manage to capture the airport.", "capture", Status.NEGATED),
        ("The rebels may manage to capture the airport.", "capture", Status.HYPOTHETICAL),
        ("The police did not hesitate to shoot the men.", "shoot", Status.ACTUAL),
        ("The minister denied that the army shelled the town.", "shelled", Status.NEGATED),
        ("Guards prevented the crowd from storming the palace.", "storming", Status.NEGATED),
        ("The government did not agree to withdraw its troops.", "withdraw", Status.NEGATED),
        ("The rebels tried to kill the president.", "kill", Status.ACTUAL),
        ("Thousands will flee if the army were to attack the village.", "attack", Status.HYPOTHETICAL),
        ("The army not only shelled the town but burned it.", "shelled", Status.ACTUAL),
        ("The ministers meet tomorrow.", "meet", Status.FUTURE),
        ("Release the prisoners at once.", "Release", Status.HYPOTHETICAL),
        ("The talks are scheduled for Monday.", "talks", Status.FUTURE),
        ("The envoy will fly to Oslo to meet the rebels.", "meet", Status.FUTURE),
        ("The envoy flew to Oslo to meet the rebels.", "meet", Status.ACTUAL),
        ("The soldiers were able to rescue the girl.", "rescue", Status.ACTUAL),
        ("The soldiers were not able to rescue the girl.", "rescue", Status.NEGATED),
        ("The soldiers are able to rescue the girl.", "rescue", Status.HYPOTHETICAL),
        ("The union rejected a call by the minister.", "call", Status.ACTUAL),
        ("The union rejected talks with the minister.", "talks", Status.NEGATED),
        ("The minister said that the rebels were to blame.", "blame", Status.ACTUAL),
    ],
)
def test_status_of_clause(nlp: Language, text: str, word: str, status: Status) -> None:
    token = next(t for t in nlp(text) if t.text == word)
    assert status_of(token) == status


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("Norwegian forces planned to shell the town.", "planned", Status.FUTURE),
        ("Norwegian forces failed to shell the town.", "failed", Status.NEGATED),
        ("The town was not bombed by Norwegian troops.", "troops", Status.NEGATED),
        ("A newspaper described plans by soldiers to attack the town.", "soldiers", Status.FUTURE),
        ("Norwegian forces shelled the town.", "forces", Status.ACTUAL),
    ],
)
def test_a_word_that_has_its_share_takes_the_status_of_what_is_told(
    nlp: Language, text: str, word: str, status: Status
) -> None:
    token = next(t for t in nlp(text) if t.text == word)
    assert status_of(token, known=False) == status
