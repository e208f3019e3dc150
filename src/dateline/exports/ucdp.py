"""UCDP GED's 49 columns."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from dateline.exports.country import Country, find_country
from dateline.exports.days import Days, days_of
from dateline.exports.delimited import Cell, DelimitedExporter
from dateline.exports.identifier import number_in, number_of
from dateline.exports.loss import LossReport
from dateline.exports.note import Note
from dateline.exports.parties import Organised, organised, side_name
from dateline.exports.record import Record
from dateline.exports.scope import unfit
from dateline.exports.tolls import BestToll, best_toll
from dateline.model import Effect, Incident, IncidentPlace, Party, Standing

__all__ = ["UcdpExporter", "date_precision", "priogrid_cell"]


@dataclass(frozen=True, slots=True)
class _Dyad:
    """Who fights whom, by UCDP's rules."""

    violence: int
    a: Party
    b: Party | None
    """None in one-sided violence."""
    dead: str
    """Column that takes the dead."""

    @property
    def names(self) -> tuple[str, str]:
        return side_name(self.a), side_name(self.b) if self.b else "Civilians"


def priogrid_cell(latitude: float, longitude: float) -> int:
    """The PRIO-GRID cell of a point: cells of half a degree, counted from the south-west, 720 a row."""
    row = min(math.floor((latitude + 90) * 2), 359)
    column = min(math.floor((longitude + 180) * 2), 719)
    return row * 720 + column + 1


def date_precision(days: Days) -> int | None:
    """UCDP's date_prec of a stretch of days; None for more than a year."""
    for most, code in ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5)):
        if days.count <= most:
            return code
    return None


class UcdpExporter(DelimitedExporter):
    """Writes one row an incident of lethal organised violence."""

    name = "ucdp"

    def __init__(self, note: Note, loss: LossReport) -> None:
        super().__init__(note, loss)
        self._counts: Counter[int] = Counter()

    def rows(self, record: Record) -> Iterable[Mapping[str, Cell]]:
        """No row or one."""
        incident = record.incident
        place, days, toll = incident.place, days_of(incident.time), best_toll(incident)
        country = find_country(place.country) if place else None
        precision = date_precision(days) if days else None
        reason = unfit(incident) or self._outside(incident, toll)
        dyad = _dyad(incident, self.codebook.rules["one_way_modes"])
        if reason is None and isinstance(dyad, str):
            reason = dyad
        if reason is None and country is None:
            reason = "no_country"
        if reason is None and (place is None or place.latitude is None or place.longitude is None):
            reason = "no_coordinates"
        if reason is None and days and days.start.year < self.codebook.first_year:
            reason = "period"
        if reason or days is None or precision is None:
            self.loss.leave_out(reason or "no_time")
            return
        if isinstance(dyad, _Dyad) and country and place and toll:
            self._note(incident, dyad, toll)
            yield self._row(incident, dyad, country, place, days, precision, toll)

    def _outside(self, incident: Incident, toll: BestToll | None) -> str | None:
        if incident.type.value not in self.codebook.rules["types"]:
            return "scope"
        return None if toll and toll.high else "no_deaths"

    def _row(
        self,
        incident: Incident,
        dyad: _Dyad,
        country: Country,
        place: IncidentPlace,
        days: Days,
        precision: int,
        toll: BestToll,
    ) -> Mapping[str, Cell]:
        first = int(self.codebook.rules["own_ids_from"])
        side_a, side_b = dyad.names
        a, b, pair = (number_in(name, first) for name in (side_a, side_b, f"{side_a} - {side_b}"))
        self._counts[pair] += 1
        latitude, longitude = place.latitude or 0.0, place.longitude or 0.0
        coarse = {"spread", "large"} & set(incident.flags)
        deaths = dict.fromkeys(("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"), 0)
        deaths[dyad.dead] = toll.best
        return {
            "id": number_of(incident.id),
            "relid": f"{country.iso3}-{days.start.year}-{dyad.violence}-{pair}-{self._counts[pair]}",
            "year": days.start.year,
            "active_year": 0,
            "code_status": "Clear",
            "type_of_violence": dyad.violence,
            **dict.fromkeys(("conflict_dset_id", "conflict_new_id", "dyad_dset_id", "dyad_new_id"), pair),
            "conflict_name": f"{country.name}: {side_a} - {side_b}",
            "dyad_name": f"{side_a} - {side_b}",
            "side_a_dset_id": a,
            "side_a_new_id": a,
            "side_a": side_a,
            "side_b_dset_id": b,
            "side_b_new_id": b,
            "side_b": side_b,
            **_sources(incident),
            "where_prec": self.codebook.rules["precision"].get(str(place.precision), 6),
            "where_coordinates": place.name,
            "adm_1": place.admin1,
            "latitude": latitude,
            "longitude": longitude,
            "geom_wkt": f"POINT ({longitude} {latitude})",
            "priogrid_gid": priogrid_cell(latitude, longitude),
            "country": country.name,
            "country_id": country.gw,
            "region": country.ucdp_region,
            "event_clarity": 1 if precision == 1 and not coarse else 2,
            "date_prec": precision,
            "date_start": f"{days.start.isoformat()} 00:00:00.000",
            "date_end": f"{days.end.isoformat()} 00:00:00.000",
            **deaths,
            "best": toll.best,
            "high": toll.high,
            "low": toll.low,
            "gwnoa": _state_number(dyad.a),
            "gwnob": _state_number(dyad.b),
        }

    def _note(self, incident: Incident, dyad: _Dyad, toll: BestToll) -> None:
        if toll.low != toll.high:
            self.loss.note("toll_range")
        if toll.closed:
            self.loss.note("toll_open")
        if dyad.dead == "deaths_unknown":
            self.loss.note("deaths_unknown")
        if any(other.effect is not Effect.KILLED for other in incident.tolls):
            self.loss.note("injuries")
        if len(incident.actor) > 1 or len(incident.recipient) > 1:
            self.loss.note("third_side")
        if incident.standing is Standing.CONTESTED:
            self.loss.note("contested")


