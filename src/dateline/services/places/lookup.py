"""What a name may stand for, and why which place comes first."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dateline.gazetteer import Candidate, Feature, Gazetteer, fold
from dateline.gazetteer.spelling import names_with, similar_names
from dateline.model import Place, PlacePrecision
from dateline.model.precision import acled_geo_precision, ucdp_where_prec, uncertainty_radius
from dateline.reading.toponyms.group import Group
from dateline.reading.toponyms.ranker import load_ranker
from dateline.reading.toponyms.scene import SORTS, Scene

__all__ = ["NoSuchPlaceError", "PlaceAnswer", "look_up"]

_FEWEST = 0.05
"""Log-odds that a reason must weigh to be told."""
_REASONS = 4


class NoSuchPlaceError(LookupError):
    """No place is called so; the message is one line that says what to try."""


@dataclass(frozen=True, slots=True)
class PlaceAnswer:
    """One place that the name may stand for.

    Attributes:
        candidate: the place.
        probability: that the name stands for it, all that was said considered.
        reasons: what speaks for it and against it, weightiest first: a feature of the ranker, and how much
            more log-odds it adds than to the other places of the name on average.
        spelled: the name under which it was found, where it is spelled otherwise than asked; None otherwise.
        radius: kilometres around its point within which an event there was.
        ucdp: UCDP's `where_prec` of an event there.
        acled: ACLED's `geo_precision` of an event there.
    """

    candidate: Candidate
    probability: float
    reasons: tuple[tuple[str, float], ...]
    spelled: str | None
    radius: float | None
    ucdp: int | None
    acled: int | None

    def document(self) -> dict[str, Any]:
        """The answer as JSON prints it."""
        place = self.candidate
        return {
            "name": place.name,
            "geonameid": place.geonameid,
            "wikidata": place.wikidata,
            "precision": place.feature.value,
            "country": place.country,
            "admin1": place.admin1,
            "admin2": place.admin2,
            "latitude": place.latitude,
            "longitude": place.longitude,
            "population": place.population or None,
            "radius_km": self.radius,
            "ucdp_where_prec": self.ucdp,
            "acled_geo_precision": self.acled,
            "probability": self.probability,
            "spelled": self.spelled,
            "reasons": [{"feature": name, "weight": weight} for name, weight in self.reasons],
        }


def look_up(
    name: str,
    *,
    near: str | None = None,
    country: str | None = None,
    gazetteer: Gazetteer | None = None,
) -> list[PlaceAnswer]:
    """The places of a name, likeliest first, ranked as in a report that names nothing else.

    Args:
        name: as a report would write it; where no place is called so, names spelled nearly so are taken.
        near: another place that the report names.
        country: ISO 3166-1 alpha-2 or alpha-3 code, or a name: only places in it.
        gazetteer: where to look; the package's own by default.

    Raises:
        NoSuchPlaceError: if there is none, or none such in the country, or `near` or `country` is no place.
    """
    gazetteer = gazetteer or Gazetteer()
    code = _country(country, gazetteer) if country is not None else None
    groups = []
    if near is not None:
        beside = gazetteer.candidates(near)
        if not beside:
            raise NoSuchPlaceError(f"no place is called {near!r}{_instead(near, gazetteer)}")
        groups.append(Group(near, beside))
    named = _named(name, gazetteer)
    candidates = tuple(named)
    if code is not None:
        candidates = tuple(place for place in candidates if place.country == code)
        if not candidates:
            elsewhere = sorted({place.country for place in named if place.country})
            raise NoSuchPlaceError(f"no {name!r} in {code}; it is in {', '.join(elsewhere) or 'no country'}")
    scene = Scene([Group(name, candidates), *groups])
    probabilities = load_ranker().probabilities(scene)
    contributions = load_ranker().contributions(scene)
    weighed = len(scene.candidates) if len(scene.groups) == 1 else scene.starts[1]
    usual = _means(contributions[:weighed])
    answers = [
        _answer(
            scene.candidates[row],
            float(probabilities[row]),
            [
                (name, weight - usual.get(name, 0.0))
                for name, weight in _whole(contributions[row], usual)
                if _concerns(name, scene.candidates[row])
            ],
            named,
        )
        for row in range(weighed)
    ]
    return sorted(answers, key=lambda answer: -answer.probability)


def _means(contributions: Sequence[Sequence[tuple[str, float]]]) -> dict[str, float]:
    """What each feature adds to the candidates of a name on average; nothing where there is one alone."""
    if len(contributions) < 2:
        return {}
    sums: Counter[str] = Counter()
    for row in contributions:
        sums.update(dict(row))
    return {name: total / len(contributions) for name, total in sums.items()}


def _whole(row: Sequence[tuple[str, float]], usual: dict[str, float]) -> list[tuple[str, float]]:
    """The features of a candidate, and those of the others with nothing for it."""
    own = dict(row)
    return [(name, own.get(name, 0.0)) for name in {**own, **usual}]


def _concerns(feature: str, place: Candidate) -> bool:
    """Whether a feature is one of the place's own sort; "largest" is told by how much smaller others are."""
    sort = feature.partition(": ")[0]
    return feature != "largest" and (sort not in SORTS.values() or sort == SORTS[place.feature])


