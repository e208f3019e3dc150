"""What the actors of an incident are to ACLED and to UCDP."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

from dateline.data import read_yaml
from dateline.exports.country import find_country
from dateline.model import EventType, Incident, Party

__all__ = ["Organised", "acled_class", "acled_class_name", "acled_interaction", "organised", "side_name"]

Organised = Literal["state", "group", "civilian", "igo"]


@cache
def _tables() -> Mapping[str, Any]:
    tables: Mapping[str, Any] = read_yaml("exports/actors.yaml")
    return tables


def acled_class(party: Party, incident: Incident, *, acting: bool) -> int:
    """ACLED's class of an actor, 1 (state forces) to 8 (external and other forces).

    Args:
        party: the actor.
        incident: what it takes part in: its type makes rioters and protesters, its country foreign forces.
        acting: whether it acts; many bodies that only suffer an act are civilians.
    """
    rules = _tables()["acled"]
    if (
        incident.type is EventType.PROTEST
        and acting
        and party.kind.value not in ("military", "police", "armed_group")
    ):
        return int(rules["riot"] if incident.mode in ("riot", "vandalize") else rules["protest"])
    if party.kind.value == "crowd" and not acting:
        return int(rules["protest"] if incident.mode == "crowd-control" else rules["passive_class"])
    place = incident.place.country if incident.place else None
    home = place is None or not party.country or place in party.country
    klass = int(rules["kinds"][party.kind.value]["home" if home else "abroad"])
    for sector in party.plover:
        if sector in rules["sector"]:
            listed = int(rules["sector"][sector])
            return listed if listed != 1 or home else 8
        if rules["armed_sectors"].get(sector) == "state" and party.kind.value == "person":
            return 1 if home else 8
    if not acting and party.kind.value in rules["passive"]:
        return int(rules["passive_class"])
    if acting and incident.type is EventType.ASSAULT and klass == rules["passive_class"]:
        return int(rules["armed_by_act"])
    return klass


def acled_class_name(klass: int) -> str:
    """The class as the text that ACLED writes since 2023."""
    return str(_tables()["acled"]["classes"][klass - 1])


def acled_interaction(first: int, second: int | None) -> str:
    """ACLED's text for a pair of classes."""
    if second is None:
        return f"{acled_class_name(first)} only"
    pair = sorted((first, second))
    if pair in _tables()["acled"]["reversed"]:
        pair.reverse()
    return "-".join(acled_class_name(klass) for klass in pair)


def organised(party: Party) -> Organised | None:
    """What sort of side an actor is to UCDP; None for one that is neither organised nor civilian."""
    rules = _tables()
    if party.kind.value == "person":
        for sector in party.plover:
            side: Organised | None = rules["acled"]["armed_sectors"].get(sector)
            if side:
                return side
    for side in ("state", "group", "civilian", "igo"):
        if party.kind.value in rules["ucdp"][side]:
            return side
    return None


def side_name(party: Party) -> str:
    """A side as UCDP names it: a state and all its organs are its government."""
    country = find_country(party.country[0]) if party.country and organised(party) == "state" else None
    return f"Government of {country.name}" if country else party.name
