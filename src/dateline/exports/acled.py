"""ACLED's 31 columns."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from dateline.exports.country import find_country
from dateline.exports.days import Days, days_of
from dateline.exports.delimited import Cell, DelimitedExporter
from dateline.exports.identifier import number_of
from dateline.exports.parties import acled_class, acled_class_name, acled_interaction
from dateline.exports.record import Record
from dateline.exports.scope import unfit
from dateline.exports.tolls import headline, lowest_by_acled
from dateline.model import ActorKind, Effect, EventType, Incident, Party, Standing

__all__ = ["AcledExporter"]

_GEO_PRECISION = {"site": 1, "populated_place": 1, "admin2": 2}
"""ACLED: 1 a named town, 2 a part of a region with a town that stands for it, 3 all that is larger."""

_LONGEST = 31
"""Days: ACLED's coarsest time_precision is a month."""
_UNNAMED = "a-0000000000000"
_AGAINST_CIVILIANS = "Violence against civilians"
_GENERIC = {5: "Rioters", 6: "Protesters", 7: "Civilians"}
"""Classes that stand in actor1 and actor2 by themselves; whoever they are goes to assoc_actor."""


class AcledExporter(DelimitedExporter):
    """Writes one row an incident that ACLED's scope takes in."""

    name = "acled"

    def rows(self, record: Record) -> Iterable[Mapping[str, Cell]]:
        """No row or one."""
        incident = record.incident
        place, days = incident.place, days_of(incident.time)
        country = find_country(place.country) if place else None
        actors = [(party, acled_class(party, incident, acting=True)) for party in incident.actor]
        unnamed = self.codebook.rules["unnamed"].get(incident.type.value)
        if not actors and unnamed:
            actors = [(_unnamed(unnamed["name"]), int(unnamed["class"]))]
        recipients = [(party, acled_class(party, incident, acting=False)) for party in incident.recipient]
        sub = self._sub_event(incident, actors, recipients)
        reason = unfit(incident)
        if reason is None:
            if sub is None:
                reason = self._why_no_type(incident, actors, recipients)
            elif not actors:
                reason = "no_actor"
            elif country is None:
                reason = "no_country"
            elif place is None or place.latitude is None or place.longitude is None:
                reason = "no_coordinates"
        if reason or sub is None or country is None or place is None or days is None or days.count > _LONGEST:
            self.loss.leave_out(reason or "no_time")
            return
        day, precision = _day(days)
        if day.year < self.codebook.first_year:
            self.loss.leave_out("period")
            return
        if not incident.actor:
            self.loss.note("unnamed")
        rules = self.codebook.rules
        event = next(kind for kind, subs in rules["sub_events"].items() if sub in subs)
        if not recipients and event == _AGAINST_CIVILIANS:
            recipients = [(_unnamed("Civilians"), 7)]
        first, second = actors[0], recipients[0] if recipients else None
        civilians = event in rules["violent"] and second is not None and second[1] == 7
        yield {
            "event_id_cnty": f"{country.iso3}{number_of(incident.id)}",
            "event_date": day.isoformat(),
            "year": day.year,
            "time_precision": precision,
            "disorder_type": rules["disorder_exceptions"].get(sub, rules["disorder"][event]),
            "event_type": event,
            "sub_event_type": sub,
            "actor1": _name(first, country.name),
            "assoc_actor_1": _associated(actors, country.name),
            "inter1": acled_class_name(first[1]),
            "actor2": _name(second, country.name) if second else None,
            "assoc_actor_2": _associated(recipients, country.name),
            "inter2": acled_class_name(second[1]) if second else None,
            "interaction": acled_interaction(first[1], second[1] if second else None),
            "civilian_targeting": "Civilian targeting" if civilians else None,
            "iso": country.numeric or 0,
            "region": country.acled_region,
            "country": country.name,
            "admin1": place.admin1,
            "location": place.name,
            "latitude": place.latitude,
            "longitude": place.longitude,
            "geo_precision": _GEO_PRECISION.get(str(place.precision), 3),
            "source": _sources(incident),
            "source_scale": "Other",
            "notes": self._notes(incident),
            "fatalities": self._fatalities(incident, days),
            "tags": "crowd size=no report" if event in ("Protests", "Riots") else None,
            "timestamp": _unix(self.note.snapshot.time),
        }

    def _sub_event(
        self,
        incident: Incident,
        actors: list[tuple[Party, int]],
        recipients: list[tuple[Party, int]],
    ) -> str | None:
        """The sub-event type of the first rule that holds; None outside ACLED's scope."""
        # Those in actor1 and actor2 decide: a row has no other classes.
        acting, hit = {klass for _, klass in actors[:1]}, {klass for _, klass in recipients[:1]}
        rules = self.codebook.rules["rules"]
        return next((rule["sub"] for rule in rules if _holds(rule, incident, acting, hit)), None)

    def _why_no_type(
        self,
        incident: Incident,
        actors: list[tuple[Party, int]],
        recipients: list[tuple[Party, int]],
    ) -> str:
        """The reason that no rule holds: a party that isn't told, or ACLED's scope."""
        if incident.type is EventType.ASSAULT and not recipients:
            return "no_recipient"
        armed = [(_unnamed("Unidentified Armed Group"), 3)]
        return "no_actor" if not actors and self._sub_event(incident, armed, recipients) else "scope"

    def _fatalities(self, incident: Incident, days: Days) -> int:
        toll = headline(incident, Effect.KILLED)
        lowest, vague = lowest_by_acled(incident, self.codebook.rules["vague_tolls"])
        if vague:
            self.loss.note("toll_vague")
        if toll is None:
            self.loss.note("toll_unknown")
        elif lowest is None:
            self.loss.note("toll_open")
        elif toll.low != toll.high:
            self.loss.note("toll_range")
        if any(other.effect is not Effect.KILLED for other in incident.tolls):
            self.loss.note("injuries")
        if toll is not None and days.count > 1:
            self.loss.note("several_days")
        if incident.standing is Standing.CONTESTED:
            self.loss.note("contested")
        return lowest or 0

    def _notes(self, incident: Incident) -> str:
        said = [f"{incident.title}."]
        for toll in incident.tolls:
            if toll.side is None:
                said.append(f"{toll.effect.value.capitalize()}: {_range(toll.low, toll.high)}.")
        said.append(f"Standing: {incident.standing.value.replace('_', ' ')}; {incident.reports} report(s).")
        return " ".join(said)


