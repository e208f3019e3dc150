"""How far two wordings of one filler agree (see `muc4`)."""

import re

__all__ = ["head_word", "string_gain"]

_CUT = re.compile(r"\b(?:of|in|from|who|which|that|with|on|at|by|for)\b|[,(]")
_SHARED = 4
"""Letters of a word that is telling by itself."""


def string_gain(wanted: str, given: str) -> float:
    """How far two wordings agree: 1, a half or 0."""
    one, other = _words(wanted), _words(given)
    if not one or not other:
        return 0.0
    if one == other or head_word(wanted) == head_word(given):
        return 1.0
    return 0.5 if any(len(word) >= _SHARED for word in set(one) & set(other)) else 0.0


def _words(text: str) -> list[str]:
    return [_stem(word) for word in re.findall(r"\w+", text.lower()) if word not in ("the", "a", "an")]


def head_word(text: str) -> str:
    """The last word before what hangs on behind, in small letters and without its plural."""
    words = _words(_CUT.split(text.lower(), maxsplit=1)[0]) or _words(text)
    return words[-1] if words else ""


def _stem(word: str) -> str:
    return word.removesuffix("s") if len(word) > _SHARED - 1 else word
