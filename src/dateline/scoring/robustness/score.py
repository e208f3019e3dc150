"""The rate at which the reader violates what a change allows."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from dateline.reading.reader import Reader
from dateline.scoring.robustness.case import Case, Version
from dateline.scoring.robustness.comparison import differences, is_void
from dateline.scoring.robustness.generator import CHANGES, generate_cases
from dateline.scoring.robustness.projection import Projection, project
from dateline.sources import freeze

__all__ = ["ChangeScore", "RobustnessScore", "Violation", "score_robustness"]


@dataclass(frozen=True, slots=True)
class Violation:
    """A case whose ledger changed in another way than stated.

    Attributes:
        case: the case, with both texts.
        differences: what changed, each as "cause: values".
    """

    case: Case
    differences: tuple[str, ...]

    @property
    def cause(self) -> str:
        """The first difference's cause."""
        return self.differences[0].partition(":")[0]


@dataclass(frozen=True, slots=True)
class ChangeScore:
    """The counts of one sort of change, or of all.

    Attributes:
        change: its name.
        cases: how many cases were read.
        void: how many of them say nothing, because the plain text's event was not read.
        violations: how many of the others were violated.
    """

    change: str
    cases: int
    void: int
    violations: int

    @property
    def rate(self) -> float:
        """Violations by cases that say something; 0 where there are none."""
        return self.violations / (self.cases - self.void) if self.cases > self.void else 0.0


@dataclass(frozen=True, slots=True)
class RobustnessScore:
    """How the reader held on the suite.

    Attributes:
        changes: the counts of each sort of change, in the table's order.
        overall: the counts of all together.
        shapes: how many different shapes the texts have.
        violations: the violations, in the order of the cases.
    """

    changes: tuple[ChangeScore, ...]
    overall: ChangeScore
    shapes: int
    violations: tuple[Violation, ...]

    def document(self) -> dict[str, Any]:
        """The score as JSON prints it."""
        return {
            "shapes": self.shapes,
            "changes": [
                {
                    "change": one.change,
                    "cases": one.cases,
                    "void": one.void,
                    "violations": one.violations,
                    "rate": round(one.rate, 4),
                }
                for one in (*self.changes, self.overall)
            ],
            "violations": [
                {
                    "change": one.case.change,
                    "kind": one.case.kind,
                    "shape": one.case.shape,
                    "differences": list(one.differences),
                    "base": one.case.base.text,
                    "changed": one.case.changed.text,
                }
                for one in self.violations
            ],
        }


def score_robustness(
    reader: Reader, cases: Iterable[Case] | None = None, passed: Callable[[int], None] | None = None
) -> RobustnessScore:
    """Read both texts of each case and compare.

    Args:
        reader: what is measured.
        cases: all of the suite where None.
        passed: called after each case with how many are done.

    Raises:
        dateline.reading.reader.ReadingError: if the reader refuses a text.
    """
    readings: dict[Version, Projection] = {}

    def reading(version: Version) -> Projection:
        if version not in readings:
            report = freeze(version.text, published=version.published)
            readings[version] = project(reader.read(report), version)
        return readings[version]

    counts: Counter[tuple[str, str]] = Counter()
    shapes: set[str] = set()
    violations = []
    for number, case in enumerate(generate_cases() if cases is None else cases, start=1):
        counts[case.change, "cases"] += 1
        shapes.add(case.shape)
        base = reading(case.base)
        if is_void(case, base):
            counts[case.change, "void"] += 1
        elif found := differences(case, base, reading(case.changed)):
            counts[case.change, "violations"] += 1
            violations.append(Violation(case, tuple(found)))
        if passed:
            passed(number)
    changes = [_counted(change, counts) for change in CHANGES if counts[change, "cases"]]
    overall = ChangeScore(
        "overall",
        sum(one.cases for one in changes),
        sum(one.void for one in changes),
        sum(one.violations for one in changes),
    )
    return RobustnessScore(tuple(changes), overall, len(shapes), tuple(violations))


def _counted(change: str, counts: Counter[tuple[str, str]]) -> ChangeScore:
    return ChangeScore(change, *(counts[change, name] for name in ("cases", "void", "violations")))
