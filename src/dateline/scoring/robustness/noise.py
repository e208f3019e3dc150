"""Typographic noise: what editors, converters and copying do to characters without changing a word.

Each kind is a function from text to text that leaves the text as it is where it finds nothing to do.
"""

import re
from collections.abc import Callable

__all__ = ["NOISES"]

_LONG_WORD = re.compile(r"(?<![\w-])[a-z]{7,}(?![\w-])")
_LIGATURES = (("ffi", "\ufb03"), ("fi", "\ufb01"), ("fl", "\ufb02"), ("ff", "\ufb00"))


def _every(pattern: str, step: int, replacement: Callable[[str], str]) -> Callable[[str], str]:
    """Replaces each `step`-th match."""

    def change(text: str) -> str:
        places = iter(range(len(text)))
        return re.sub(pattern, lambda m: m[0] if next(places) % step else replacement(m[0]), text)

    return change


def _curly(text: str) -> str:
    text = re.sub(r'"([^"]*)"', "\u201c\\1\u201d", text)
    return text.replace("'", "\u2019")


def _german(text: str) -> str:
    return re.sub(r'"([^"]*)"', "\u201e\\1\u201c", text)


def _broken_words(mark: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        return _LONG_WORD.sub(lambda m: f"{m[0][:4]}{mark}{m[0][4:]}", text)

    return change


def _ligatures(text: str) -> str:
    for letters, ligature in _LIGATURES:
        text = text.replace(letters, ligature)
    return text


def _all(text: str) -> str:
    for change in (_curly, _ligatures, _broken_words("\u00ad"), _every(" ", 4, lambda _: "\u00a0")):
        text = change(text)
    return text


NOISES: dict[str, Callable[[str], str]] = {
    "curly quotes": _curly,
    "low quotes": _german,
    "em dashes": lambda text: text.replace(" - ", "\u2014"),
    "en dashes": lambda text: text.replace(" - ", " \u2013 "),
    "no-break spaces": _every(" ", 3, lambda _: "\u00a0"),
    "thin spaces": _every(" ", 4, lambda _: "\u2009"),
    "double spaces": _every(" ", 3, lambda _: "  "),
    "soft hyphens": _broken_words("\u00ad"),
    "ligatures": _ligatures,
    "zero-width spaces": _every(" ", 3, lambda _: " \u200b"),
    "zero-width joiners": _broken_words("\u200d"),
    "byte order marks": _every(" ", 5, lambda _: " \ufeff"),
    "non-breaking hyphens": lambda text: re.sub(r"(?<=\w)-(?=\w)", "\u2011", text),
    "full-width digits": lambda text: re.sub(r"\d", lambda m: chr(ord(m[0]) + 0xFEE0), text),
    "direction marks": _every(" ", 4, lambda _: " \u200e"),
    "all together": _all,
}
"""Kinds of noise by name. Characters are those of Unicode 15.1, chapters 6.2 and 23.2."""
