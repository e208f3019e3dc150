"""What the reader reached on one set."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.reading.reader import Reader
from dateline.scoring.bootstrap import intervals
from dateline.scoring.measure import Fault, Figure, Measure, OpenMeasure, total

__all__ = ["FigureScore", "SetScore", "score_set"]


@dataclass(frozen=True, slots=True)
class FigureScore:
    """A figure with the 95 % interval of its value.

    Attributes:
        name: what it is called in the table.
        value: between 0 and 1.
        low: lower bound of the interval.
        high: upper bound of the interval.
        target: the figure to reach, if there is one.
        floor: whether a floor may be held on it.
    """

    name: str
    value: float
    low: float
    high: float
    target: float | None = None
    floor: bool = True


@dataclass(frozen=True, slots=True)
class SetScore:
    """The figures of one set.

    Attributes:
        name: the set, as `--set` calls it.
        about: what is measured, on which part, by whose definition.
        units: how many reports or records were measured.
        figures: the figures, in the measure's order.
        counts: the sums that the figures are made of.
        faults: the reader's errors, in the order of the units.
        aside: name of each unit that can't be read, and why; they are not among those measured.
    """

    name: str
    about: str
    units: int
    figures: tuple[FigureScore, ...]
    counts: dict[str, float]
    faults: tuple[Fault, ...] = ()
    aside: tuple[tuple[str, str], ...] = ()

    def document(self) -> dict[str, Any]:
        """The score as JSON prints it, without the faults' texts."""
        return {
            "name": self.name,
            "about": self.about,
            "units": self.units,
            "aside": dict(self.aside),
            "figures": [
                {
                    "name": one.name,
                    "value": round(one.value, 4),
                    "low": round(one.low, 4),
                    "high": round(one.high, 4),
                    "target": one.target,
                }
                for one in self.figures
            ],
            "counts": {name: _whole(number) for name, number in sorted(self.counts.items())},
            "faults": dict(Counter(fault.cause for fault in self.faults).most_common()),
        }


def score_set(
    measure: Measure,
    folder: Path,
    reader: Reader,
    *,
    open_part: bool = False,
    passed: Callable[[int], None] | None = None,
) -> SetScore:
    """Measure the reader on one set.

    Args:
        measure: how.
        folder: where the set lies unpacked.
        reader: what is measured.
        open_part: measure on the part that may be looked at instead of the one that is reported on.
        passed: called after each unit with how many are done.

    Raises:
        OSError: if a file of the set is missing.
        ValueError: if a file of the set is not what the measure expects, there are no units, or no part of
            the set may be looked at.
    """
    if open_part and not isinstance(measure, OpenMeasure):
        raise ValueError(f"no part of {measure.name} may be looked at")
    source = measure.open_units if open_part and isinstance(measure, OpenMeasure) else measure.units
    units, aside = [], []
    for unit in source(folder, reader):
        if unit.aside is not None:
            aside.append((unit.name, unit.aside))
            continue
        units.append(unit)
        if passed:
            passed(len(units))
    if not units:
        raise ValueError(f"{folder} holds nothing to measure {measure.name} on")
    sums = total(units)
    bounds = intervals(measure.figures, units)
    return SetScore(
        measure.name,
        measure.about,
        len(units),
        tuple(
            _scored(figure, figure.formula(sums), *bound)
            for figure, bound in zip(measure.figures, bounds, strict=True)
        ),
        dict(sums),
        tuple(fault for unit in units for fault in unit.faults),
        tuple(aside),
    )


def _scored(figure: Figure, value: float, low: float, high: float) -> FigureScore:
    return FigureScore(figure.name, value, low, high, figure.target, figure.floor)


def _whole(number: float) -> float | int:
    return int(number) if float(number).is_integer() else round(number, 4)
