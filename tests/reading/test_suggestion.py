"""Words that the encoder takes for events and that tell of none."""

from typing import cast

import pytest
from spacy.language import Language

from dateline.model import EventType
from dateline.reading.encoder.encoding import Encoding
from dateline.reading.events.suggestion import suggested_candidates

pytestmark = pytest.mark.slow


class Eager:
    """An encoder that takes every word for a request."""

    def types_from(self, token: int, odds: float) -> list[EventType]:
        return [EventType.REQUEST]


def suggested(nlp: Language, text: str, known: str) -> list[str]:
    doc = nlp(text)
    at = {(token.i, EventType.REQUEST) for token in doc if token.text == known}
    found = suggested_candidates(doc, cast(Encoding, Eager()), at, lambda token: True, lambda token: False)
    return [candidate.token.text for candidate in found]


def test_a_day_and_a_word_that_takes_the_act_as_its_clause_are_no_events(nlp: Language) -> None:
    assert suggested(nlp, "Norway planned to urge restraint on Friday.", "urge") == ["Norway", "restraint"]
    assert "planned" in suggested(nlp, "Norway planned to urge restraint on Friday.", "")


def test_who_takes_part_in_an_act_that_a_verb_tells_of_tells_of_no_other(nlp: Language) -> None:
    doc = nlp("Six farmers urged restraint, and farmers marched.")
    at = {(token.i, EventType.REQUEST) for token in doc if token.text == "urged"}
    people = {token.i for token in doc if token.text == "farmers"}
    found = suggested_candidates(
        doc, cast(Encoding, Eager()), at, lambda token: True, lambda token: token.i in people
    )
    assert [c.token.text for c in found if c.token.text == "farmers"] == ["farmers"]
