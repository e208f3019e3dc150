"""Which words tell of an event, and of which type."""

import pytest
from spacy.language import Language

from dateline.reading.events.candidate import find_candidates
from dateline.reading.events.ontology import load_lexicon

pytestmark = pytest.mark.slow


def types_of(nlp: Language, text: str) -> dict[str, str]:
    """Type of each candidate by its word; every word counts as an actor."""
    found = find_candidates(nlp(text), load_lexicon(), lambda token: True, lambda token: True)
    return {candidate.token.text: candidate.entry.type.value for candidate in found}


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("The army bombed two villages near the lake.", "bombed", "ASSAULT"),
        ("Ministers called for fresh elections.", "called", "REQUEST"),
        ("The ministry summoned the ambassador over the remarks.", "summoned", "ACCUSE"),
        ("The rebels laid down their weapons.", "laid", "RETREAT"),
        ("The two sides signed a peace agreement.", "signed", "AGREE"),
        ("The junta declared a state of emergency.", "declared", "COERCE"),
        ("A week-long cease-fire began at noon.", "fire", "RETREAT"),
        ("Workers staged sit-ins at three ministries.", "ins", "PROTEST"),
        ("The minister said the ruling was unacceptable.", "unacceptable", "ACCUSE"),
        ("The premier said his country will not accept the plan.", "accept", "REJECT"),
    ],
)
def test_word_tells_of_type(nlp: Language, text: str, word: str, kind: str) -> None:
    assert types_of(nlp, text).get(word) == kind


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The minister spoke at a news conference.", "conference"),
        ("The aid workers live in the town.", "aid"),
        ("The law took effect on March 4.", "March"),
        ("The food in the camp is unacceptable.", "unacceptable"),
    ],
)
def test_set_phrases_dates_and_unvoiced_judgements_tell_of_nothing(
    nlp: Language, text: str, word: str
) -> None:
    assert word not in types_of(nlp, text)


def test_weak_words_are_marked_unless_an_entry_names_their_company(nlp: Language) -> None:
    found = find_candidates(
        nlp("They help the town. They killed a guard."), load_lexicon(), lambda t: True, lambda t: True
    )
    weak = {candidate.lemma: candidate.weak for candidate in found}
    assert weak["help"]
    assert not weak["kill"]
