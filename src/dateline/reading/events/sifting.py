"""The stage that says which happenings the manual codes, judged over all the words that tell of them.

Single words are judged by `acceptance.py`. Here a happening is judged as a whole and beside the others of its
report: how often and how surely it is told, whether a surer happening of its type stands in the same
sentence (then it is likely told of there), what it is said to be. Where in the report it stands is left out:
it adds nothing, and the rows would change with the order of the sentences. Weights are learned by
`training/happenings.py` from whether the happening pairs with an event of the key; the model card is
docs/models.md.
"""

import math
from collections.abc import Iterable, Sequence
from typing import Any

from dateline.model import EventType, Status
from dateline.reading.events.acceptance import SPEECH
from dateline.reading.events.happening import Happening, Trigger
from dateline.reading.events.odds import log_odds, steps
from dateline.reading.events.retelling import with_retellings
from dateline.reading.linear import load_model
from dateline.reading.sentence import sentence_numbers
from dateline.reading.stage import Reading

__all__ = ["SiftStage", "Sifting", "least", "without_shadows"]

_BAR = {EventType.CONCEDE: 0.6}
"""Probability to reach where the model's own threshold lets in too much. The encoder's knowledge of what is
taken back and what is imposed is poor: of happenings of CONCEDE from 0.4 to 0.6 four in five were neither."""


_DENIED = 0.15
"""How much less likely a happening may be that is said not to have happened: few are told of, so that the
model counts it against them, and the manual codes them (section 3)."""


class Sifting:
    """The happenings of a report, each as it stands beside the others.

    Args:
        happenings: with their triggers.
        sentence_of: for each token of the text the number of its sentence.
    """

    def __init__(self, happenings: Sequence[Happening], sentence_of: Sequence[int]) -> None:
        self._happenings = happenings
        self._best = [max(h.triggers, key=lambda t: t.score) for h in happenings]
        self._tokens = [{t.token for t in h.triggers} for h in happenings]
        self._sentences = [{sentence_of[token] for token in tokens} for tokens in self._tokens]

    def features(self, number: int) -> list[str]:
        """Names of the binary features that hold of one happening."""
        happening = self._happenings[number]
        return [
            *_weight(happening),
            *self._company(number),
            *_content(happening, self._best[number]),
            f"sentences={min(len(self._sentences[number]), 4)}",
        ]

    def _company(self, number: int) -> list[str]:
        """What else the report tells near by, or as the same."""
        happening, top = self._happenings[number], self._best[number].score
        kind = happening.type.value
        peer = {n: self._happenings[n].type == happening.type for n in range(len(self._happenings))}
        others = [n for n in peer if n != number]
        here, words = self._sentences[number], self._tokens[number]
        rival = _most(self._best[n].score for n in others if peer[n] and here & self._sentences[n])
        shared = _most(self._best[n].score for n in others if not peer[n] and words & self._tokens[n])
        return [
            f"rival={_lead(top, rival)}",
            f"rival={_lead(top, rival)}|type={kind}",
            f"other={_lead(top, shared)}",
            *steps("near", log_odds(happening.nearest)),
            f"near={happening.nearest > 0.2}|type={kind}",
        ]


def _weight(happening: Happening) -> list[str]:
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


def _content(happening: Happening, best: Trigger) -> list[str]:
    """What is told, and how."""
    triggers, kind, scene = happening.triggers, happening.type.value, best.scene
    part = "noun" if best.noun else "verb"
    governor = scene.governors[0].value if scene.governors else "-"
    return [
        f"type={kind}",
        f"type={kind}|part={part}",
        f"lemma={kind}/{best.lemma}",
        f"mode={kind}/{happening.mode}",
        f"status={happening.status}",
        f"status={happening.status}|type={kind}",
        f"sides={min(len(happening.actors), 2)}{min(len(happening.recipients), 2)}",
        f"sides={min(len(happening.actors), 1)}{min(len(happening.recipients), 1)}|type={kind}",
        f"toll={any(t.tolls for t in triggers)}|type={kind}",
        f"means={any(t.scene.means for t in triggers)}|type={kind}",
        f"definite={best.definite}|count={min(len(triggers), 3)}",
        f"part={part}|count={min(len(triggers), 3)}",
        f"role={scene.role}",
        f"role={scene.role}|type={kind}",
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


class SiftStage:
    """Refines the happenings: those that the manual would not code are left out."""

    name = "sifting"
    needs = ("doc", "happenings")
    adds = ("happenings",)

    def __call__(self, reading: Reading) -> dict[str, Any]:
        """Keep the happenings that the model takes for events."""
        assert reading.doc is not None
        model, sentence_of = load_model("sift"), sentence_numbers(reading.doc)

        def judged(happenings: Sequence[Happening]) -> list[float]:
            sifting = Sifting(happenings, sentence_of)
            return [model.probability(sifting.features(number)) for number in range(len(happenings))]

        told = reading.happenings or ()
        happenings = with_retellings(told, judged(told))
        likely = [
            happening
            for happening, probability in zip(happenings, judged(happenings), strict=True)
            if probability >= least(happening, model.threshold)
        ]
        return {"happenings": tuple(without_shadows(likely))}


def least(happening: Happening, threshold: float) -> float:
    """Probability from which a happening counts, given the model's threshold."""
    bar = _BAR.get(happening.type, threshold)
    return bar - _DENIED if happening.status == Status.NEGATED else bar


def without_shadows(happenings: Sequence[Happening]) -> list[Happening]:
    """The happenings but those whose words all tell more surely of another, of another type.

    One word is two events only where each has a word of its own as well: "cut ties" is a sanction, and the
    concession that its verb may be elsewhere is no second event.
    """
    surest: dict[int, float] = {}
    for trigger in (t for h in happenings for t in h.triggers):
        surest[trigger.token] = max(surest.get(trigger.token, 0.0), trigger.score)
    return [h for h in happenings if any(t.score >= surest[t.token] for t in h.triggers)]
