"""Happenings made by hand, for tests of what is decided over all their triggers."""

from dateline.model import BlockRole, EventType, Status
from dateline.reading.events.happening import Happening, Side, Trigger
from dateline.reading.events.merging import happening_of
from dateline.reading.events.scene import Scene

__all__ = ["happening", "side", "trigger"]


def side(actor: int, doer: float = 0.02, done_to: float = 0.02) -> Side:
    """What a trigger says of an actor."""
    return Side(actor, doer, done_to)


def trigger(
    token: int,
    *sides: Side,
    kind: EventType = EventType.ASSAULT,
    score: float = 0.8,
    role: BlockRole = BlockRole.BODY,
) -> Trigger:
    """A trigger of which only the parts that a test names differ."""
    scene = Scene(
        role=role,
        paragraph=0,
        quoted=False,
        attributed=False,
        is_cue=False,
        status=Status.ACTUAL,
        actors=0,
        recipients=0,
        timex=False,
        toponym=False,
        toll=False,
        means=False,
        repeats=0,
        governors=(),
    )
    return Trigger(
        token=token,
        lemma="strike",
        noun=False,
        type=kind,
        mode=None,
        status=Status.ACTUAL,
        actors=(),
        recipients=(),
        start=token,
        end=token + 1,
        timex=None,
        timex_score=0.0,
        toponym=None,
        toponym_score=0.0,
        tolls=(),
        instruments=(),
        definite=False,
        score=score,
        sure=True,
        scene=scene,
        sides=sides,
    )


def happening(*triggers: Trigger) -> Happening:
    """A happening of triggers."""
    return happening_of(triggers)
