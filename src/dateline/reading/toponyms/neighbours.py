"""What the words beside a name say of its place."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.gazetteer import Candidate, Feature, Gazetteer, fold
from dateline.gazetteer.generic import generic_words
from dateline.reading.toponyms.mention import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Holder", "Neighbours"]


@dataclass(frozen=True, slots=True)
class Holder:
    """What the words beside a name say it lies in.

    Attributes:
        countries: ISO 3166-1 alpha-3 of the countries that may be meant.
        rows: numbers in the gazetteer of the places that may be meant.
    """

    countries: frozenset[str]
    rows: frozenset[int]


class Neighbours:
    """Reads containment from the words between names: "Rask, Iran", "Pakistan's province of Balochistan".

    Args:
        gazetteer: where adjectives are looked up.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._features = generic_words().features

    def holders(self, doc: "Doc", mentions: Sequence[Mention]) -> dict[int, list[Holder]]:
        """For the number of each mention the larger places that the words beside it name."""
        held: dict[int, list[Holder]] = defaultdict(list)

        def hold(number: int, holder: int) -> None:
            inner, outer = mentions[number].candidates, mentions[holder].candidates
            if not (_is_country(inner) and _is_country(outer)):  # "Vietnam, China, Japan" is a list
                held[number].append(_holder(mentions[holder]))

        for number, mention in enumerate(mentions):
            for code in self._people_before(doc, mention):
                held[number].append(Holder(frozenset({code}), frozenset()))
            if number + 1 < len(mentions):
                after = mentions[number + 1]
                between = [t.lower_ for t in doc[mention.end : after.start] if not t.is_space]
                beside = between in ([","], ["in"], ["in", "the"], ["("]) or (
                    not between and _is_division(after.candidates)
                )
                if beside or self._generic_then_in(between):
                    hold(number, number + 1)
                if between in (["'s"], ["’s"], ["'"]) or _possessive_then_of(between):
                    hold(number + 1, number)
                if beside and number + 2 < len(mentions):
                    beyond = mentions[number + 2]
                    if [t.text for t in doc[after.end : beyond.start]] == [","] and _is_country(
                        beyond.candidates
                    ):
                        hold(number, number + 2)
        return held

    def generic(self, doc: "Doc", mention: Mention) -> tuple[Feature, ...]:
        """The features that a generic word in or beside a name admits: "Rapides Parish", "city of Rask"."""
        for index in (mention.end, mention.end - 1):
            if mention.start < index < len(doc):
                features = self._features.get(fold(doc[index].text))
                if features:
                    return features
        if mention.start > 1 and doc[mention.start - 1].text == "of":
            return self._features.get(fold(doc[mention.start - 2].text), ())
        return ()

    def _generic_then_in(self, between: list[str]) -> bool:
        """Whether it is as in "Achin district of Nangarhar" or "the city, in Nangarhar"."""
        words = [word for word in between if word not in {"the", "and"}]
        return (
            1 < len(words) <= 3
            and words[-1] in {"in", "of", ","}
            and (words[0] in self._features or words[0] == ",")
        )

    def _people_before(self, doc: "Doc", mention: Mention) -> Iterable[str]:
        """Countries of an adjective before the name: "the Iraqi city of Mosul"."""
        index = mention.start - 1
        steps = 0
        while (
            index >= 0
            and steps < 7
            and (doc[index].pos_ in {"ADJ", "NOUN", "PROPN", "PART"} or doc[index].text in {"of", "-", "and"})
        ):
            codes = self._gazetteer.countries_of_people(doc[index].text)
            if codes:
                return codes if steps == 0 or doc[mention.start - 1].text == "of" else ()
            index -= 1
            steps += 1
        return ()


def _possessive_then_of(between: list[str]) -> bool:
    """Whether it is as in "Pakistan's border province of Baluchistan", "Iraq's northern Nineveh"."""
    return (
        1 < len(between) <= 7
        and between[0] in {"'s", "’s"}
        and "," not in between
        and (between[-1] == "of" or len(between) <= 3)
    )


def _holder(mention: Mention) -> Holder:
    codes: set[str] = set()
    for feature in (Feature.COUNTRY, Feature.ADMIN1, Feature.REGION):
        codes = {c.country for c in mention.candidates if c.feature is feature and c.country}
        if codes:
            break
    holding = (Feature.COUNTRY, Feature.ADMIN1, Feature.ADMIN2)
    return Holder(frozenset(codes), frozenset(c.row for c in mention.candidates if c.feature in holding))


def _is_country(candidates: Iterable[Candidate]) -> bool:
    return any(candidate.feature is Feature.COUNTRY for candidate in candidates)


def _is_division(candidates: Sequence[Candidate]) -> bool:
    return bool(candidates) and all(candidate.feature is Feature.ADMIN1 for candidate in candidates)
