"""What a report tells of the country and the town that it is written for."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from dateline.data import read_yaml
from dateline.gazetteer import Candidate, Feature, Gazetteer, fold

if TYPE_CHECKING:
    from dateline.model import Report

__all__ = ["Outlet", "home_words", "outlet_of"]

_ADDRESS = re.compile(r"^(?:https?://)?(?:www\.)?([^/:]+)")
_WORD = re.compile(r"[£€]|[^\W\d_][\w'$.-]*|\d+")
_DIGITS = re.compile(r"\d+")
_SHORTEST = 5
"""Letters of a town's name that is read out of an address: shorter ones are found in any."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """Where a report appeared.

    Attributes:
        name: its name and address, in small letters without blanks; empty where unknown.
        country: ISO 3166-1 alpha-3 of the country that its address ends in; None where it tells none.
        place: the name of a place in its name, as it stands there; None where there is none.
        candidates: what that name may stand for.
    """

    name: str = ""
    country: str | None = None
    place: str | None = None
    candidates: tuple[Candidate, ...] = ()


@lru_cache(maxsize=1)
def _home_phrases() -> dict[str, list[str]]:
    rows: dict[str, list[str]] = read_yaml("places/home_words.yaml")
    countries: dict[str, list[str]] = {}
    for country, phrases in rows.items():
        for phrase in phrases:
            countries.setdefault(phrase, []).append(country)
    return countries


def home_words(text: str) -> dict[str, int]:
    """How many different phrases of data/places/home_words.yaml a text uses, by country."""
    words = [_DIGITS.sub("0", word.rstrip(".")) for word in _WORD.findall(text.replace("’", "'"))]
    spoken = set(words)
    spoken.update(map(" ".join, pairwise(words)))
    spoken.update(map(" ".join, zip(words, words[1:], words[2:], strict=False)))
    phrases = _home_phrases()
    counts = Counter(country for phrase in spoken & phrases.keys() for country in phrases[phrase])
    return dict(sorted(counts.items()))


@lru_cache(maxsize=1)
def _publisher_words() -> frozenset[str]:
    return frozenset(read_yaml("places/publisher_words.yaml")["words"])


def outlet_of(report: "Report", gazetteer: Gazetteer) -> Outlet:
    """What a report's address and publisher tell."""
    address = _ADDRESS.match(report.url or "")
    host = address.group(1).casefold() if address else ""
    publisher = report.publisher or ""
    name = "".join(fold(f"{publisher} {host}").split())
    if not name:
        return Outlet()
    ending = (host or publisher.casefold()).rpartition(".")[2]
    for place in _places(f"{publisher} {host}"):
        found = tuple(c for c in gazetteer.candidates(place) if c.feature is not Feature.COUNTRY)
        if found:
            return Outlet(name, gazetteer.country_of_domain(ending), place, found)
    return Outlet(name, gazetteer.country_of_domain(ending))


def _places(title: str) -> Iterator[str]:
    """What is left of each word of a title, or of the title, without the words of newspapers' names."""
    words = fold(re.sub(r"[.\-]", " ", title)).split()
    known = _publisher_words()
    left = [word for word in words if word not in known]
    if 1 < len(left) < len(words):
        yield " ".join(left)
    for word in left:
        rest = word
        for _ in range(3):  # "onlineathens", "thedallasmorningnews"
            rest = next(
                (
                    rest.removeprefix(each) if rest.startswith(each) else rest.removesuffix(each)
                    for each in sorted(known, key=lambda each: (-len(each), each))
                    if len(each) > 2
                    and len(rest) > len(each)
                    and (rest.startswith(each) or rest.endswith(each))
                ),
                rest,
            )
        if len(rest) >= _SHORTEST:
            yield rest
