"""Figures of human cost for formats that hold fewer than the ledger."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dateline.model import Effect, Incident, Toll

__all__ = ["BestToll", "best_toll", "headline", "latest", "lowest_by_acled"]


@dataclass(frozen=True, slots=True)
class BestToll:
    """A toll as UCDP writes it."""

    low: int
    best: int
    high: int
    closed: bool
    """Whether an open end had to be closed."""


def headline(incident: Incident, effect: Effect) -> Toll | None:
    """The toll of an effect over all sides."""
    return next((toll for toll in incident.tolls if toll.effect is effect and toll.side is None), None)


def latest(toll: Toll | None) -> int | None:
    """The latest figure as one number: its lower end, or its upper end where there is no lower one."""
    if toll is None:
        return None
    ends = (toll.latest_low, toll.latest_high, toll.low, toll.high)
    return next((end for end in ends if end is not None), None)


def best_toll(incident: Incident) -> BestToll | None:
    """The dead as UCDP's low, best and high; None where no figure is told."""
    toll = headline(incident, Effect.KILLED)
    number = latest(toll)
    if toll is None or number is None:
        return None
    low = 0 if toll.low is None else toll.low
    high = max(number, low) if toll.high is None else toll.high
    # Ends of different sources may cross: "at least 10" of one and "up to 8" of another.
    high = max(high, low)
    return BestToll(low, min(max(number, low), high), high, toll.low is None or toll.high is None)


def lowest_by_acled(incident: Incident, vague: Mapping[str, int]) -> tuple[int | None, bool]:
    """The lowest figure of the dead by ACLED's rule, and whether a vague word gave it.

    Args:
        incident: the incident.
        vague: ACLED's number for each vague word, such as 12 for dozens.
    """
    toll = headline(incident, Effect.KILLED)
    found: list[tuple[int, bool]] = []
    for version in incident.versions:
        if version.field != "casualties.killed" or not isinstance(version.value, dict):
            continue
        value: Mapping[str, Any] = version.value
        low = value.get("low")
        if value.get("part") or not isinstance(low, int):
            continue
        words = " ".join((version.label, *(source.quote for source in version.sources))).casefold()
        word = next((word for word in vague if re.search(rf"\b{word}\b", words)), None)
        if word and value.get("high") is None and not re.search(rf"\b{low}\b", words):
            found.append((vague[word], True))
        else:
            found.append((low, False))
    if found:
        return min(found)
    return (toll.low, False) if toll else (None, False)
