"""What people favour, attack, ask and want: found beside the attributions, and never a word on an event."""

import pytest
from spacy.language import Language

from dateline.reading.attribution import find_attitudes, find_attributions

pytestmark = pytest.mark.slow


def attitudes(nlp: Language, text: str) -> list[tuple[str | None, str, list[str]]]:
    doc = nlp(text)
    found = find_attitudes(doc, (), find_attributions(doc))
    return [
        (
            text[slice(*one.source)] if one.source else None,
            text[slice(*one.cue)],
            [text[start:end] for start, end in one.contents],
        )
        for one in found
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The union backs the new law.", "The union", "backs", "the new law"),
        ("The senator attacked the budget.", "The senator", "attacked", "the budget"),
        ("Farmers prefer the old road.", "Farmers", "prefer", "the old road"),
        ("The mayor focused on housing.", "The mayor", "focused on", "housing"),
        ("Shopkeepers are angry about the curfew.", "Shopkeepers", "are angry about", "the curfew"),
        ("The minister was asked about the bridge.", None, "was asked", "the bridge"),
    ],
)
def test_a_stand_on_a_thing(nlp: Language, text: str, source: str | None, cue: str, content: str) -> None:
    assert (source, cue, [content]) in attitudes(nlp, text)


def test_what_is_said_is_no_attitude(nlp: Language) -> None:
    assert attitudes(nlp, "The governor said the dam had held.") == []


def test_they_are_kept_apart_from_the_attributions(nlp: Language) -> None:
    text = "The general attacked the town at dawn."
    assert find_attributions(nlp(text)) == ()


def test_a_first_line_may_be_a_title_whatever_its_mark(nlp: Language) -> None:
    text = "Governor: Flood has passed.\nThe river fell overnight."
    found = find_attributions(nlp(text))
    assert [text[slice(*one.source)] for one in found if one.source] == ["Governor"]
