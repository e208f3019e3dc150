"""Words that the encoder alone takes for tellings of events."""

from datetime import date

import pytest

from dateline.model import EventType
from dateline.reading.encoder.encoding import Encoding
from dateline.reading.events.description import describe_candidates
from dateline.reading.reader import default_chain
from dateline.reading.stage import Reading, run_chain
from dateline.reading.syntax import DEFAULT_PIPELINE
from dateline.sources import freeze

pytestmark = pytest.mark.slow


def test_words_for_forces_are_held_to_more_than_words_for_victims(monkeypatch: pytest.MonkeyPatch) -> None:
    chain = default_chain(DEFAULT_PIPELINE)
    before = chain[: [stage.name for stage in chain].index("triggers")]
    text = "Fighters of the Hill Liberation Army held the ridge, soldiers said. The detainees waited there."
    reading = run_chain(before, Reading(freeze(text, published=date(2020, 3, 1))))

    def suggested(certainty: float) -> set[str]:
        def types_from(encoding: Encoding, token: int, odds: float) -> list[EventType]:
            return [EventType.ASSAULT] if certainty >= odds else []

        monkeypatch.setattr(Encoding, "types_from", types_from)
        return {d.candidate.token.text for d in describe_candidates(reading) if d.candidate.suggested}

    assert {"ridge", "detainees"} <= suggested(-1)
    assert suggested(-1).isdisjoint({"Fighters", "Liberation", "Army", "soldiers"})
    assert {"Fighters", "soldiers"} <= suggested(1)
    assert suggested(1).isdisjoint({"Liberation", "Army"})
