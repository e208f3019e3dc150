"""Which incidents a format of happenings may tell of."""

from functools import cache

from dateline.exports.codebook import load_codebook
from dateline.model import EventType, Incident, Standing, Status

__all__ = ["is_planned_meeting", "planned_cameo", "planned_type", "unfit"]

_DISOWNED = frozenset({Standing.DENIED, Standing.RETRACTED})


@cache
def _planned() -> tuple[EventType, EventType, str]:
    rule = load_codebook("plover").rules["planned"]
    return EventType(rule["type"]), EventType(rule["becomes"]), rule["cameo"]


def planned_type() -> EventType:
    """What a meeting becomes that is planned and not yet held."""
    return _planned()[1]


def planned_cameo() -> str:
    """The CAMEO code of an intent to meet."""
    return _planned()[2]


def is_planned_meeting(incident: Incident) -> bool:
    """Whether it is a meeting or visit announced and not yet held, which PLOVER codes as an agreement."""
    return incident.status is Status.FUTURE and incident.type is _planned()[0]


def unfit(incident: Incident, *, planned_meetings: bool = False) -> str | None:
    """Why a format without words for doubt leaves the incident out: `status`, `standing`, or None to keep it.

    Args:
        incident: what to judge.
        planned_meetings: whether the format takes planned meetings as agreements.
    """
    if incident.rejected or incident.standing in _DISOWNED:
        return "standing"
    if incident.status is Status.ACTUAL or (planned_meetings and is_planned_meeting(incident)):
        return None
    return "status"
