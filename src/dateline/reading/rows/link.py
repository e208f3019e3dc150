"""The stage that says what one happening has to do with another."""

from typing import Any

from dateline.model import Link
from dateline.reading.events.happening import Happening
from dateline.reading.linear import load_model
from dateline.reading.rows.identity import span_of
from dateline.reading.rows.kinship import LEARNED, Kinship
from dateline.reading.rows.tie import Tie, stated_ties
from dateline.reading.stage import Reading

__all__ = ["LinkStage"]

_SURE = 0.5
"""Probability of both happenings under which nothing is said of the two: what is no event has no links."""
_STATED = 0.03
"""Probability under which an answer that an arc suggests is none, by types, sides and distance."""


def _sureness(happening: Happening) -> float:
    return max(trigger.score for trigger in happening.triggers)


class LinkStage:
    """Adds the links that the words state, and the answers to other acts that a model is sure of."""

    name = "links"
    needs = ("doc", "triggers", "happenings", "events", "actors", "toponyms")
    adds = ("links",)

    def __call__(self, reading: Reading) -> dict[str, Any]:
        """The strongest link of each pair of events, in the order of the later ones."""
        stated, model = stated_ties(reading), load_model(LEARNED.value)
        unsure = [n for n, h in enumerate(reading.happenings or ()) if _sureness(h) < _SURE]
        kinship = Kinship(reading, unsure)
        best: dict[tuple[int, int], tuple[float, Tie]] = {}
        for pair, features in kinship.pairs():
            tie = stated.get(pair)
            if tie is None and pair[::-1] in stated:
                continue
            score = model.probability(features)
            if tie is not None and (tie.kind is not LEARNED or score >= _STATED):
                best[pair] = (1.0, tie)
            elif score >= model.threshold:
                best[pair] = (score, Tie(*pair, LEARNED, *kinship.words(pair)))
        text, events = reading.report.text, reading.events or ()
        return {
            "links": tuple(
                Link(
                    source=events[tie.later].id,
                    target=events[tie.earlier].id,
                    kind=tie.kind,
                    evidence=(span_of(text, tie.start, tie.end),),
                )
                for (later, earlier), (score, tie) in sorted(best.items())
                if (earlier, later) not in best or (score, later) > (best[earlier, later][0], earlier)
            )
        }
