"""How far doubt reaches that names nobody."""

import pytest
from spacy.language import Language

from dateline.model import Stance
from dateline.reading.attribution import find_attributions
from dateline.reading.rows.citation import cited_for
from dateline.reading.rows.doubt import doubts
from dateline.reading.syntax import parse


@pytest.mark.parametrize(
    ("text", "word", "doubted"),
    [
        ("The rebels are believed to have fled after the army shelled the town.", "shelled", False),
        ("The rebels are believed to have shelled the town.", "shelled", True),
        ("The men reportedly hid in a house that police raided on Monday.", "raided", False),
        ("The minister is expected to meet the rebels.", "meet", False),
        ("It was not clear who attacked the convoy.", "attacked", False),
        ("It was not clear whether the rebels attacked the convoy.", "attacked", True),
    ],
)
def test_what_is_taken_for_granted_is_not_doubted(
    nlp: Language, text: str, word: str, *, doubted: bool
) -> None:
    doc = parse(nlp, text)
    attributions = find_attributions(doc)
    token = next(t for t in doc if t.text == word)
    index, _ = cited_for(token.idx, attributions, token.i, doc)
    hedged = index is not None and attributions[index].stance == Stance.HEDGES
    assert hedged is doubted


def test_doubt_of_a_sentence_before_reaches_a_word_outside_its_tree(nlp: Language) -> None:
    doc = parse(nlp, "The rebels reportedly fled the town. Troops shelled the road.")
    (doubt,) = [a for a in find_attributions(doc) if a.stance == Stance.HEDGES]
    assert doubts(doubt, next(t for t in doc if t.text == "shelled"))
