"""What a person types into a search box, as words that no database can take for syntax."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Self

__all__ = ["Phrase", "SearchError", "SearchWords", "fold", "words_of"]

_WORD = re.compile(r"[^\W_]+")
_PART = re.compile(r'(?P<minus>-?)(?:"(?P<quoted>[^"]*)"?|(?P<plain>[^\s"]+))')
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
"""Letters that NFKD leaves whole, as news agencies write them."""

MOST_WORDS = 64
"""Of one search: more are a pasted page, and each costs a look-up."""


class SearchError(ValueError):
    """The text has nothing to look for; the message is one line that says why."""


def fold(text: str) -> str:
    """Lower case without accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold().translate(_LETTERS)


def words_of(text: str) -> list[str]:
    """The words of a text in order, folded: letters and digits only.

    The index is fed these same words, so that it parts texts as searches are parted, on every database.
    """
    return _WORD.findall(fold(text))


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand side by side; a single word is a phrase of one."""

    words: tuple[str, ...]
    prefix: bool = False
    """Whether the last word may go on (`bomb*`)."""


@dataclass(frozen=True, slots=True)
class SearchWords:
    """Phrases that must all be there, and phrases of which none may be."""

    wanted: tuple[Phrase, ...]
    unwanted: tuple[Phrase, ...] = ()

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read what was typed.

        Words must all be found, in any order; `"words in quotes"` side by side, as must the parts of
        `al-Shabaab` and `U.S.`; `-word` must not be found; `bomb*` finds what begins so. Anything else is
        no syntax: brackets, colons, `AND` and an open quote are read over or are words.

        Raises:
            SearchError: if no word is in it, or too many are.
        """
        wanted: list[Phrase] = []
        unwanted: list[Phrase] = []
        for part in _PART.finditer(text):
            body = part["quoted"] if part["plain"] is None else part["plain"]
            words = tuple(words_of(body))
            if words:
                phrase = Phrase(words, prefix=part["plain"] is not None and body.endswith("*"))
                (unwanted if part["minus"] else wanted).append(phrase)
        if not wanted and not unwanted:
            raise SearchError(f"no word to look for in {text!r}")
        if sum(len(one.words) for one in (*wanted, *unwanted)) > MOST_WORDS:
            raise SearchError(f"more than {MOST_WORDS} words to look for: give fewer")
        return cls(tuple(dict.fromkeys(wanted)), tuple(dict.fromkeys(unwanted)))

    @classmethod
    def name(cls, text: str) -> Self:
        """A name: all its words must be found, in any order; nothing in it is syntax.

        Raises:
            SearchError: if no word is in it.
        """
        words = words_of(text)[:MOST_WORDS]
        if not words:
            raise SearchError(f"no word to look for in {text!r}")
        return cls(tuple(Phrase((word,)) for word in dict.fromkeys(words)))
