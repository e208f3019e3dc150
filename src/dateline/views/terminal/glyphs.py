"""The signs of the terminal view, and plain ones for terminals without Unicode."""

import re
from dataclasses import dataclass

from dateline.model import Stance, Status

__all__ = ["ASCII", "UNICODE", "Glyphs", "clean", "plain"]

CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")
"""Control and direction-changing characters: a report's text must not steer the reader's terminal."""

PLAIN = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-",
        "…": "...", "→": "->", "↳": "=>", "≥": "at least ", "≤": "up to ", "≠": "!=", "·": "|", "•": "*",
        "✓": "+", "✗": "x",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Glyphs:
    """One sign for each thing that is marked by a sign."""

    arrow: str
    link: str
    dot: str
    at_least: str
    at_most: str
    unequal: str
    ellipsis: str
    moves: dict[int, str]
    """Before a figure that fell (-1), stayed (0) or rose (1)."""
    status: dict[Status, str]
    stance: dict[Stance, str]


UNICODE = Glyphs(
    arrow="→",
    link="↳",
    dot="·",
    at_least="≥",
    at_most="≤",
    unequal="≠",
    ellipsis="…",
    moves={-1: "↓ ", 0: "= ", 1: "↑ "},
    status={
        Status.ACTUAL: "",
        Status.FUTURE: "◷",
        Status.HYPOTHETICAL: "?",
        Status.NEGATED: "✗",
        Status.GENERIC: "∞",
    },
    stance={
        Stance.ASSERTS: "✓",
        Stance.DENIES: "✗",
        Stance.HEDGES: "~",
        Stance.CLAIMS_RESPONSIBILITY: "★",
        Stance.DISCLAIMS_RESPONSIBILITY: "☆",
    },
)

ASCII = Glyphs(
    arrow="->",
    link="=>",
    dot="|",
    at_least="at least ",
    at_most="up to ",
    unequal="!=",
    ellipsis="...",
    moves={-1: "down to ", 0: "still ", 1: "up to "},
    status={
        Status.ACTUAL: "",
        Status.FUTURE: ">",
        Status.HYPOTHETICAL: "?",
        Status.NEGATED: "x",
        Status.GENERIC: "~",
    },
    stance={
        Stance.ASSERTS: "+",
        Stance.DENIES: "x",
        Stance.HEDGES: "~",
        Stance.CLAIMS_RESPONSIBILITY: "*",
        Stance.DISCLAIMS_RESPONSIBILITY: "o",
    },
)


def clean(words: str) -> str:
    """A report's words on one line, without characters that steer a terminal."""
    return " ".join(CONTROL.sub(" ", words).split())


def plain(words: str) -> str:
    """Typographic quotes, dashes and arrows as ASCII writes them."""
    return words.translate(PLAIN)
