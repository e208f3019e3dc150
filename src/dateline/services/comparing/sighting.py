"""One happening as either side of a comparison tells it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from dateline.data import read_yaml
from dateline.exports.days import days_of
from dateline.exports.parties import side_name
from dateline.exports.tolls import headline, latest
from dateline.imports import ForeignHappening
from dateline.model import Effect, Incident

__all__ = ["Sighting", "rules", "sighting_of_foreign", "sighting_of_incident"]


@cache
def rules() -> Mapping[str, Any]:
    """Radii, weights and the threshold, as `data/exports/comparison.yaml` states them."""
    read: Mapping[str, Any] = read_yaml("exports/comparison.yaml")
    return read


@dataclass(frozen=True, slots=True)
class Sighting:
    """What a match looks at."""

    id: str
    words: str
    """A line for a person: a title, or type and sides."""
    start: date
    end: date
    latitude: float | None
    longitude: float | None
    country: str | None
    place: str
    radius: float
    """How far, in kilometres, the true place may lie from the point."""
    names: frozenset[str]
    """Words of the actors' names that tell them apart, in lower case."""
    killed_low: int | None
    killed_best: int | None
    killed_high: int | None

    def document(self) -> dict[str, Any]:
        """The sighting as JSON."""
        return {
            "id": self.id,
            "words": self.words,
            "start": self.start.isoformat(),
            "end": self.end.isoformat(),
            "country": self.country,
            "place": self.place,
            "latitude": self.latitude,
            "longitude": self.longitude,
            "killed": {"low": self.killed_low, "best": self.killed_best, "high": self.killed_high},
        }


def _names(actors: tuple[str, ...]) -> frozenset[str]:
    words = {word for name in actors for word in re.findall(r"\w+", name.casefold())}
    return frozenset(words - set(rules()["empty_words"]))


def sighting_of_incident(incident: Incident) -> Sighting | None:
    """An incident for a comparison; None where no day is known."""
    days = days_of(incident.time)
    if days is None:
        return None
    place, toll = incident.place, headline(incident, Effect.KILLED)
    parties = (*incident.actor, *incident.recipient)
    precision = str(place.precision) if place and place.precision else "country"
    return Sighting(
        id=incident.id,
        words=incident.title,
        start=days.start,
        end=days.end,
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        country=place.country if place else None,
        place=place.name if place else "",
        radius=float(rules()["ledger_radius"][precision]),
        names=_names(tuple(name for party in parties for name in (party.name, side_name(party)))),
        killed_low=toll.low if toll else None,
        killed_best=latest(toll),
        killed_high=toll.high if toll else None,
    )


def sighting_of_foreign(row: ForeignHappening) -> Sighting:
    """A row of a foreign file for a comparison."""
    return Sighting(
        id=row.id,
        words=": ".join(filter(None, (row.kind, " - ".join(row.actors)))),
        start=row.start,
        end=row.end,
        latitude=row.latitude,
        longitude=row.longitude,
        country=row.country,
        place=row.place,
        radius=row.radius,
        names=_names(row.actors),
        killed_low=row.killed_low,
        killed_best=row.killed_best,
        killed_high=row.killed_high,
    )
