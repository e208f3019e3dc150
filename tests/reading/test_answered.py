"""Deeds that a word of judgement takes up."""

from dataclasses import replace
from datetime import date

import pytest
from made_happenings import trigger
from spacy.language import Language

from dateline.reading.events.answered import is_dated_by_answer
from dateline.reading.timex.finder import find_timexes

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "verb", "answered"),
    [
        ("Norway condemned the raid on Monday.", "condemned", True),
        ("A cell claimed responsibility for the raid in a letter on Monday.", "claimed", True),
        ("Norway condemned the raid that hit a port on Monday.", "condemned", False),
        ("Norway condemned Monday's raid.", "condemned", False),
        ("The navy began the raid on Monday.", "condemned", False),
        ("Norway condemned a raid on Monday.", "condemned", False),
    ],
)
def test_the_date_beside_a_deed_that_was_told_before_is_that_of_its_judgement(
    nlp: Language, text: str, verb: str, answered: bool
) -> None:
    doc = nlp(text)
    timexes = find_timexes(doc, date(2024, 3, 9))
    raid = next(token for token in doc if token.text == "raid")
    definite = not any(child.text == "a" for child in raid.children)
    deed = replace(trigger(raid.i), noun=True, definite=definite, timex=0, timex_score=0.9)
    answers = {token.i for token in doc if token.text == "condemned" and verb == "condemned"}
    assert is_dated_by_answer(deed, doc, timexes, answers) is answered
    assert not is_dated_by_answer(replace(deed, timex=None), doc, timexes, answers)
