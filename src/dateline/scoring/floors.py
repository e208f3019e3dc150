"""Floors under figures: what a change may not push down."""

from collections.abc import Iterable, Mapping
from typing import Any

from dateline.scoring.score import SetScore

__all__ = ["FloorsError", "parse_floors", "under_floors"]

Floors = Mapping[str, Mapping[str, float]]
"""From the name of a set to its figures and their floors."""


class FloorsError(Exception):
    """A file of floors is not one; the message is one line."""


def parse_floors(document: Any) -> Floors:  # noqa: ANN401 - whatever the file holds
    """Floors from parsed JSON: an object of sets, each an object of figures and numbers from 0 to 1.

    Raises:
        FloorsError: if it is anything else.
    """
    if not isinstance(document, dict) or not all(isinstance(one, dict) for one in document.values()):
        raise FloorsError('write floors as {"set": {"figure": 0.5}}')
    for name, figures in document.items():
        for figure, floor in figures.items():
            if isinstance(floor, bool) or not isinstance(floor, (int, float)) or not 0 <= floor <= 1:
                raise FloorsError(f"the floor of {name} {figure} is no number from 0 to 1")
    return document


def under_floors(floors: Floors, scores: Iterable[SetScore]) -> list[str]:
    """What does not hold, one line each: figures under their floors, and floors under no figure.

    Floors of sets that were not measured are not looked at: the sets are not part of the repository.
    """
    complaints = []
    for score in scores:
        values = {one.name: one.value for one in score.figures if one.floor}
        for figure, floor in floors.get(score.name, {}).items():
            if figure not in values:
                complaints.append(f"{score.name} has no figure {figure!r} to hold a floor on")
            elif values[figure] < floor:
                complaints.append(f"{score.name} {figure} {values[figure]:.3f} is under its floor {floor}")
    return complaints
