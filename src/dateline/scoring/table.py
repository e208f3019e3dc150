"""Scores as people read them: a table for the terminal, and errors by cause."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from dateline.scoring.score import SetScore

__all__ = ["format_faults", "format_table"]


def format_table(scores: Iterable[SetScore]) -> Iterator[str]:
    """The lines of a plain table: one line a figure, with its 95 % interval and the figure to reach.

    Below it stands what could not be read and so is not measured.
    """
    scores = tuple(scores)
    rows = [("set", "figure", "value", "95 % interval", "to reach")]
    for score in scores:
        for number, one in enumerate(score.figures):
            label = f"{score.name} ({score.units:,})" if not number else ""
            target = f"{one.target:.2f}" if one.target is not None else ""
            rows.append((label, one.name, f"{one.value:.3f}", f"{one.low:.3f} to {one.high:.3f}", target))
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
    for score in scores:
        if score.aside:
            name, reason = score.aside[0]
            yield f"{score.name}: {len(score.aside):,} set aside, unread, such as {name}: {reason}"


def format_faults(score: SetScore, examples: int) -> Iterator[str]:
    """The lines that show a set's errors, the commonest cause first.

    Args:
        score: what was measured.
        examples: how many errors of a cause to show at most, spread evenly over the units.
    """
    causes: dict[str, list[str]] = defaultdict(list)
    for fault in score.faults:
        causes[fault.cause].append(fault.text)
    yield f"{score.name}: {len(score.faults):,} error{'' if len(score.faults) == 1 else 's'}"
    for cause, texts in sorted(causes.items(), key=lambda item: (-len(item[1]), item[0])):
        yield f"  {len(texts):5,}  {cause}"
        step = max(1, len(texts) // examples) if examples else 1
        for text in texts[::step][:examples]:
            yield f"         {' '.join(text.split())}"
