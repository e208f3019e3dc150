"""Notices by which an outlet takes back a report of its own, or puts another in its place."""

import re
from dataclasses import dataclass
from functools import lru_cache

from dateline.data import read_yaml
from dateline.model import Report
from dateline.reading.actors.folding import fold

__all__ = ["Notice", "notice_in"]

OPENING = 600
"""Characters of the told words in which a page says that it is taken back; further down it tells of more."""
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Notice:
    """What a notice says."""

    retracts: bool
    """Whether the report is taken back; else it is replaced."""
    headline: str | None
    """The headline of the report that it is about, where the notice's own title holds it."""


def notice_in(report: Report) -> Notice | None:
    """The notice that a report is, None for one that tells of the world.

    A title counts that opens with a word such as "Retraction" before a colon or a dash; and words such as
    "this article has been retracted" in the first lines. An outlet that writes that *another* has retracted a
    story says neither of its own.
    """
    heads, phrases = _wording()
    title = _SPACE.sub(" ", report.title or "").strip()
    match = heads.match(title)
    if match is not None:
        retracts = match.lastgroup == "retraction"
        return Notice(retracts, title[match.end() :].strip() or None)
    told = [report.text[block.start : block.end] for block in report.blocks if block.tells]
    opening = fold(_SPACE.sub(" ", ("\n".join(told) if told else report.text)[:OPENING]))
    return Notice(True, None) if any(phrase in opening for phrase in phrases) else None


@lru_cache(maxsize=1)
def _wording() -> tuple[re.Pattern[str], tuple[str, ...]]:
    data = read_yaml("reconciling/notices.yaml")
    kinds = (
        f"(?P<{kind}>{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"
        for kind, words in data["heads"].items()
    )
    pattern = re.compile(rf"(?:{'|'.join(kinds)})\s*(?::|[-–—|]\s)\s*", re.IGNORECASE)
    return pattern, tuple(fold(phrase) for phrase in data["phrases"])
