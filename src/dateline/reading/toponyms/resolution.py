"""Which place a name stands for, from what else the report names."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.gazetteer import Candidate, Feature, Gazetteer, Match, fold
from dateline.gazetteer.generic import generic_words, not_places
from dateline.model import PlacePrecision
from dateline.reading.toponyms.mention import Mention
from dateline.reading.toponyms.toponym import Resolved

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Resolver"]

_PRECISION = {
    Feature.COUNTRY: PlacePrecision.COUNTRY,
    Feature.ADMIN1: PlacePrecision.ADMIN1,
    Feature.ADMIN2: PlacePrecision.ADMIN2,
    Feature.POPULATED_PLACE: PlacePrecision.POPULATED_PLACE,
    Feature.REGION: PlacePrecision.REGION,
    Feature.WATER: PlacePrecision.WATER,
    Feature.SITE: PlacePrecision.SITE,
}
_SMALL = frozenset({Feature.POPULATED_PLACE, Feature.ADMIN2})
# Prior strength of a feature, on the scale of log10 of population: a country before a state of the same name,
# a state before a town of a hundred thousand, a curated region like a town of a million.
_PRIOR = {
    Feature.COUNTRY: 10.5,
    Feature.ADMIN2: 3.2,
    Feature.REGION: 6.0,
    Feature.WATER: 6.5,
    Feature.SITE: 5.5,
}
_ALTERNATE = -0.8
_USUAL = 4.0  # news means this place by the name ("Gaza" the Strip, "Guantanamo" the base)
_DIVISION = 0.7  # a first-order division before a town as populous
_LEAST_DIVISION = 4.0
_TOWN_OF_DIVISION = 20_000  # people: the town, not the division that is named after it, unless words say so
_CAPITAL = 2.8
_NAMED_APART = 2.0  # the report names a country's people or towns beside the country
_TOWN_NAMED = 3.0  # the report names a large town of the candidate division ("Georgia" beside "Atlanta")
_LARGE_TOWN = 100_000  # people
_NAMED_COUNTRY = 2.5  # the report names the candidate's country
_CONTAINED = 6.0  # the words beside the name say what holds it
_CERTAIN = 0.6  # margin over the best candidate elsewhere
_LEAST = 3.6  # a town of four thousand people, or less in a named country
_LEAST_ALONE = 2.5  # where no other place bears the name
_TOO_KNOWN = 200_000  # people: a town as large is itself even beside a country that does not hold it
_NEAR = 60.0  # kilometres: a town and the district of its name are one place for certainty


@dataclass(frozen=True, slots=True)
class _Holder:
    """What the words beside a name say it lies in."""

    countries: frozenset[str]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What the report names beside the name in question."""

    shares: dict[str, float]
    """Country to its share of the report's words for countries, 0 to 1."""
    apart: frozenset[str]
    """Countries named by more than their own name: by their people or a large town."""
    divisions: frozenset[tuple[str, str]]
    """Country and first-order division of each large town that is named."""


