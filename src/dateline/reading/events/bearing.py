"""The stage that gives each figure of human cost to the act that caused it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from spacy.tokens import Doc

from dateline.model import Effect, EventType
from dateline.reading.events.happening import Trigger
from dateline.reading.events.surroundings import tree_distance
from dateline.reading.sentence import sentence_numbers
from dateline.reading.stage import Reading
from dateline.reading.toll.toll import Toll

__all__ = ["BearingStage"]

BEARERS = {
    Effect.DETAINED: (EventType.COERCE, EventType.ASSAULT),
    **dict.fromkeys(
        (Effect.KILLED, Effect.INJURED, Effect.CASUALTIES, Effect.MISSING, Effect.ABDUCTED, Effect.DISPLACED),
        (EventType.ASSAULT, EventType.PROTEST, EventType.COERCE),
    ),
}
"""Types that can bear a toll, the likeliest first (manual, section 7: a toll stands on the act that caused
it; deaths at a protest with no killer told stand on the PROTEST)."""
REACH = 3
"""Sentences back to the act of a figure that has none in its own sentence ("The dead included …")."""


class BearingStage:
    """Refines the triggers: each figure stands on one of them."""

    name = "bearing"
    needs = ("doc", "triggers", "tolls")
    adds = ("triggers",)

    def __call__(self, reading: Reading) -> dict[str, Any]:
        """The figure's own word where it is a trigger, else the nearest bearer of its sentence or before."""
        doc, triggers = reading.doc, reading.triggers or ()
        assert doc is not None
        number = sentence_numbers(doc)
        borne: dict[int, list[int]] = {}
        for index, toll in enumerate(reading.tolls or ()):
            bearer = _bearer(toll, triggers, doc, number)
            if bearer is not None:
                borne.setdefault(bearer, []).append(index)
        return {"triggers": tuple(replace(t, tolls=tuple(borne.get(n, ()))) for n, t in enumerate(triggers))}


def _bearer(toll: Toll, triggers: Sequence[Trigger], doc: Doc, number: Sequence[int]) -> int | None:
    kinds = BEARERS[toll.effect]
    predicate = doc[toll.predicate]
    here = number[toll.predicate]
    near: list[tuple[int, int, int, int]] = []
    for index, trigger in enumerate(triggers):
        if trigger.type not in kinds or not trigger.sure:
            continue
        token = doc[trigger.token]
        back = here - number[trigger.token]
        if back == 0:
            near.append((0, kinds.index(trigger.type), tree_distance(token, predicate), index))
        elif 0 < back <= REACH and toll.stated and trigger.type == kinds[0]:
            near.append((back, 0, -trigger.token, index))
    return min(near)[3] if near else None
