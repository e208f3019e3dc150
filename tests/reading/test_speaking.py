"""Where words were spoken."""

import pytest

from dateline.reading.events.speaking import spoken_at
from dateline.reading.stage import Reading, run_chain
from dateline.reading.syntax import SyntaxStage
from dateline.reading.toponyms.recognition import ToponymStage
from dateline.sources import freeze

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("In Paris, the minister condemned the raid and urged restraint.", "condemned", "Paris"),
        ("In Paris, the minister condemned the raid and urged restraint.", "urged", "Paris"),
        ("The minister condemned the killings in Paris.", "condemned", None),
        ("The minister condemned the raid after talks in Paris.", "condemned", None),
    ],
)
def test_words_are_spoken_where_their_sentence_opens(nlp, text, word, place):
    reading = run_chain([SyntaxStage(nlp), ToponymStage()], Reading(freeze(text)))
    at = spoken_at(next(t for t in reading.doc if t.text == word), reading.toponyms)
    named = None if at is None else text[reading.toponyms[at].start : reading.toponyms[at].end]
    assert named == place
