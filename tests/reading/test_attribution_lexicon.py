import pytest

from dateline.model import Stance
from dateline.reading.attribution.lexicon import load_lexicon


def test_the_lexicon_is_broad_and_consistent() -> None:
    lexicon = load_lexicon()
    assert len(lexicon.verbs) > 400
    assert all(word == word.lower() for word in lexicon.verbs)
    assert all("  " not in word for word in lexicon.verbs)


@pytest.mark.parametrize(
    ("verb", "stance", "reporting"),
    [
        ("say", Stance.ASSERTS, True),
        ("allege", Stance.ASSERTS, True),
        ("believe", Stance.HEDGES, True),
        ("suspect", Stance.HEDGES, True),
        ("appear", Stance.HEDGES, True),
        ("deny", Stance.DENIES, True),
        ("condemn", Stance.ASSERTS, False),
        ("threaten", Stance.ASSERTS, False),
        ("demand", Stance.ASSERTS, False),
    ],
)
def test_frames_follow_the_manual(verb: str, stance: Stance, reporting: bool) -> None:
    frame = load_lexicon().verbs[verb]
    assert (frame.stance, frame.reporting) == (stance, reporting)


def test_attacks_and_arrests_are_no_words() -> None:
    assert not {"attack", "strike", "charge", "arrest", "ban"} & set(load_lexicon().verbs)
