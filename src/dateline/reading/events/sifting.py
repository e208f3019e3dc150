"""The stage that says which happenings the manual codes, judged over all the words that tell of them.

Single words are judged by `acceptance.py`. Here a happening is judged as a whole and beside the others of its
report: how often and how surely it is told, whether a surer happening of its type stands in the same
sentence or has the same sides (then it is likely told of there), what it is said to be. Weights are learned
by `training/sifting.py` from whether the happening pairs with an event of the key; the model card is
docs/models.md.
"""

import math
from collections.abc import Iterable, Sequence
from typing import Any

from dateline.model import BlockRole
from dateline.reading.events.acceptance import SPEECH
from dateline.reading.events.happening import Happening, Trigger
from dateline.reading.events.odds import log_odds, steps
from dateline.reading.linear import load_model
from dateline.reading.sentence import sentence_numbers
from dateline.reading.stage import Reading

__all__ = ["SiftStage", "Sifting"]

_LIKELY = 0.54
"""Score of a trigger from which its happening counts among those that the report tells of."""
_TAKES_PART = 0.4


class Sifting:
    """The happenings of a report, each as it stands beside the others.

    Args:
        happenings: with their triggers and sides.
        sentence_of: for each token of the text the number of its sentence.
    """

    def __init__(self, happenings: Sequence[Happening], sentence_of: Sequence[int]) -> None:
        self._happenings = happenings
        self._best = [max(h.triggers, key=lambda t: t.score) for h in happenings]
        self._top = [t.score for t in self._best]
        self._tokens = [{t.token for t in h.triggers} for h in happenings]
        self._sentences = [{sentence_of[token] for token in tokens} for tokens in self._tokens]
        self._length = max(1, len(set(sentence_of)))
        told = [t for h in happenings for t in h.triggers if t.scene.role == BlockRole.HEADLINE]
        self._headline_lemmas = {t.lemma for t in told}
        self._headline_types = {t.type for t in told if t.score > 0.5}
        self._density = min(9, 4 * sum(top >= _LIKELY for top in self._top) // self._length)

    def features(self, number: int) -> list[str]:
        """Names of the binary features that hold of one happening."""
        happening = self._happenings[number]
        return [
            *self._weight(happening),
            *self._company(number),
            *self._content(happening, self._best[number]),
            *self._setting(number, self._best[number]),
        ]

    def _weight(self, happening: Happening) -> list[str]:
        """How surely and how often it is told."""
        triggers, kind = happening.triggers, happening.type.value
        scores = sorted((t.score for t in triggers), reverse=True)
        count = len(scores)
        return [
            *steps("top", log_odds(scores[0])),
            *steps("or", log_odds(1 - math.prod(1 - p for p in scores))),
            *steps("second", log_odds(scores[1]) if count > 1 else None),
            *steps("mean", log_odds(sum(scores) / count)),
            *steps("type", _most(t.scene.type_odds for t in triggers)),
            *steps("accept", _most(t.scene.accept_odds for t in triggers)),
            f"count={min(count, 5)}",
            f"count={min(count, 3)}|type={kind}",
        ]

    def _company(self, number: int) -> list[str]:
        """What else the report tells."""
        happening, top, here = self._happenings[number], self._top[number], self._sentences[number]
        kind = happening.type.value
        others = [n for n in range(len(self._happenings)) if n != number]
        peers = [n for n in others if self._happenings[n].type == happening.type]
        rival = _most(self._top[n] for n in peers if here & self._sentences[n])
        shared = _most(
            self._top[n] for n in others if n not in peers and self._tokens[number] & self._tokens[n]
        )
        better = sum(self._top[n] > top for n in peers)
        mates = sum(bool(here & self._sentences[n]) and self._top[n] > top for n in others)
        doers, done_to = _parts(happening)
        twin, twins = False, False
        for peer in (n for n in peers if self._top[n] >= top):
            acting, acted_on = _parts(self._happenings[peer])
            twin = twin or bool(doers & acting)
            twins = twins or bool(doers & acting and done_to & acted_on)
        return [
            f"rival={_lead(top, rival)}",
            f"rival={_lead(top, rival)}|type={kind}",
            f"other={_lead(top, shared)}",
            *steps("near", log_odds(happening.nearest)),
            f"near={happening.nearest > 0.2}|type={kind}",
            f"peers={min(len(peers), 5)}",
            f"better={min(better, 4)}",
            f"better={min(better, 4)}|type={kind}",
            f"mates={min(mates, 4)}",
            f"mates={min(mates, 2)}|type={kind}",
            f"twin={twin}{twins}",
            f"twin={twin}{twins}|type={kind}",
            f"density={self._density}",
            f"long={min(5, self._length // 10)}",
            f"groups={min(9, len(self._happenings) // 6)}",
        ]

    def _content(self, happening: Happening, best: Trigger) -> list[str]:
        """What is told."""
        triggers, kind = happening.triggers, happening.type.value
        part = "noun" if best.noun else "verb"
        doers = {n for t in triggers for n in t.actors}
        done_to = {n for t in triggers for n in t.recipients} - doers
        return [
            f"type={kind}",
            f"type={kind}|part={part}",
            f"lemma={kind}/{best.lemma}",
            f"mode={kind}/{happening.mode}",
            f"status={happening.status}",
            f"status={happening.status}|type={kind}",
            *steps("actor", log_odds(max((s.doer for s in happening.sides), default=0.0))),
            *steps("recipient", log_odds(max((s.done_to for s in happening.sides), default=0.0))),
            f"sides={min(len(doers), 2)}{min(len(done_to), 2)}",
            f"sides={min(len(doers), 1)}{min(len(done_to), 1)}|type={kind}",
            f"actor={best.scene.actor_kind}|type={kind}",
            f"recipient={best.scene.recipient_kind}|type={kind}",
            f"time={any(t.timex is not None for t in triggers)}",
            f"place={any(t.toponym is not None for t in triggers)}",
            f"toll={any(t.tolls for t in triggers)}|type={kind}",
            f"means={any(t.scene.means for t in triggers)}|type={kind}",
            f"definite={best.definite}|count={min(len(triggers), 3)}",
            f"part={part}|count={min(len(triggers), 3)}",
        ]

    def _setting(self, number: int, best: Trigger) -> list[str]:
        """Where it is told."""
        happening, scene, kind = self._happenings[number], best.scene, best.type.value
        part = "noun" if best.noun else "verb"
        governor = scene.governors[0].value if scene.governors else "-"
        titled = best.type in self._headline_types
        return [
            f"sentences={min(len(self._sentences[number]), 4)}",
            f"role={scene.role}",
            f"role={scene.role}|type={kind}",
            f"headline={any(t.scene.role == BlockRole.HEADLINE for t in happening.triggers)}",
            f"headline_type={titled}|{bool(self._headline_types)}",
            f"headline_lemma={any(t.lemma in self._headline_lemmas for t in happening.triggers)}",
            f"paragraph={min(scene.paragraph, 8)}",
            f"where={5 * min(self._sentences[number]) // self._length}",
            f"quoted={scene.quoted}|speech={best.type in SPEECH}",
            f"attributed={scene.attributed}|quoted={scene.quoted}|{part}",
            f"cue={scene.is_cue}|type={kind}",
            f"under={governor}",
        ]


def _most(values: Iterable[float | None]) -> float | None:
    return max((value for value in values if value is not None), default=None)


def _lead(score: float, other: float | None) -> str:
    """By how much one score is above another, in whole log-odds from -4 to 4."""
    if other is None:
        return "-"
    return str(max(-4, min(4, round(log_odds(score) - log_odds(other)))))


def _parts(happening: Happening) -> tuple[set[int], set[int]]:
    """Who likely did it, and to whom."""
    doers = {side.actor for side in happening.sides if side.doer >= _TAKES_PART}
    return doers, {side.actor for side in happening.sides if side.done_to >= _TAKES_PART}


class SiftStage:
    """Refines the happenings: those that the manual would not code are left out."""

    name = "sifting"
    needs = ("doc", "happenings")
    adds = ("happenings",)

    def __call__(self, reading: Reading) -> dict[str, Any]:
        """Keep the happenings that the model takes for events."""
        assert reading.doc is not None
        model, happenings = load_model("sift"), reading.happenings or ()
        sifting = Sifting(happenings, sentence_numbers(reading.doc))
        return {
            "happenings": tuple(
                happening
                for number, happening in enumerate(happenings)
                if model.probability(sifting.features(number)) >= model.threshold
            )
        }
