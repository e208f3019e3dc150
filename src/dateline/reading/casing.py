"""Ordinary writing for lines in capitals (truecasing; Lita et al. 2003, tRuEcasIng).

A word is written as the files of actors write the name that it is part of; else as the report's other lines
write it; else in lower case where WordNet, from the lemmatizer's index, has it for a word and no town bears
it; else with a capital, or in capitals where that form is the commoner in the text that the pipeline's word
vectors were made from.
"""

import re
from collections import Counter
from functools import lru_cache

from spacy.language import Language

from dateline.data import comma_words
from dateline.gazetteer import Gazetteer, Match
from dateline.model import ActorKind
from dateline.reading.actors.lexicon import Form, load_lexicon

__all__ = ["CaseRestorer"]

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_SENTENCE_START = re.compile(r"(?:^|(?<!\.[A-Za-z])[.!?]['\"\u2019\u201d)]*\s+|:\s+)['\"\u2018\u201c(]*$")
_ABBREVIATION = re.compile(r"(?:\b[A-Z]\.){2,}")
_CALENDAR = comma_words(
    "january, february, april, june, july, september, october, november, december, "
    "monday, tuesday, wednesday, thursday, friday, saturday, sunday"
)
_CALENDAR_OR_WORD = frozenset(["march", "may", "august", "second"])
"""Names of months only beside a number, or where no common word can stand."""
_MONTH_AFTER = re.compile(
    r"(?:\d(?:st|nd|rd|th)?|\b(?:in|since|until|last|early|late|during|of))\s+$", re.IGNORECASE
)
_UNKNOWN = 2**62
_TOWN = 50_000
"""People of a town that news names without saying what it is."""
_ACRONYM = 6
"""Letters of the longest word that may stand in capitals."""


