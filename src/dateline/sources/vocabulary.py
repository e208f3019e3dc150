"""The word lists of intake, read once from the package's data files."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from dateline.data import read_yaml

__all__ = ["PageWords", "page_words", "split_phrases"]


def split_phrases(text: str) -> tuple[str, ...]:
    """Phrases set apart by semicolons or line ends, in lower case."""
    return tuple(p for part in re.split(r"[;\n]", text) if (p := " ".join(part.lower().split())))


def _openings(text: str) -> re.Pattern[str]:
    phrases = sorted(split_phrases(text), key=len, reverse=True)
    return re.compile(r"(?:" + "|".join(map(re.escape, phrases)) + r")(?!\w)", re.IGNORECASE)


def _inside(text: str) -> re.Pattern[str]:
    phrases = sorted(split_phrases(text), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, phrases)) + r")(?!\w)", re.IGNORECASE)


@dataclass(frozen=True)
class PageWords:
    """The lists of `furniture.yaml` in the form in which they are matched."""

    lists: dict[str, Any]

    @cached_property
    def labels(self) -> frozenset[str]:
        """Whole lines of navigation."""
        return frozenset(split_phrases(self.lists["labels"]))

    @cached_property
    def list_openers(self) -> frozenset[str]:
        """Labels that open a list of other stories."""
        return frozenset(split_phrases(self.lists["list_openers"]))

    @cached_property
    def agencies(self) -> frozenset[str]:
        """Who pictures are credited to."""
        return frozenset(split_phrases(self.lists["agencies"]))

    @cached_property
    def stamp_words(self) -> frozenset[str]:
        """What else than a date stands in a line that gives the time of publication."""
        return frozenset(self.lists["stamp_words"].split())

    @cached_property
    def openings(self) -> re.Pattern[str]:
        """Beginnings of navigation lines."""
        return _openings(self.lists["openings"])

    @cached_property
    def sentences(self) -> re.Pattern[str]:
        """Words of the page's own sentences."""
        return _inside(self.lists["sentences"])

    @cached_property
    def patterns(self) -> re.Pattern[str]:
        """Whole lines of clocks, sizes, counters."""
        return re.compile("|".join(f"(?:{p})" for p in self.lists["patterns"]), re.IGNORECASE)

    @cached_property
    def byline_openings(self) -> re.Pattern[str]:
        """Beginnings of lines that name the writers."""
        return _openings(self.lists["byline_openings"])

    @cached_property
    def byline_phrases(self) -> re.Pattern[str]:
        """Words of lines that credit writers."""
        return _inside(self.lists["byline_phrases"])

    @cached_property
    def byline_words(self) -> re.Pattern[str]:
        """Words of short credit lines."""
        return _inside(self.lists["byline_words"])

    @cached_property
    def caption_openings(self) -> re.Pattern[str]:
        """Beginnings of captions."""
        return _openings(self.lists["caption_openings"])

    @cached_property
    def archive_openings(self) -> re.Pattern[str]:
        """Beginnings of captions of old pictures."""
        return _openings(self.lists["archive_openings"])

    @cached_property
    def credit_openings(self) -> re.Pattern[str]:
        """Beginnings of credits."""
        return _openings(self.lists["credit_openings"])

    @cached_property
    def depicting_phrases(self) -> re.Pattern[str]:
        """Words that say that something is shown."""
        return _inside(self.lists["depicting_phrases"])

    @cached_property
    def depicting_verbs(self) -> frozenset[str]:
        """Present-tense forms of the verbs that captions use."""
        forms: set[str] = set()
        for verb in self.lists["depicting_verbs"].split():
            forms |= {verb, _third_person(verb)}
        return frozenset(forms)

    @cached_property
    def telling_words(self) -> frozenset[str]:
        """Past-tense verbs of telling, which captions do without."""
        return frozenset(self.lists["telling_words"].split())


def _third_person(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + "s"


@lru_cache(maxsize=1)
def page_words() -> PageWords:
    """The lists of `furniture.yaml`."""
    return PageWords(read_yaml("furniture.yaml"))
