"""The stage that says what one happening has to do with another."""

from typing import Any

from dateline.model import Link
from dateline.reading.linear import load_model
from dateline.reading.rows.identity import span_of
from dateline.reading.rows.kinship import LEARNED, Kinship
from dateline.reading.rows.tie import Tie, stated_ties
from dateline.reading.stage import Reading

__all__ = ["LinkStage"]


class LinkStage:
    """Adds the links that the words state, and the answers to other acts that a model is sure of."""

    name = "links"
    needs = ("doc", "happenings", "events", "actors", "toponyms")
    adds = ("links",)

    def __call__(self, reading: Reading) -> dict[str, Any]:
        """The strongest link of each pair of events, in the order of the later ones."""
        stated = stated_ties(reading)
        kinship, model = Kinship(reading, stated), load_model(LEARNED.value)
        best: dict[tuple[int, int], tuple[float, Tie]] = {pair: (1.0, tie) for pair, tie in stated.items()}
        for pair, features in kinship.pairs():
            if pair not in stated and pair[::-1] not in stated:
                score = model.probability(features)
                if score >= model.threshold:
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
