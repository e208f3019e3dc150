"""What a measure of the reader is: units of text, their counts, and the figures over the sums of these."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, runtime_checkable

from dateline.reading.reader import Reader

__all__ = [
    "Counts",
    "Fault",
    "Figure",
    "Measure",
    "OpenMeasure",
    "Unit",
    "accuracy",
    "f1",
    "macro_f1",
    "share",
    "total",
]

Counts = Mapping[str, float]
"""Named counts; a figure is a function of their sums, so that a bootstrap can draw units anew."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One error of the reader, for reading by people.

    Attributes:
        cause: the group that it falls in, in a few words ("cue missed", "wrong type: ACCUSE for REJECT").
        text: what was expected, what was found, and the words of the text around it, on one line.
    """

    cause: str
    text: str


@dataclass(frozen=True, slots=True)
class Unit:
    """What one report (or record) of a set gave: the bootstrap draws units.

    Attributes:
        name: the unit's name in the set.
        counts: its counts.
        faults: the reader's errors on it.
        aside: why it can't be read, and so nothing is measured on it; None where it was measured.
    """

    name: str
    counts: Counts
    faults: tuple[Fault, ...] = ()
    aside: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a measure.

    Attributes:
        name: what it is called in the table.
        formula: from summed counts to the figure, between 0 and 1.
        target: the figure to reach, if there is one.
        floor: whether a floor may be held on it.
    """

    name: str
    formula: Callable[[Counts], float]
    target: float | None = None
    floor: bool = field(default=True)


class Measure(Protocol):
    """A set that others coded, and how the reader is measured on it.

    Attributes:
        name: the word for `--set`.
        folder: the archive's stem under the data folder.
        about: one line: what is measured, on which part of the set, by whose definition of the metric.
        figures: the figures.
    """

    name: str
    folder: str
    about: str
    figures: tuple[Figure, ...]

    def units(self, folder: Path, reader: Reader) -> Iterator[Unit]:
        """Read the part of the set that is reported on and yield what each unit gave, in a fixed order."""
        ...


@runtime_checkable
class OpenMeasure(Measure, Protocol):
    """A measure with a part that may be looked at: errors are read there, and nothing there is reported."""

    def open_units(self, folder: Path, reader: Reader) -> Iterator[Unit]:
        """Read the part of the set that may be looked at and yield what each unit gave, in a fixed order."""
        ...


def f1(slot: str) -> Callable[[Counts], float]:
    """F1 of the counts `{slot}.right`, `{slot}.got`, `{slot}.want` (0 where nothing is right)."""

    def formula(counts: Counts) -> float:
        right, got, want = (counts.get(f"{slot}.{part}", 0.0) for part in ("right", "got", "want"))
        return 2 * right / (got + want) if got + want else 0.0

    return formula


def accuracy(slot: str) -> Callable[[Counts], float]:
    """The share `{slot}.right` of `{slot}.all`."""

    def formula(counts: Counts) -> float:
        return counts.get(f"{slot}.right", 0.0) / whole if (whole := counts.get(f"{slot}.all", 0.0)) else 0.0

    return formula


def share(part: str, whole: str) -> Callable[[Counts], float]:
    """The share of one count in another, such as the precision or the recall of a slot."""

    def formula(counts: Counts) -> float:
        return counts.get(part, 0.0) / number if (number := counts.get(whole, 0.0)) else 0.0

    return formula


def macro_f1(slot: str) -> Callable[[Counts], float]:
    """The mean of the F1 of the classes of the counts `{slot}.{class}.right`, `.got`, `.want`.

    A class that is in no key is left out, as in scikit-learn's `f1_score` with `labels` of the key.
    """

    def formula(counts: Counts) -> float:
        want: Counter[str] = Counter()
        for name, number in counts.items():
            head, _, part = name.rpartition(".")
            if head.startswith(f"{slot}.") and part == "want" and number:
                want[head] += 1
        scores = [f1(head)(counts) for head in sorted(want)]
        return sum(scores) / len(scores) if scores else 0.0

    return formula


def total(units: Iterable[Unit]) -> Counter[str]:
    """The sums of the units' counts."""
    sums: Counter[str] = Counter()
    for unit in units:
        sums.update(unit.counts)
    return sums
