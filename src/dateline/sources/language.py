"""Whether a text is English, told by its letters and its function words.

Language identification by the share of closed-class words goes back to Grefenstette 1995, "Comparing two
language identification schemes"; that one language is asked for makes a list of one language enough.
"""

import re
from functools import lru_cache
from importlib.resources import files

from dateline.sources.refusal import SourceError, UnreadableError

__all__ = ["check_english", "is_english_code", "parse_language"]

_LEAST_SHARE = 0.07
"""Of 3,624 English news articles the median has 0.33 of its words in the list, the lowest (a list of prize
winners)
0.11; pages in French, German, Spanish, Portuguese, Czech, Chinese and Latin have at most 0.05."""
_LEAST_WORDS = 25
"""Under so many words a share says little, and the text passes."""
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=1)
def _function_words() -> frozenset[str]:
    lines = (files("dateline") / "data" / "english_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def check_english(text: str) -> None:
    """Passes English text, and text too short to tell.

    Raises:
        UnreadableError: if the letters are mostly of another script, or the words of another language.
    """
    sample = text[:20_000]
    letters = [letter for letter in sample if letter.isalpha()]
    latin = sum(1 for letter in letters if letter < "\u0250")
    if latin < len(letters) / 2:
        raise UnreadableError(_reason("its letters are mostly not Latin"))
    words = _WORD.findall(sample.lower())
    share = sum(word in _function_words() for word in words) / max(1, len(words))
    if len(words) >= _LEAST_WORDS and share < _LEAST_SHARE:
        raise UnreadableError(_reason(f"{share:.0%} of its words are English function words"))


def _reason(why: str) -> str:
    return f"it does not look like English ({why}), and only English is read; if it is, say --language en"


def is_english_code(code: str) -> bool:
    """True for "en", "eng", "en-GB", "English"."""
    return re.fullmatch(r"(?:en|eng|english)(?:[-_].*)?", code.strip().lower()) is not None


def parse_language(code: str) -> str:
    """The language that a user names, as a code.

    Raises:
        SourceError: if it is not English.
    """
    if is_english_code(code):
        return "en"
    raise SourceError(f"language {code!r} is not read: only English is; give --language en, or leave it out")
