"""CAMEO codes of events and actors, with GDELT's scores and quad classes."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.data import read_yaml
from dateline.exports.scope import is_planned_meeting, planned_cameo
from dateline.model import Incident, Party

__all__ = ["ActorCode", "actor_code", "event_code", "goldstein", "quad_class"]


@dataclass(frozen=True, slots=True)
class ActorCode:
    """An actor as CAMEO writes it: a country or international body, then agents."""

    country: str
    """ISO-3 code, or empty."""
    international: str
    """IGO, NGO, MNC, IMG or INT where it stands in the place of a country, or empty."""
    types: tuple[str, ...]
    """Up to three agent codes."""

    @property
    def code(self) -> str:
        """The whole code, such as `PAKMIL`; empty where nothing is known of the actor."""
        return (self.country or self.international) + "".join(self.types)


@cache
def _tables() -> Mapping[str, Any]:
    tables: Mapping[str, Any] = read_yaml("exports/goldstein.yaml")
    return tables


@cache
def _actors() -> Mapping[str, Any]:
    actors: Mapping[str, Any] = read_yaml("exports/actors.yaml")["cameo"]
    return actors


@cache
def _codings() -> Mapping[str, Any]:
    codings: Mapping[str, Any] = read_yaml("ontology/plover.yaml")
    return codings


def goldstein(code: str) -> float:
    """GDELT's Goldstein score of a CAMEO code: that of its longest beginning in the table.

    Raises:
        KeyError: where not even the root is CAMEO's.
    """
    scores = _tables()["scores"]
    for length in range(len(code), 1, -1):
        if code[:length] in scores:
            return float(scores[code[:length]])
    raise KeyError(code)


def quad_class(code: str) -> int:
    """GDELT's QuadClass of a CAMEO code, by its root: protest (14) is 3, where PLOVER has 4.

    Raises:
        KeyError: where the root is not CAMEO's.
    """
    return int(_tables()["quad"][code[:2]])


def event_code(incident: Incident) -> str:
    """The CAMEO code of an incident: its own, or its type's; a planned meeting is an intent to meet."""
    if is_planned_meeting(incident):
        return planned_cameo()
    if incident.cameo and incident.cameo[:2] in _tables()["quad"]:
        return incident.cameo
    return str(_codings()[incident.type.value]["cameo"])


def actor_code(party: Party) -> ActorCode:
    """The CAMEO code of an actor, as far as country, kind and PLOVER sectors tell it."""
    tables = _actors()
    types: list[str] = []
    for sector in party.plover or (tables["kinds"][party.kind.value],):
        code = tables["sectors"].get(sector, sector)
        if code and code not in types:
            types.append(code)
    country = party.country[0] if len(party.country) == 1 else ""
    international = ""
    if not country:
        for code in types:
            if code in tables["international"]:
                international = tables["international"][code]
                types.remove(code)
                break
    return ActorCode(country, international, tuple(types[:3]))