def _dyad(incident: Incident, one_way: Collection[str]) -> _Dyad | str:
    """The two sides, or why there are none."""
    sides = {party.id: _side(party) for party in (*incident.actor, *incident.recipient)}
    acting = [party for party in incident.actor if sides[party.id] in ("state", "group")]
    hit = [party for party in incident.recipient if sides[party.id] in ("state", "group")]
    civilians = any(sides[party.id] in ("civilian", "igo") for party in incident.recipient)
    if not acting and not hit:
        return "no_organised_actor"
    if not acting:
        # An unknown attacker of an organised side leaves the dyad open.
        return "no_organised_actor" if incident.recipient else "no_other_side"
    attacker = acting[0]
    # Two organs of one state are one side to UCDP, which has no dyad of a government with itself.
    target = next((party for party in hit if side_name(party) != side_name(attacker)), None)
    if target is None:
        return _Dyad(3, attacker, None, "deaths_civilians") if civilians else "no_other_side"
    violence = 1 if "state" in (sides[attacker.id], sides[target.id]) else 2
    # In state-based violence side a is the government; of two governments or two groups, the attacker.
    turned = sides[target.id] == "state" and sides[attacker.id] != "state"
    a, b = (target, attacker) if turned else (attacker, target)
    one_sided = incident.mode is not None and incident.mode in one_way and not civilians
    dead = ("deaths_a" if turned else "deaths_b") if one_sided else "deaths_unknown"
    return _Dyad(violence, a, b, dead)


def _side(party: Party) -> Organised | None:
    """What sort of side an actor is; forces of an unknown state are none, as UCDP names the government."""
    side = organised(party)
    return None if side == "state" and _state(party) is None else side


def _sources(incident: Incident) -> Mapping[str, Cell]:
    members = sorted(incident.members, key=lambda member: (member.published or "", member.report))
    unlike = list({member.report: member for member in members}.values())

    def listed(values: Iterable[str | None]) -> str:
        return ";".join(value.replace(";", ",") for value in values if value)

    quoted = dict.fromkeys(s.source for v in incident.versions for s in v.sources if s.source)
    articles = (
        '"' + ",".join(part or "" for part in (m.publisher, m.published, m.title)).replace('"', "'") + '"'
        for m in unlike
    )
    return {
        "number_of_sources": len(unlike),
        "source_article": ";".join(article.replace(";", ",") for article in articles),
        "source_office": listed(member.publisher for member in unlike),
        "source_date": listed(member.published for member in unlike),
        "source_headline": listed(member.title for member in unlike),
        "source_original": listed(quoted),
    }


def _state(party: Party) -> Country | None:
    """The state whose government or forces an actor is."""
    return find_country(party.country[0]) if party.country and organised(party) == "state" else None


def _state_number(party: Party | None) -> int | None:
    country = _state(party) if party else None
    return country.gw if country else None