def _unnamed(name: str) -> Party:
    """An actor that ACLED writes where none is told."""
    return Party(id=_UNNAMED, name=name, kind=ActorKind.OTHER)


def _holds(rule: Mapping[str, Any], incident: Incident, actors: set[int], recipients: set[int]) -> bool:
    if rule["type"] != incident.type.value:
        return False
    if "mode" in rule and incident.mode not in rule["mode"]:
        return False
    if "actor" in rule and not actors & set(rule["actor"]):
        return False
    if "recipient" in rule and not recipients & set(rule["recipient"]):
        return False
    if "instrument" in rule and not any(
        re.search(rf"\b{rule['instrument']}", name, flags=re.IGNORECASE) for name in incident.instruments
    ):
        return False
    toll = headline(incident, Effect.KILLED)
    killed = toll is not None and (toll.high is None or toll.high > 0)
    return "killed" not in rule or rule["killed"] == killed


def _day(days: Days) -> tuple[date, int]:
    """ACLED's event_date and time_precision: mid-week for a week, mid-month for a month."""
    if days.count == 1:
        return days.start, 1
    return days.middle, 2 if days.count <= 7 else 3


def _name(actor: tuple[Party, int], country: str) -> str:
    """An actor as ACLED names it: those without arms by their class and country."""
    party, klass = actor
    if klass in _GENERIC or party.id == _UNNAMED:
        return f"{_GENERIC.get(klass, party.name)} ({country})"
    return party.name


def _associated(actors: list[tuple[Party, int]], country: str) -> str:
    """The other actors, and the first one's own name where its class stands for it."""
    named = [actors[0][0].name] if actors and actors[0][1] in _GENERIC and _has_name(actors[0][0]) else []
    for actor in actors[1:]:
        named.append(actor[0].name if _has_name(actor[0]) else _name(actor, country))
    first = _name(actors[0], country) if actors else ""
    return "; ".join(name.replace(";", ",") for name in _unique(named) if name != first)


def _has_name(party: Party) -> bool:
    return party.kind not in (ActorKind.CIVILIANS, ActorKind.CROWD) and party.id != _UNNAMED


def _sources(incident: Incident) -> str:
    publishers = _unique(member.publisher for member in incident.members if member.publisher)
    quoted = _unique(s.source for v in incident.versions for s in v.sources if s.source)
    return "; ".join(name.replace(";", ",") for name in publishers or quoted) or "Undisclosed source"


def _unique(names: Iterable[str | None]) -> Iterator[str]:
    return iter(dict.fromkeys(name for name in names if name))


def _range(low: int | None, high: int | None) -> str:
    if low == high:
        return str(low)
    if high is None:
        return f"at least {low}"
    return f"up to {high}" if low is None else f"{low} to {high}"


def _unix(time: str | None) -> int:
    """Seconds since 1970 of a snapshot; 0 for an empty ledger."""
    if time is None:
        return 0
    moment = datetime.fromisoformat(time)
    return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())
