"""Where grammar makes two happenings of two words of a sentence."""

from dataclasses import replace

import pytest
from made_happenings import trigger
from spacy.language import Language

from dateline.reading.events.joining import told_anew, told_in_order

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "one", "other", "two"),
    [
        ("Police arrested a teacher after searching his office.", "arrested", "searching", True),
        ("Settlers threw stones after a stabbing in Hebron.", "threw", "stabbing", True),
        ("The court jailed a driver while police detained his brother.", "jailed", "detained", True),
        ("Following an ambush near Kidal, the army shelled two villages.", "ambush", "shelled", True),
        ("Nine miners died after gunmen stormed the pit.", "died", "stormed", False),
        ("The guards kicked him before dragging him to a van.", "kicked", "dragging", False),
        ("The army has shelled the town since its offensive began.", "shelled", "offensive", False),
        ("Rebels attacked the base and shelled the town.", "attacked", "shelled", False),
    ],
)
def test_acts_in_an_order_of_time_are_two(nlp: Language, text: str, one: str, other: str, two: bool) -> None:
    doc = nlp(text)
    at = {token.text: token.i for token in doc}
    first, second = sorted((at[one], at[other]))
    assert told_in_order(trigger(first), trigger(second), doc) is two


def test_a_faint_word_is_set_apart_by_nothing(nlp: Language) -> None:
    doc = nlp("Police arrested a teacher after searching his office.")
    assert not told_in_order(trigger(1), trigger(5, score=0.6), doc)


@pytest.mark.parametrize(
    ("text", "word", "anew"),
    [
        ("A third bomber was shot at the gate.", "bomber", True),
        ("Similar drills were held near the border.", "drills", True),
        ("The second bomber was shot at the gate.", "bomber", False),
        ("The drills were held near the border.", "drills", False),
    ],
)
def test_some_words_take_up_nothing_told_before(nlp: Language, text: str, word: str, anew: bool) -> None:
    doc = nlp(text)
    at = next(token.i for token in doc if token.text == word)
    assert told_anew(replace(trigger(at), noun=True), doc) is anew
    assert not told_anew(trigger(at), doc)