class CaseRestorer:
    """Writes lines in capitals in ordinary letters, character for character.

    Args:
        nlp: the pipeline, for its vocabulary and its lemmatizer's tables.
    """

    def __init__(self, nlp: Language) -> None:
        self._vocab = nlp.vocab
        self._gazetteer = Gazetteer()
        self._functional = frozenset(nlp.Defaults.stop_words or ()) | {"i'm"}
        self._nouns: frozenset[str] = frozenset()
        self._others: frozenset[str] = frozenset()
        self._endings: tuple[tuple[str, str], ...] = ()
        lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
        if lookups is not None and lookups.has_table("lemma_index"):
            index = lookups.get_table("lemma_index")
            self._nouns = frozenset(index.get("noun", ()))
            self._others = frozenset(word for part in ("verb", "adj", "adv") for word in index.get(part, ()))
        if lookups is not None and lookups.has_table("lemma_exc"):
            irregular = lookups.get_table("lemma_exc").values()
            self._others |= frozenset(word for words in irregular for word in words)
        if lookups is not None and lookups.has_table("lemma_rules"):
            rules = lookups.get_table("lemma_rules").values()
            self._endings = tuple(sorted({(old, new) for pairs in rules for old, new in pairs if old}))

    def __call__(self, line: str, rest: str) -> str:
        """The line in ordinary writing, of the same length.

        Args:
            line: a line in capitals.
            rest: the report's other lines.
        """
        seen = _forms(rest)
        words = list(_WORD.finditer(line))
        kept = [match.span() for match in _ABBREVIATION.finditer(line)]
        written = list(line)
        named = self._named([match[0] for match in words], line, [match.start() for match in words])
        for place, match in enumerate(words):
            start, end = match.span()
            if any(low <= start < high for low, high in kept):
                continue
            word = match[0]
            form = named.get(place) or seen.get(word.lower()) or self._form(word, line, start, end)
            if form.islower() and _SENTENCE_START.search(line[:start]):
                form = form[:1].upper() + form[1:]
            if len(form) == len(word):
                written[start:end] = form
        return "".join(written)

    def _named(self, words: list[str], line: str, starts: list[int]) -> dict[int, str]:
        """Words that are part of a name of the files of actors, as the name is written there."""
        found: dict[int, str] = {}
        folded = [word.lower() for word in words]
        names = _phrases()
        for first in range(len(words)):
            if first in found:
                continue
            for phrase in names.get(folded[first], ()):
                last = first + len(phrase)
                if [one.lower() for one in phrase] != folded[first:last]:
                    continue
                gaps = (line[starts[at] + len(words[at]) : starts[at + 1]] for at in range(first, last - 1))
                if any(gap.strip(" -'\u2019") for gap in gaps):
                    continue
                if len(phrase) == 1 and not self._may_be_name(phrase[0]):
                    continue
                found.update(zip(range(first, last), phrase, strict=True))
                break
        return found

    def _may_be_name(self, name: str) -> bool:
        """False of a name of one word that is oftener a common word ("let", "base")."""
        low = name.lower()
        if low in self._functional or low in _CALENDAR_OR_WORD:
            return name == "US"
        if name in _state_names() and not (name.isupper() and self._is_in(low, self._nouns)):
            return True
        if self._is_in(low, self._others):
            return False
        usual = name if name.isupper() else low.capitalize()
        return not self._is_in(low, self._nouns) or 2 * self._rank(low) >= self._rank(usual)

    def _form(self, word: str, line: str, start: int, end: int) -> str:
        low = word.lower()
        if low == "i" or low.startswith(("i'", "i\u2019")):
            return word[:1].upper() + low[1:]
        if low in self._functional and low not in _CALENDAR_OR_WORD:
            return low
        if low in _CALENDAR:
            return low.capitalize()
        if low in _CALENDAR_OR_WORD:
            beside = re.match(r"\.?\s+\d", line[end:]) or _MONTH_AFTER.search(line[:start])
            return low.capitalize() if beside else low
        stem, mark, ending = re.match(r"([^'\u2019]*)(['\u2019]?)(.*)", low).groups()  # type: ignore[union-attr]
        if mark:
            return self._form(stem, line, start, start + len(stem)) + mark + ending if stem else low
        named = self._rank(low.capitalize())
        name_alone = self._rank(low) == _UNKNOWN > named  # WordNet lists "druze" and "nicosia" as nouns
        noun = self._is_in(low, self._nouns) and not name_alone and not self._is_town(low)
        if noun or self._is_in(low, self._others):
            return low
        if self._rank(low) < named and not self._is_town(low):
            return low
        if len(low) <= _ACRONYM and 2 * self._rank(low.upper()) < named:
            return low.upper()
        return low.capitalize()

    def _rank(self, form: str) -> int:
        """Place of a form in the list of vectors, which is sorted by frequency."""
        rank = int(self._vocab[form].rank)
        return rank if rank < _UNKNOWN else _UNKNOWN

    def _is_town(self, word: str) -> bool:
        """True of a town's name that is no commoner as a word."""
        if self._rank(word) < self._rank(word.capitalize()):
            return False
        places = self._gazetteer.candidates(word)
        return any(one.population >= _TOWN and one.match is not Match.ALTERNATE for one in places)

    def _is_in(self, word: str, lemmas: frozenset[str]) -> bool:
        """Whether a word or what its ending leaves of it is a lemma."""
        return word in lemmas or any(
            word.endswith(old) and word[: len(word) - len(old)] + new in lemmas for old, new in self._endings
        )


def _forms(text: str) -> dict[str, str]:
    """How a text writes each of its words inside sentences: the commonest form."""
    forms: dict[str, Counter[str]] = {}
    for match in _WORD.finditer(text):
        if not _SENTENCE_START.search(text[max(0, match.start() - 6) : match.start()].rpartition("\n")[2]):
            forms.setdefault(match[0].lower(), Counter())[match[0]] += 1
    return {word: max(sorted(counts), key=counts.__getitem__) for word, counts in forms.items()}


@lru_cache(maxsize=1)
def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Names of the files of actors by their first word in lower case, the longest first."""
    lexicon = load_lexicon()
    found: dict[str, set[tuple[str, ...]]] = {}
    for forms in lexicon.forms.values():
        for form in forms:
            words = _surfaces(form)
            if words and any(not word.islower() for word in words):
                found.setdefault(words[0].lower(), set()).add(words)
    return {
        first: tuple(
            sorted(phrases, key=lambda phrase: (-len(phrase), all(map(str.isupper, phrase)), phrase))
        )
        for first, phrases in sorted(found.items())
    }


@lru_cache(maxsize=1)
def _state_names() -> frozenset[str]:
    """Names, adjectives and peoples of states that are one word."""
    forms = (form for listed in load_lexicon().forms.values() for form in listed)
    return frozenset(
        form.surfaces[0]
        for form in forms
        if len(form.surfaces) == 1 and form.entries[0].kind is ActorKind.STATE and form.use != "metonym"
    )


def _surfaces(form: Form) -> tuple[str, ...]:
    return tuple(word for surface in form.surfaces for word in _WORD.findall(surface))