class Resolver:
    """Resolves the mentions of one report together: one sense a name."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        words = generic_words()
        self._common = words.terrain | words.site | words.direction | not_places() | frozenset(words.features)
        self._generic = frozenset(generic_words().features)

    def resolve(self, doc: "Doc", mentions: Sequence[Mention]) -> list[Resolved | None]:
        """The place of each mention, or None where the gazetteer has none that is certain."""
        evidence = self._evidence(doc, mentions)
        holders = self._holders(doc, mentions)
        groups: dict[str, list[int]] = defaultdict(list)
        for number, mention in enumerate(mentions):
            groups[fold(doc[mention.core_start : mention.core_end].text)].append(number)
        places: list[Resolved | None] = [None] * len(mentions)
        for numbers in groups.values():
            held = [holder for number in numbers for holder in holders.get(number, ())]
            candidates = next((mentions[n].candidates for n in numbers if mentions[n].candidates), ())
            chosen = self._choose(candidates, evidence, held)
            for number in numbers:
                places[number] = self._place(mentions[number], chosen)
        for number, mention in enumerate(mentions):
            if places[number] is None and not mention.candidates:
                places[number] = self._inside(doc, mention)
        return places

    def _evidence(self, doc: "Doc", mentions: Sequence[Mention]) -> _Evidence:
        """What the report names of each country: the country, its people, its capital, its large towns."""
        counts: defaultdict[str, float] = defaultdict(float)
        apart: Counter[str] = Counter()
        divisions: set[tuple[str, str]] = set()
        for mention in mentions:
            codes = {c.country for c in mention.candidates if c.feature is Feature.COUNTRY and c.country}
            for code in sorted(codes):
                counts[code] += 1.0
            town = mention.candidates[0] if mention.candidates else None
            if codes or town is None or town.feature is not Feature.POPULATED_PLACE or not town.country:
                continue
            if town.population >= _LARGE_TOWN and (
                len(mention.candidates) == 1 or town.match is Match.PREFERRED
            ):
                counts[town.country] += 1 if town.capital else 0.5
                apart[town.country] += 1
                divisions.add((town.country, town.admin1 or ""))
        for token in doc:
            if token.text[:1].isupper() and token.pos_ in {"ADJ", "PROPN", "NOUN"}:
                found = self._gazetteer.countries_of_people(token.text)
                if len(found) == 1:
                    counts[found[0]] += 1
                    apart[found[0]] += 1
        most = max(counts.values(), default=1)
        shares = {code: 0.4 + 0.6 * count / most for code, count in counts.items()}
        return _Evidence(shares, frozenset(apart), frozenset(divisions))

    def _holders(self, doc: "Doc", mentions: Sequence[Mention]) -> dict[int, list[_Holder]]:
        """For each mention the larger places that the words beside it name."""
        held: dict[int, list[_Holder]] = defaultdict(list)

        def hold(number: int, holder: int) -> None:
            inner, outer = mentions[number].candidates, mentions[holder].candidates
            if not (_is_country(inner) and _is_country(outer)):  # "Vietnam, China, Japan" is a list
                held[number].append(self._holder(doc, mentions[holder]))

        for number, mention in enumerate(mentions):
            for code in self._people_before(doc, mention):
                held[number].append(_Holder(frozenset({code}), frozenset()))
            if number + 1 < len(mentions):
                after = mentions[number + 1]
                between = [t.lower_ for t in doc[mention.end : after.start] if not t.is_space]
                beside = between in ([","], ["in"], ["in", "the"], ["("])
                if beside or self._generic_then_in(between):
                    hold(number, number + 1)
                if between in (["'s"], ["’s"], ["'"]) or self._possessive_then_of(between):
                    hold(number + 1, number)
                if beside and number + 2 < len(mentions):
                    beyond = mentions[number + 2]
                    if [t.text for t in doc[after.end : beyond.start]] == [","] and _is_country(
                        beyond.candidates
                    ):
                        hold(number, number + 2)
        return held

    def _generic_then_in(self, between: list[str]) -> bool:
        """Whether it is as in "Achin district of Nangarhar" or "the city, in Nangarhar"."""
        words = [word for word in between if word not in {"the", "and"}]
        return (
            1 < len(words) <= 3
            and words[-1] in {"in", "of", ","}
            and (words[0] in self._generic or words[0] == ",")
        )

    def _possessive_then_of(self, between: list[str]) -> bool:
        """Whether it is as in "Pakistan's border province of Baluchistan", "Iraq's northern Nineveh"."""
        return (
            1 < len(between) <= 7
            and between[0] in {"'s", "’s"}
            and "," not in between
            and (between[-1] == "of" or len(between) <= 3)
        )

    def _holder(self, doc: "Doc", mention: Mention) -> _Holder:
        for feature in (Feature.COUNTRY, Feature.ADMIN1, Feature.REGION):
            codes = {c.country for c in mention.candidates if c.feature is feature and c.country}
            if codes:
                break
        names = {fold(c.name) for c in mention.candidates if c.feature is Feature.ADMIN1}
        return _Holder(
            frozenset(codes), frozenset(names | {fold(doc[mention.core_start : mention.core_end].text)})
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

    def _choose(
        self, candidates: Sequence[Candidate], evidence: _Evidence, held: Sequence[_Holder]
    ) -> Candidate | None:
        if not candidates:
            return None
        scored = sorted(
            (
                (self._score(candidate, evidence, held), -number, candidate)
                for number, candidate in enumerate(candidates)
            ),
            key=lambda row: (row[0], row[1]),
            reverse=True,
        )
        best_score, _, best = scored[0]
        rival = next((row for row in scored[1:] if not _same_place(best, row[2])), None)
        holding = {code for holder in held for code in holder.countries}
        if (
            len(holding) == 1
            and best.country not in holding
            and best.population < _TOO_KNOWN
            and best.feature in _SMALL
        ):
            return self._gazetteer.country(next(iter(holding)))
        known = best.feature is not Feature.POPULATED_PLACE or best.country in evidence.shares
        least = _LEAST_ALONE if rival is None and known else _LEAST
        if best_score >= least and (rival is None or best_score - rival[0] >= _CERTAIN):
            return _town_of(best, candidates)
        close = [
            candidate
            for score, _, candidate in scored
            if best_score - score < _CERTAIN and score >= _LEAST - 1.5
        ]
        codes = {candidate.country for candidate in close}
        if len(codes) == 1 and best.country is not None and evidence.shares.get(best.country):
            return self._gazetteer.country(best.country)
        return None

    def _score(self, candidate: Candidate, evidence: _Evidence, held: Sequence[_Holder]) -> float:
        if candidate.feature is Feature.POPULATED_PLACE:
            score = math.log10(candidate.population + 10)
            score += _CAPITAL * candidate.capital
        elif candidate.feature is Feature.ADMIN1:
            score = max(_LEAST_DIVISION, math.log10(candidate.population + 10) + _DIVISION)
        else:
            score = _PRIOR[candidate.feature]
        score += {Match.ALTERNATE: _ALTERNATE, Match.USUAL: _USUAL, Match.PREFERRED: 0.0}[candidate.match]
        if candidate.feature is Feature.COUNTRY:
            score += _NAMED_APART * (candidate.country in evidence.apart)
        elif candidate.country:
            score += _NAMED_COUNTRY * evidence.shares.get(candidate.country, 0.0)
        if (
            candidate.feature is Feature.ADMIN1
            and (candidate.country or "", candidate.name) in evidence.divisions
        ):
            score += _TOWN_NAMED
        for holder in held:
            if fold(candidate.admin1 or "") in holder.names and candidate.feature is not Feature.ADMIN1:
                score += _CONTAINED + 1.5
            elif candidate.country in holder.countries and candidate.feature is not Feature.COUNTRY:
                score += _CONTAINED
        return score

    def _place(self, mention: Mention, chosen: Candidate | None) -> Resolved | None:
        if chosen is None:
            return None
        precision = PlacePrecision.REGION if mention.directional else _PRECISION[chosen.feature]
        return _resolved(chosen, precision)

    def _inside(self, doc: "Doc", mention: Mention) -> Resolved | None:
        """The place that a longer name holds: the town of "Mosul General Hospital"."""
        for index in range(mention.core_start, mention.core_end):
            for end in range(mention.core_end, index, -1):
                if end - index == mention.core_end - mention.core_start or not doc[index].text[:1].isupper():
                    continue
                if fold(doc[index:end].text) in self._common:
                    continue
                found = self._gazetteer.candidates(doc[index:end].text)
                strong = [
                    c
                    for c in found
                    if c.match is Match.PREFERRED
                    and (c.feature is Feature.COUNTRY or c.population >= 300_000)
                ]
                if strong and len({c.country for c in strong}) == 1:
                    return _resolved(strong[0], _PRECISION[strong[0].feature])
        return None


def _is_country(candidates: Iterable[Candidate]) -> bool:
    return any(candidate.feature is Feature.COUNTRY for candidate in candidates)


def _town_of(best: Candidate, candidates: Sequence[Candidate]) -> Candidate:
    """The town where a name is its division's too, and the better known of two entries for a town."""
    if best.match is Match.USUAL:
        return best
    near = [
        c
        for c in candidates
        if c.feature is Feature.POPULATED_PLACE and c is not best and _same_place(best, c)
    ]
    if best.feature in {Feature.ADMIN1, Feature.ADMIN2}:
        return next((town for town in near if town.population >= _TOWN_OF_DIVISION), best)
    if best.feature is Feature.POPULATED_PLACE and best.match is Match.ALTERNATE:
        return next(
            (town for town in near if town.match is Match.PREFERRED and town.population >= 50_000), best
        )
    return best


def _resolved(candidate: Candidate, precision: PlacePrecision) -> Resolved:
    return Resolved(
        name=candidate.name,
        geonameid=candidate.geonameid,
        country=candidate.country,
        admin1=candidate.admin1,
        latitude=candidate.latitude,
        longitude=candidate.longitude,
        precision=precision,
    )


def _same_place(one: Candidate, other: Candidate) -> bool:
    """Whether two entries lie so near that taking one for the other is no error of place."""
    if one.country != other.country:
        return False
    if one.feature is Feature.COUNTRY or other.feature is Feature.COUNTRY:
        return one.feature is other.feature
    if one.latitude is None or other.latitude is None or one.longitude is None or other.longitude is None:
        return False
    north = (one.latitude - other.latitude) * 111.2
    east = (one.longitude - other.longitude) * 111.2 * math.cos(math.radians(one.latitude))
    if {one.feature, other.feature} & {Feature.ADMIN1, Feature.ADMIN2}:
        return math.hypot(north, east) < 3 * _NEAR
    return math.hypot(north, east) < _NEAR
