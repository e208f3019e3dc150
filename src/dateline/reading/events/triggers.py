"""The stage that finds the words that tell of events and reads their clauses."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from dateline.model import EventType
from dateline.reading.events.acceptance import acceptance_features
from dateline.reading.events.arguments import best, best_time
from dateline.reading.events.description import Description, describe_candidates
from dateline.reading.events.happening import Trigger
from dateline.reading.events.mode import mode_of
from dateline.reading.events.sides import weighed
from dateline.reading.events.surroundings import clause_span
from dateline.reading.linear import LinearModel, load_model
from dateline.reading.stage import Reading

__all__ = ["FAINT", "ArgumentModels", "TriggerStage", "load_argument_models", "read_candidate"]

FAINT = 0.3
"""Probability from which a word is kept: alone or with others it may make an event (`sifting.py`)."""
_POINTING = frozenset(["the", "this", "that", "these", "those"])


@dataclass(frozen=True, slots=True)
class ArgumentModels:
    """The models that choose among what a sentence offers."""

    time: LinearModel
    place: LinearModel
    actor: LinearModel
    recipient: LinearModel


def load_argument_models() -> ArgumentModels:
    """The models that ship with the package."""
    return ArgumentModels(*(load_model(name) for name in ("time", "place", "actor", "recipient")))


def read_candidate(description: Description, models: ArgumentModels) -> Trigger:
    """The trigger that a candidate makes if it is an event, with the scene by which that is judged."""
    candidate, token, entry = description.candidate, description.candidate.token, description.candidate.entry
    timex, timex_score = best_time(description.times, models.time)
    toponym, toponym_score = best(description.places, models.place)
    near = description.means
    sides = weighed(description.sides, models.actor, models.recipient)
    actors = _surest([(s.doer, s.actor) for s in sides], models.actor.threshold)
    done_to = _surest([(s.done_to, s.actor) for s in sides], models.recipient.threshold)
    recipients = tuple(actor for actor in done_to if actor not in actors)
    assault = entry.type == EventType.ASSAULT
    start, end = clause_span(token, entry.noun)
    scene = replace(
        description.scene,
        actors=len(actors),
        recipients=len(recipients),
        timex=timex is not None,
        toponym=toponym is not None,
    )
    return Trigger(
        token=token.i,
        lemma=candidate.lemma,
        noun=entry.noun,
        type=entry.type,
        mode=mode_of(candidate, near),
        status=scene.status,
        actors=actors,
        recipients=recipients,
        start=start,
        end=end,
        timex=timex,
        timex_score=timex_score,
        toponym=toponym,
        toponym_score=toponym_score,
        tolls=description.tolls,
        instruments=tuple((m.start, m.end) for m in near) if assault else (),
        definite=entry.noun and any(c.lower_ in _POINTING or c.dep_ == "poss" for c in token.children),
        score=0.0,
        sure=False,
        scene=scene,
        sides=sides,
    )


def _surest(actors: Sequence[tuple[float, int]], threshold: float) -> tuple[int, ...]:
    """The actors at or above the threshold, surest first."""
    order = sorted(range(len(actors)), key=lambda n: (-actors[n][0], n))
    return tuple(actors[n][1] for n in order if actors[n][0] >= threshold)


class TriggerStage:
    """Adds the words that the acceptance model takes for tellings of events, faint ones among them."""

    name = "triggers"
    needs = ("doc", "encoding", "actors", "timexes", "toponyms", "tolls", "attributions")
    adds = ("triggers",)

    def __call__(self, reading: Reading) -> dict[str, Any]:
        """Keep the candidates that are likely enough to be judged with others of their happening."""
        acceptance, models = load_model("acceptance"), load_argument_models()
        kept = []
        for description in describe_candidates(reading):
            trigger = read_candidate(description, models)
            score = acceptance.probability(acceptance_features(description.candidate, trigger.scene))
            if score >= FAINT:
                kept.append(replace(trigger, score=score, sure=score >= acceptance.threshold))
        return {"triggers": tuple(kept)}
