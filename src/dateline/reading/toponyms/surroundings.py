"""Where a report is at home: the division that most of its places lie in."""

from collections import Counter
from collections.abc import Iterable

from dateline.gazetteer import Candidate, Feature, Gazetteer

__all__ = ["surroundings"]

_SHARE = 0.6
"""Of the report's places: what holds fewer is not where all of it plays."""
_LEAST = 2
"""Places that must lie in a division; one alone is no region."""
_LARGE = frozenset({Feature.COUNTRY, Feature.REGION, Feature.WATER})


def surroundings(places: Iterable[Candidate], gazetteer: Gazetteer) -> Candidate | None:
    """The smallest division that holds most of a report's places; None where none does.

    It is the answer for a name that the gazetteer lacks: a hamlet, a creek or a camp that a report names lies
    where its other places lie. The second order is taken before the first. A country is no answer: what is
    only somewhere in a country would be one place with all else that is.

    Args:
        places: what the report's names stand for, each place once.
        gazetteer: where divisions are looked up.
    """
    small = [place for place in places if place.feature not in _LARGE]
    for rows in (
        Counter(place.district for place in small if place.district is not None),
        Counter(place.division for place in small if place.division is not None),
    ):
        row, count = max(rows.items(), key=lambda item: (item[1], -item[0]), default=(0, 0))
        if count >= _LEAST and count >= _SHARE * len(small):
            return gazetteer.row(row)
    return None
