"""In what two readings differ, against what a case allows."""

from collections.abc import Sequence
from dataclasses import fields

from dateline.scoring.robustness.case import Case
from dateline.scoring.robustness.projection import Projected, Projection

__all__ = ["differences", "is_void"]

_FIELDS = tuple(field.name for field in fields(Projected) if field.name != "type")
_DENIALS = ("denies", "disclaims_responsibility")


def is_void(case: Case, base: Projection) -> bool:
    """True where the plain text's event was not read, so that the case says nothing."""
    return not any(case.type in (None, event.type) for event in base.events)


def differences(case: Case, base: Projection, changed: Projection) -> list[str]:
    """What changed beyond what the case allows, each as a cause and its values; empty where all is right."""
    if case.status is not None:
        return _status_differences(case, base, changed)
    pairs, lost, new = _pair(base.events, changed.events)
    found = [f"lost: {event.type}" for event in lost] + [f"new: {event.type}" for event in new]
    for one, other in pairs:
        found += _field_differences(one, other, _FIELDS)
    if not found and base.links != changed.links:
        found.append(f"links: {base.links} became {changed.links}")
    return found


def _status_differences(case: Case, base: Projection, changed: Projection) -> list[str]:
    frame = case.status
    assert frame is not None
    found = []
    told = [event for event in changed.events if event.type == case.type]
    for event in told:
        doubted = frame.doubted and any(claim[1] in _DENIALS for claim in event.claims)
        if event.status not in frame.status and not doubted:
            found.append(f"status: {event.type} is {event.status}")
    if frame.told and not told:
        found.append(f"lost: {case.type}")
    if frame.also and not any(e.type == frame.also and e.status == "actual" for e in changed.events):
        found.append(f"missing: {frame.also}")
    if not found:
        pairs, _, _ = _pair([e for e in base.events if e.type == case.type], told)
        for one, other in pairs:
            found += _field_differences(one, other, ("actors", "recipients"))
    return found


def _field_differences(one: Projected, other: Projected, names: tuple[str, ...]) -> list[str]:
    return [
        f"{name}: {one.type} {getattr(one, name)} became {getattr(other, name)}"
        for name in names
        if getattr(one, name) != getattr(other, name)
    ]


def _pair(
    base: Sequence[Projected], changed: Sequence[Projected]
) -> tuple[list[tuple[Projected, Projected]], list[Projected], list[Projected]]:
    """Events of both sides of the same type, the likest first; and those left over on either side."""
    candidates = sorted(
        (-_likeness(one, other), i, j)
        for i, one in enumerate(base)
        for j, other in enumerate(changed)
        if one.type == other.type
    )
    left, right = set(range(len(base))), set(range(len(changed)))
    pairs = []
    for _, i, j in candidates:
        if i in left and j in right:
            left.discard(i)
            right.discard(j)
            pairs.append((base[i], changed[j]))
    return pairs, [base[i] for i in sorted(left)], [changed[j] for j in sorted(right)]


def _likeness(one: Projected, other: Projected) -> int:
    return sum(getattr(one, name) == getattr(other, name) for name in _FIELDS)
