"""The table of scores in a document, between two comments; the rest of the document stays as it is."""

import re
from collections.abc import Iterable, Sequence

from dateline.scoring.score import SetScore

__all__ = ["BEGIN", "END", "PageError", "insert_scores"]

BEGIN = "<!-- scores: begin -->"
END = "<!-- scores: end -->"

HEAD = ("| set | units | figure | value | 95 % interval | to reach |", "|---|---|---|---|---|---|")


class PageError(Exception):
    """The document has no place for the table; the message is one line."""


def insert_scores(page: str, scores: Iterable[SetScore], order: Sequence[str] = ()) -> str:
    """The document with the table of scores between its two comments.

    Rows of sets that were not measured this time stay.

    Args:
        page: the document, with `BEGIN` and `END` on lines of their own.
        scores: what was measured.
        order: names of the sets, in the order of the table; others come last.

    Raises:
        PageError: if the comments are not there, once each, in that order.
    """
    start, end = page.find(BEGIN), page.find(END)
    if start < 0 or end < start or page.count(BEGIN) != 1 or page.count(END) != 1:
        raise PageError(f"the document needs the lines {BEGIN} and {END}, once each, where the table goes")
    rows, notes = _known(page[start + len(BEGIN) : end])
    for score in scores:
        rows[score.name] = [_row(score, number) for number in range(len(score.figures))]
        notes[score.name] = f"- `{score.name}`: {score.about}"
    place = {name: number for number, name in enumerate(order)}
    names = sorted(rows, key=lambda name: (place.get(name, len(place)), name))
    lines = [*HEAD, *(row for name in names for row in rows[name])]
    lines += ["", *(notes[name] for name in names if name in notes)]
    return page[:start] + "\n".join([BEGIN, "", *lines, "", END]) + page[end + len(END) :]


def _known(block: str) -> tuple[dict[str, list[str]], dict[str, str]]:
    """The rows and the notes that the table holds, by set."""
    rows: dict[str, list[str]] = {}
    notes: dict[str, str] = {}
    for line in block.splitlines():
        if match := re.match(r"\| `([^`]+)` \|", line):
            rows.setdefault(match.group(1), []).append(line)
        elif match := re.match(r"- `([^`]+)`: ", line):
            notes[match.group(1)] = line
    return rows, notes


def _row(score: SetScore, number: int) -> str:
    one = score.figures[number]
    target = f"{one.target:.2f}" if one.target is not None else ""
    cells = [f"`{score.name}`", f"{score.units:,}", one.name]
    cells += [f"{one.value:.3f}", f"{one.low:.3f} to {one.high:.3f}", target]
    return "| " + " | ".join(cells) + " |"
