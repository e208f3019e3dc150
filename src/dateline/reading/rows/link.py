"""The stage that says what one happening has to do with another."""

from typing import Any

from dateline.model import Link
from dateline.reading.linear import load_model
from dateline.reading.rows.identity import span_of
from dateline.reading.rows.kinship import LEARNED, Kinship
from dateline.reading.rows.tie import STRENGTH, Tie, stated_ties
from dateline.reading.stage import Reading

__all__ = ["LinkStage"]


class LinkStage:
    """Adds the links: those of learned kinds by their odds, the others as the words state them."""

    name = "links"
    needs = ("doc", "happenings", "events", "actors", "toponyms")
    adds = ("links",)

    def __call__(self, reading: Reading) -> dict[str, Any]:
        """The strongest link of each pair of events, in the order of the later ones."""
        stated = stated_ties(reading)
        kinship = Kinship(reading, stated)
        models = {kind: load_model(kind.value) for kind in LEARNED}
        best: dict[tuple[int, int], tuple[float, Tie]] = {}
        for pair, features in kinship.pairs():
            tie = stated.get(pair)
            if tie is not None and tie.kind not in LEARNED:
                best[pair] = (1.0, tie)
                continue
            odds = [(models[k].probability(features), -STRENGTH.index(k), k) for k in LEARNED]
            score, _, kind = max((o for o in odds if o[0] >= models[o[2]].threshold), default=(0.0, 0, None))
            if kind is not None:
                best[pair] = (score, Tie(*pair, kind, *kinship.words(pair, tie)))
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
