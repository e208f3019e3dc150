"""Incidents made by hand and what they are made of, and a stand-in for a ledger's view that holds them."""

from collections.abc import Iterator, Sequence
from typing import Any

from dateline.model import (
    Incident,
    IncidentPlace,
    IncidentTime,
    Member,
    Party,
    Query,
    Snapshot,
    Toll,
    Version,
    VersionSource,
)

IRAN_GUARDS = Party(
    id="a-0000000000001",
    name="Islamic Revolutionary Guard Corps",
    kind="military",
    country=("IRN",),
    plover=("MIL",),
)
IRAN_POLICE = Party(
    id="a-000000000000a", name="Iranian police", kind="police", country=("IRN",), plover=("COP",)
)
NIGHT_GUARD = Party(id="a-000000000000b", name="security guard", kind="police", plover=("COP",))
PAKISTAN = Party(
    id="a-0000000000002",
    name="Pakistan's military",
    kind="military",
    country=("PAK",),
    plover=("MIL",),
    wikidata="Q1",
)
MILITANTS = Party(
    id="a-0000000000003", name="Jaish al-Adl", kind="armed_group", country=("IRN",), plover=("REB",)
)
VILLAGERS = Party(id="a-0000000000004", name="villagers", kind="civilians")
MARCHERS = Party(id="a-0000000000005", name="protesters", kind="crowd", country=("IRN",))
ENVOY = Party(id="a-0000000000006", name="Amir Rahimi", kind="person", country=("IRN",), plover=("GOV",))
UNITED_NATIONS = Party(id="a-0000000000007", name="United Nations", kind="igo", plover=("IGO",))
RIVALS = Party(
    id="a-0000000000008", name="Second Column", kind="armed_group", country=("PAK",), plover=("UAF",)
)

SARAVAN = IncidentPlace(
    name="Saravan",
    geonameid=1159716,
    country="IRN",
    admin1="Sistan and Baluchestan",
    latitude=27.37,
    longitude=62.33,
    precision="populated_place",
)
IRAN = IncidentPlace(
    name="Iran", geonameid=130758, country="IRN", latitude=32.0, longitude=53.0, precision="country"
)


def day(first: str, last: str | None = None, granularity: str = "day") -> IncidentTime:
    return IncidentTime(start=first, end=last or first, granularity=granularity, basis="expression")


def source(number: int, quote: str, **changes: Any) -> VersionSource:
    report = "sha256:" + f"{number:012x}".ljust(64, "0")
    values = {
        "report": report,
        "event": f"{report[7:19]}:e1",
        "claim": "c1",
        "kind": "official",
        "stance": "asserts",
        "publisher": f"Outlet {number}",
        "published": f"2024-01-{17 + number:02d}",
        "start": 10,
        "end": 10 + len(quote),
        "quote": quote,
    }
    return VersionSource(**{**values, **changes})


def member(number: int, quote: str, **changes: Any) -> Member:
    report = "sha256:" + f"{number:012x}".ljust(64, "0")
    values = {
        "event": f"{report[7:19]}:e1",
        "report": report,
        "title": f"Report {number}; with a mark",
        "publisher": f"Outlet {number}",
        "url": f"https://outlet{number}.example/story",
        "published": f"2024-01-{17 + number:02d}",
        "score": 1.0,
        "start": 10,
        "end": 10 + len(quote),
        "quote": quote,
    }
    return Member(**{**values, **changes})


def figure(
    low: int | None, high: int | None, *sources: VersionSource, label: str | None = None, **changes: Any
) -> Version:
    value = {"effect": "killed", "low": low, "high": high, "victims": None, "part": False}
    values = {
        "field": "casualties.killed",
        "value": value,
        "label": label or f"{low} to {high}",
        "side": "third_party",
        "independent": len(sources),
        "first": "2024-01-18",
        "latest": "2024-01-19",
        "headline": True,
        "sources": sources,
    }
    return Version(**{**values, **changes})


def toll(effect: str, low: int | None, high: int | None, side: str | None = None, **changes: Any) -> Toll:
    values = {
        "effect": effect,
        "side": side,
        "low": low,
        "high": high,
        "latest_low": low,
        "latest_high": high,
        "sources": 1,
    }
    return Toll(**{**values, **changes})


def incident(number: int, **changes: Any) -> Incident:
    """An air strike by one state's military on militants in another's town, changed as wanted."""
    values: dict[str, Any] = {
        "id": f"i-{number:013x}",
        "title": "Pakistan's military strikes Jaish al-Adl in Saravan",
        "type": "ASSAULT",
        "mode": "aerial",
        "quad": 4,
        "intensity": -9.5,
        "status": "actual",
        "standing": "confirmed",
        "accepted": False,
        "rejected": False,
        "actor": (PAKISTAN,),
        "recipient": (MILITANTS,),
        "time": day("2024-01-18"),
        "place": SARAVAN,
        "reports": 2,
        "sources": 2,
        "first_published": "2024-01-18",
        "last_published": "2024-01-19",
        "score": 0.9,
        "contexts": ("military",),
        "cameo": "195",
        "instruments": ("killer drones", "rockets"),
        "members": (member(1, "struck hideouts"), member(2, "bombed the town", score=0.87)),
        "policy": "latest third party",
    }
    values.update(changes)
    killed = next((t for t in values.get("tolls", ()) if t.effect == "killed" and t.side is None), None)
    if killed:
        values.update(killed_low=killed.low, killed_high=killed.high)
    return Incident(**values)


class StandIn:
    """What an export asks of a view, over incidents in memory."""

    def __init__(self, incidents: Sequence[Incident]) -> None:
        self.incidents = sorted(incidents, key=lambda one: one.id)

    def snapshot(self) -> Snapshot:
        return Snapshot(
            id="s-0123456789abcdef",
            sequence=9,
            time="2024-03-01T12:00:00.000000Z",
            reports=4,
            incidents=len(self.incidents),
            judgements=0,
            readers=("0.1.0",),
        )

    def rows(
        self, table: str, query: Query | None = None, batch: int = 10_000, *, body: bool = False
    ) -> Iterator[list[dict[str, Any]]]:
        assert table == "incidents"
        assert body
        for start in range(0, len(self.incidents), batch):
            yield [
                {"id": one.id, "body": one.model_dump_json()} for one in self.incidents[start : start + batch]
            ]