def _named(name: str, gazetteer: Gazetteer) -> dict[Candidate, str | None]:
    """The places of a name, or of names like it, with the spelling where it is another."""
    found = gazetteer.candidates(name) or gazetteer.abbreviated(name) or gazetteer.lands_of_people(name)
    if found:
        return dict.fromkeys(found)
    alike: dict[Candidate, str | None] = {}
    for other, _ in similar_names(gazetteer, name, limit=5):
        for candidate in gazetteer.named(other):
            alike.setdefault(candidate, other)
    if not alike:
        raise NoSuchPlaceError(f"no place is called {name!r}{_instead(name, gazetteer)}")
    return alike


def _instead(name: str, gazetteer: Gazetteer) -> str:
    others = [other for other, _ in similar_names(gazetteer, name, limit=3)] or names_with(
        gazetteer, name, limit=3
    )
    return f": did you mean {' or '.join(repr(other) for other in others)}?" if others else ""


def _country(text: str, gazetteer: Gazetteer) -> str:
    if (place := gazetteer.country(text.upper())) is not None and place.country:
        return place.country
    if (ending := gazetteer.country_of_domain(_DOMAINS.get(text.lower(), text.lower()))) is not None:
        return ending
    for candidate in gazetteer.candidates(text):
        if candidate.feature is Feature.COUNTRY and candidate.country:
            return candidate.country
    raise NoSuchPlaceError(f"no country {text!r}: give its ISO 3166-1 code, such as IRN or IR, or its name")


_DOMAINS = {"gb": "uk"}
"""Codes of ISO 3166-1 alpha-2 that are no top-level domain in use."""


def _answer(
    candidate: Candidate,
    probability: float,
    contributions: Sequence[tuple[str, float]],
    named: dict[Candidate, str | None],
) -> PlaceAnswer:
    place = Place(
        id="p1",
        name=candidate.name,
        country=candidate.country,
        latitude=candidate.latitude,
        longitude=candidate.longitude,
        precision=PlacePrecision(candidate.feature.value),
    )
    told = [(name, round(weight, 2)) for name, weight in contributions if abs(weight) >= _FEWEST]
    told.sort(key=lambda reason: -abs(reason[1]))
    spelled = named.get(candidate)
    return PlaceAnswer(
        candidate,
        probability,
        tuple(told[:_REASONS]),
        None if spelled is None or spelled == fold(candidate.name) else spelled,
        uncertainty_radius(place, size=candidate.radius, population=candidate.population),
        ucdp_where_prec(place),
        acled_geo_precision(place),
    )
