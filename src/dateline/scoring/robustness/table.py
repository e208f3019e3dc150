"""The suite's result as people read it."""

from collections.abc import Iterator

from dateline.scoring.robustness.score import RobustnessScore

__all__ = ["format_robustness", "format_violations"]


def format_robustness(score: RobustnessScore) -> Iterator[str]:
    """The lines of a plain table: one line a sort of change, and one for all."""
    rows = [("change", "cases", "void", "violations", "rate")]
    rows += [
        (one.change, f"{one.cases:,}", f"{one.void:,}", f"{one.violations:,}", f"{one.rate:.1%}")
        for one in (*score.changes, score.overall)
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    for row in rows:
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        yield "  ".join(cells)
    yield f"{score.shapes:,} shapes; void: the plain text's event was not read, so that the case says nothing"


def format_violations(score: RobustnessScore, examples: int | None = None) -> Iterator[str]:
    """The violations with both texts, in the order of the cases.

    Args:
        score: what was measured.
        examples: how many of each sort of change to show; all where None.
    """
    shown: dict[str, int] = {}
    for one in score.violations:
        case = one.case
        shown[case.change] = shown.get(case.change, 0) + 1
        if examples is not None and shown[case.change] > examples:
            continue
        yield f"{case.change} ({case.kind}), {case.shape}"
        yield from (f"    {difference}" for difference in one.differences)
        yield from (
            f"  {mark} {' / '.join(text.splitlines())}"
            for mark, text in _texts(one.case.base.text, case.changed.text)
        )


def _texts(base: str, changed: str) -> tuple[tuple[str, str], tuple[str, str]]:
    return ("-", base), ("+", changed)
