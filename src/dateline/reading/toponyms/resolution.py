"""Which place a name stands for, from what else the report names."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from dateline.gazetteer import Candidate, Feature, Gazetteer, Match, fold
from dateline.gazetteer.generic import generic_words, not_places
from dateline.model import PlacePrecision
from dateline.reading.toponyms.group import Group
from dateline.reading.toponyms.grouping import group_mentions, scene_of
from dateline.reading.toponyms.mention import Mention
from dateline.reading.toponyms.neighbours import Neighbours
from dateline.reading.toponyms.ranker import load_ranker
from dateline.reading.toponyms.surroundings import surroundings
from dateline.reading.toponyms.toponym import Resolved

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from dateline.model import Report

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
_LARGE = 300_000  # people: a town as large may be read out of a longer name ("Mosul General Hospital")


class Resolver:
    """Resolves the mentions of one report together: one sense a name.

    Args:
        gazetteer: where names were looked up.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._neighbours = Neighbours(gazetteer)
        words = generic_words()
        self._common = words.terrain | words.site | words.direction | not_places() | frozenset(words.features)

    def resolve(
        self,
        doc: "Doc",
        mentions: Sequence[Mention],
        report: "Report | None" = None,
        fallback: Callable[[Mention], bool] | None = None,
    ) -> list[Resolved | None]:
        """The place of each mention.

        Where no place is certain enough it is the smallest that is: the division that holds the likeliest,
        then the country, or the one that the words beside the name say, or the division that the report's
        other places lie in; None where not even that is certain.

        Args:
            doc: a parsed text.
            mentions: its names of places, in order.
            report: the report, for its outlet.
            fallback: which mentions may be put where the report's other places are; all by default.
        """
        groups = group_mentions(doc, mentions, self._neighbours)
        scene = scene_of(groups, report, self._gazetteer)
        probabilities = load_ranker().probabilities(scene)
        places: list[Resolved | None] = [None] * len(mentions)
        found: list[Candidate] = []
        for group, start, end in scene.bounds():
            chosen = self._choose(group, scene.candidates[start:end], probabilities[start:end])
            if chosen is not None:
                found.append(chosen)
            for number in group.mentions:
                places[number] = _place(mentions[number], chosen)
        for number, mention in enumerate(mentions):
            if places[number] is None and not mention.candidates:
                places[number] = self._inside(doc, mention)
            if places[number] is None and (fallback is None or fallback(mention)):
                home = surroundings(found, self._gazetteer)
                places[number] = None if home is None else _resolved(home, _PRECISION[home.feature])
        return places

    def _choose(
        self, group: Group, candidates: Sequence[Candidate], probabilities: np.ndarray
    ) -> Candidate | None:
        threshold = load_ranker().threshold
        best = int(probabilities.argmax())
        if probabilities[best] >= threshold:
            return candidates[best]
        divisions: dict[int, float] = defaultdict(float)
        countries: dict[str, float] = defaultdict(float)
        for candidate, probability in zip(candidates, probabilities.tolist(), strict=True):
            if candidate.division is not None:
                divisions[candidate.division] += probability
            if candidate.country is not None:
                countries[candidate.country] += probability
        division = max(divisions, key=lambda row: (divisions[row], -row), default=None)
        if division is not None and divisions[division] >= threshold:
            return self._gazetteer.row(division)
        holding = {code for holder in group.holders for code in holder.countries}
        if len(holding) == 1:
            return self._gazetteer.country(next(iter(holding)))
        country = max(countries, key=lambda code: (countries[code], code), default=None)
        if country is not None and countries[country] >= threshold:
            return self._gazetteer.country(country)
        return None

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
                    if c.match is Match.PREFERRED and (c.feature is Feature.COUNTRY or c.population >= _LARGE)
                ]
                if strong and len({c.country for c in strong}) == 1:
                    return _resolved(strong[0], _PRECISION[strong[0].feature])
        return None


def _place(mention: Mention, chosen: Candidate | None) -> Resolved | None:
    if chosen is None:
        return None
    precision = PlacePrecision.REGION if mention.directional else _PRECISION[chosen.feature]
    return _resolved(chosen, precision)


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
