"""The kept attribute rules give what the pipeline's own ruler gives."""

import pytest
from spacy.language import Language

from dateline.reading.attribute_rules import AttributeRules

TEXTS = (
    "There were three soldiers who didn't fire on the gate.\n",
    "That is what the army said; it has no comment, and gonna is no word it gets to use.\n",
    "He ain't here, there's no one to ask, and there are guards; you've gotta wait, c'mon.\n",
    "Let's go, y'all, the minister said: \"We have had talks.\"\n",
)


@pytest.mark.slow
@pytest.mark.parametrize("text", TEXTS)
def test_equal_to_the_ruler(nlp: Language, text: str) -> None:
    ruler = nlp.get_pipe("attribute_ruler")
    rules = AttributeRules(ruler)
    off = [
        name
        for name in nlp.pipe_names
        if name in ("dateline_attribute_rules", "attribute_ruler", "lemmatizer")
    ]
    with nlp.select_pipes(disable=off):
        parsed = nlp(text)
    own, first, again = parsed.copy(), parsed.copy(), parsed.copy()
    ruler(own)
    for doc in (rules(first), rules(again)):
        assert [(t.tag, t.pos, str(t.morph), t.lemma, t.dep) for t in doc] == [
            (t.tag, t.pos, str(t.morph), t.lemma, t.dep) for t in own
        ]


@pytest.mark.slow
def test_rules_for_several_tokens_leave_the_others_kept(
    nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    ruler = nlp.get_pipe("attribute_ruler")
    rules = AttributeRules(ruler)
    monkeypatch.setattr(type(ruler), "__call__", None)  # not asked of a text where one begins
    doc = rules(nlp("There is a curfew, and there were arrests."))
    assert [t.pos_ for t in doc if t.lower_ in ("is", "were")] == ["VERB", "VERB"]
