"""Who is named beside whom in the sentences of a happening."""

import pytest
from made_happenings import happening, trigger
from spacy.language import Language

from dateline.model import ActorKind
from dateline.reading.actors.actor import Actor, Mention
from dateline.reading.events.presence import presences
from dateline.reading.sentence import sentence_numbers

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Aid groups, like the Red Cross, were banned.", {("groups", "Cross")}),
        ("Rebels freed groups such as nuns and monks.", {("groups", "nuns"), ("groups", "monks")}),
        ("Nuns were freed with help of monks.", set()),
        (
            "Police held three activists, Ann Roe, John Lim and Kim Vega, on Monday.",
            {("activists", "Roe"), ("activists", "Lim"), ("activists", "Vega")},
        ),
    ],
)
def test_who_is_named_along_with_another_is_joined_to_him(
    nlp: Language, text: str, expected: set[tuple[str, str]]
) -> None:
    doc = nlp(text)
    nouns = [token for token in doc if token.pos_ in ("NOUN", "PROPN")]
    actors = [
        Actor(t.text, ActorKind.CIVILIANS, (), (), (Mention(t.idx, t.idx + len(t), t.i, "nominal"),))
        for t in nouns
    ]
    found = presences(doc, actors, sentence_numbers(doc))(happening(trigger(nouns[0].i))).joined
    assert {(nouns[a].text, nouns[b].text) for a, b in found} == expected
