"""When a source of one value speaks for another value too."""

from collections.abc import Sequence
from datetime import date

from dateline.model import ActorKind, Granularity, IncidentPlace, IncidentTime, Party, PlacePrecision
from dateline.reconciling.actors import is_described
from dateline.reconciling.incidents.conflict import kilometres

__all__ = ["days_spanned", "speaks_for"]

_PRECISION = (
    PlacePrecision.SITE,
    PlacePrecision.POPULATED_PLACE,
    PlacePrecision.ADMIN2,
    PlacePrecision.ADMIN1,
    PlacePrecision.COUNTRY,
    PlacePrecision.REGION,
)
_RADIUS = {PlacePrecision.ADMIN2: 60.0, PlacePrecision.POPULATED_PLACE: 15.0}
"""Kilometres around the point of a place within which a finer one of the same division lies in it, by all
that is known: rows name the first-order division alone."""


def speaks_for(other: object, one: object) -> bool:
    """Whether who gives the other value says nothing else than the one, less finely or less fully.

    `January` speaks for `16 January`; `Iran`, its province and its county speak for `Saravan`. Of two lists
    of parties each speaks for the other where one is within the other, and a state speaks for its organs;
    descriptions beside names do not count.
    """
    match other, one:
        case IncidentTime(), IncidentTime():
            return _day(other.start) <= _day(one.start) and _day(one.end, last=True) <= _day(
                other.end, last=True
            )
        case IncidentPlace(), IncidentPlace():
            return _place_holds(other, one)
        case tuple(), tuple():
            return _parties_agree(other, one)
    return False


def _day(time: str, last: bool = False) -> str:
    return time if len(time) > 10 or not last else f"{time}T99"


def _place_holds(coarse: IncidentPlace, fine: IncidentPlace) -> bool:
    if not coarse.country or coarse.country != fine.country:
        return False
    ranks = [_PRECISION.index(p.precision) if p.precision in _PRECISION else -1 for p in (coarse, fine)]
    if ranks[0] <= ranks[1] or ranks[1] < 0:
        return False
    if coarse.precision is PlacePrecision.COUNTRY:
        return True
    if coarse.admin1 is None or coarse.admin1 != fine.admin1:
        return False
    if coarse.precision is PlacePrecision.ADMIN1:
        return True
    points = [(one.latitude, one.longitude) for one in (coarse, fine)]
    near = [(x, y) for x, y in points if x is not None and y is not None]
    return (
        len(near) == len(points)
        and coarse.precision in _RADIUS
        and kilometres(*near) <= _RADIUS[coarse.precision]
    )


def _parties_agree(other: Sequence[Party], one: Sequence[Party]) -> bool:
    names = [[party for party in parties if not is_described(party)] for parties in (other, one)]
    theirs, mine = names if any(names) else [list(other), list(one)]
    if not theirs or not mine:
        return False
    fuller = all(any(_party_holds(whole, part) for whole in theirs) for part in mine)
    return fuller or all(any(_party_holds(part, whole) for whole in mine) for part in theirs)


def _party_holds(whole: Party, part: Party) -> bool:
    """A state holds its organs."""
    if whole.id == part.id:
        return True
    return (
        whole.kind is ActorKind.STATE
        and len(whole.country) == 1
        and whole.country == part.country
        and part.kind in (ActorKind.GOVERNMENT, ActorKind.MILITARY, ActorKind.POLICE, ActorKind.INTELLIGENCE)
    )


def days_spanned(time: IncidentTime) -> int:
    """Days that the interval has; 0 for one known to the hour."""
    if time.granularity is Granularity.HOUR:
        return 0
    return (date.fromisoformat(time.end[:10]) - date.fromisoformat(time.start[:10])).days + 1
