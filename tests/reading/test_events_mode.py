"""The mode of an event, by means or by what is demanded, refused or threatened."""

import pytest
from spacy.language import Language

from dateline.reading.events.candidate import find_candidates
from dateline.reading.events.means import find_means, is_instrument
from dateline.reading.events.mode import means_near, mode_of
from dateline.reading.events.ontology import load_lexicon

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "word", "mode"),
    [
        ("Fighters attacked the base with rockets.", "attacked", "heavy-weapons"),
        ("Gunmen killed two farmers with knives.", "killed", "firearms"),
        ("Drones attacked the base.", "attacked", "drone"),
        ("The group attacked the base.", "attacked", None),
        ("The envoy urged the rebels to release the hostages.", "urged", "yield"),
        ("The envoy urged the island to apologize.", "urged", "yield"),
        ("Police booked two farmers under the weapons act.", "booked", "arrest"),
        ("The president asked the neighbours for help.", "asked", "assist"),
        ("Students demanded the resignation of the minister.", "demanded", "change"),
        ("The president refused to meet the envoy.", "refused", "meet"),
        ("The ministry denied the claim.", "denied", None),
        ("Chile rejected a Peruvian proposal.", "rejected", "change"),
        ("A Peruvian proposal was rejected by Chile.", "rejected", "change"),
        ("The general threatened to invade the island.", "threatened", "territory"),
    ],
)
def test_mode(nlp: Language, text: str, word: str, mode: str | None) -> None:
    doc = nlp(text)
    found = find_candidates(doc, load_lexicon(), lambda token: True, lambda token: True)
    candidate = next(c for c in found if c.token.text == word)
    assert mode_of(candidate, means_near(candidate.token, find_means(doc))) == mode


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("gunmen", False),
        ("suicide bomber", False),
        ("car bomb", True),
        ("Air Force", False),
        ("blasts", False),
    ],
)
def test_who_bears_a_weapon_is_no_instrument(words, expected):
    assert is_instrument(words) is expected


def test_an_everyday_word_that_describes_another_is_no_means(nlp: Language) -> None:
    doc = nlp("A rock group fled when men threw rocks at truck drivers after a knife attack.")
    assert [doc[means.head].text for means in find_means(doc)] == ["rocks", "knife"]
